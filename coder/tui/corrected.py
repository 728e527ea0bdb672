"""What a corrected text does to codings, and which ones it lost, in words: tables and what is to be known of one."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from coder.model.coding import Coding, Lost, Reserved
from coder.model.corpus import Source
from coder.study.imports import HowRead
from coder.study.replacing import Replacement
from coder.study.snapshot import Snapshot
from coder.tui.arrived import Job
from coder.tui.describing import shortened
from coder.tui.tables import Say, Table, number
from coder.tui.text import line

#: Where a lost coding's words stood, by its id: a passage of the text as it is now.
type Places = Mapping[str, tuple[int, int]]

_FATES = {
    "lost": ("✗ جامانده", "✗ lost"),
    "widened": ("⚠ نقل‌نشدنی", "⚠ reserved"),
    "again": ("↺ بازیافته", "↺ found again"),
    "moved": ("~ جابه‌جا", "~ moved"),
    "unchanged": ("= همان‌جا", "= unchanged"),
}

_MEANINGS = {
    "lost": (
        "واژه‌هایش در متن تازه نیست؛ در فهرست جامانده‌ها می‌ماند تا جایش دهید.",
        "Its words aren't in the new text; it waits in the list of lost ones until you place it.",
    ),
    "widened": (
        "قطعه‌ای که نباید نقل شود تغییر کرده است؛ هر آنچه جای آن آمده نقل‌نشدنی می‌شود. بررسی‌اش کنید.",
        "A passage not to be quoted was changed; all that stands in its place is kept back. Look at it.",
    ),
    "again": ("پیش‌تر جا مانده بود و این متن واژه‌هایش را دارد.", "It was lost before; this text has its words."),
    "moved": ("همراه واژه‌هایش می‌رود.", "It goes along with its words."),
    "unchanged": ("دست نمی‌خورد.", "Nothing happens to it."),
}


class Correction(NamedTuple):
    """A file that is to be the corrected text of a source (by id); ``jobs`` are files to go back to, if any."""

    source: str
    path: Path
    how: HowRead = HowRead()
    jobs: Sequence[Job] = ()


class Fate(NamedTuple):
    """What becomes of a coding: its code (an id, none for a reserved passage), its words then and now."""

    key: str
    what: str
    code: str
    then: str
    now: str


def asked(source: Source, say: Say) -> str:
    """Ask for the file that is the corrected text of a source."""
    return say(f"پروندهٔ درست‌شدهٔ «{source.ref}» کجاست؟", f"Where is the corrected file of '{source.ref}'?")


def fates(change: Replacement) -> list[Fate]:
    """Give what becomes of each coding, those to be looked at first."""
    return list(_fates(change))


def _fates(change: Replacement) -> Iterator[Fate]:
    for coding in change.lost:
        yield Fate(coding.id, "lost", coding.code, coding.quote, "")
    before = {passage.id: passage for passage, _ in change.reserved}
    for passage in change.widened:
        yield _of_reserved(before.get(passage.id, passage), passage)
    for gone, coding in change.again:
        yield Fate(gone.id, "again", gone.code, gone.quote, coding.quote)
    for then, now in change.moved:
        yield _of_coding(then, now, "moved")
    for coding in change.unchanged:
        yield _of_coding(coding, coding, "unchanged")


def _of_coding(then: Coding, now: Coding, what: str) -> Fate:
    return Fate(then.id, what, then.code, then.quote, now.quote)


def _of_reserved(then: Reserved, now: Reserved) -> Fate:
    return Fate(then.id, "widened", "", then.quote, now.quote)


def counts(change: Replacement, say: Say) -> str:
    """Count what stays, moves, is lost and comes back."""
    stay, moved, gone, back, kept = (
        number(len(some), say) for some in (change.unchanged, change.moved, change.lost, change.again, change.widened)
    )
    told = [say(f"{stay} کدگذاری سر جای خود", f"{stay} unchanged")]
    told += [say(f"{moved} جابه‌جا", f"{moved} moved"), say(f"{gone} جامانده", f"{gone} lost")]
    if change.again:
        told.append(say(f"{back} بازیافته", f"{back} found again"))
    if change.widened:
        told.append(say(f"{kept} نقل‌نشدنی برای بررسی", f"{kept} reserved to look at"))
    return say("، ", ", ").join(told)


def table(found: Sequence[Fate], snapshot: Snapshot, say: Say) -> Table:
    """One row a coding: what becomes of it, its code, its words then and now."""
    headings = (say("چه می‌شود", "becomes"), say("کد", "code"), say("واژه‌ها", "words"), say("در متن تازه", "new text"))
    rows = tuple(
        (one.key, (say(*_FATES[one.what]), _label(snapshot, one.code), _flat(one.then), _flat(one.now)))
        for one in found
    )
    return Table(headings, rows, elastic=(1, 2, 3))


def details(one: Fate, say: Say) -> str:
    """Say what becomes of one, its words in full, then and now."""
    lines = [say(*_MEANINGS[one.what]), _quoted(say("واژه‌ها:", "Words:"), one.then)]
    if one.now and one.now != one.then:
        lines.append(_quoted(say("در متن تازه:", "In the new text:"), one.now))
    return "\n".join(lines)


def lost_table(
    pairs: Sequence[tuple[Lost, Source]], texts: Mapping[str, str], places: Places, snapshot: Snapshot, say: Say
) -> Table:
    """One row a lost coding: source, code, whose, its words as they were, what stands there now.

    ``texts`` are the sources' texts by their hash; what isn't in ``places`` yet is still looked for.
    """
    headings = (
        say("منبع", "source"),
        say("کد", "code"),
        say("واژه‌ها", "words"),
        say("اکنون آن‌جا", "there is now"),
        say("کدگذار", "coder"),
    )
    rows = []
    for one, source in pairs:
        person = snapshot.person_of.get(one.coder)
        now = _flat(texts[source.text_sha256][slice(*places[one.id])]) if one.id in places else "…"
        cells = (source.ref, _label(snapshot, one.code), _flat(one.quote), now, person.name if person else "")
        rows.append((one.id, cells))
    return Table(headings, tuple(rows), elastic=(1, 2, 3), spare=(4,))


def lost_details(one: Lost, now: str, say: Say) -> str:
    """Say of a lost coding its words among those around them as they were, and what stands there now."""
    then = line(say("بود:", "It was:"), f"…{one.before}«{one.quote}»{one.after}…", between=" ")
    instead = _quoted(say("اکنون آن‌جا:", "There is now:"), now)
    nothing = say("اکنون آن‌جا چیزی نیست.", "Nothing stands there now.")
    keys = say("↵ جا دادن در متن · x (ط) چشم‌پوشی", "↵ place it in the text · x give it up")
    return "\n".join([then, instead if now else nothing, keys])


def lost_question(one: Lost, source: Source, snapshot: Snapshot, say: Say) -> str:
    """Ask where in a source a lost coding belongs, its words as they were below."""
    label = _label(snapshot, one.code)
    question = say(f"قطعهٔ «{label}» در {source.ref} کجاست؟", f"Where in {source.ref} is the passage of «{label}»?")
    return f"{question}\n{_quoted(say('بود:', 'It was:'), shortened(one.quote, 200))}"


def _label(snapshot: Snapshot, code: str) -> str:
    return snapshot.code_of[code].label if code in snapshot.code_of else ""


def _quoted(what: str, words: str) -> str:
    return line(what, f"«{_flat(words)}»", between=" ")


def _flat(words: str) -> str:
    return " ".join(words.split())
