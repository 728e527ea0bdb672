"""Comments of a Word file that come in, in words: who wrote them, and what each becomes. No widgets."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from coder.model.corpus import SourceKind
from coder.study.commenting import Author, Commented, Marked, Use
from coder.tui.arrived import Job
from coder.tui.tables import Say, Table, number

#: What an author's comments are called; nobody is passed over, so at first it isn't said.
_USES: dict[Use | None, tuple[str, str]] = {
    None: ("؟", "?"),
    "codes": ("کد", "codes"),
    "memos": ("یادداشت", "memos"),
    "skip": ("هیچ", "nothing"),
}


class Margin(NamedTuple):
    """A file with comments, and as what its text is read; ``source`` (an id) or ``jobs`` are what to go back to."""

    path: Path
    kind: SourceKind = SourceKind.INTERVIEW
    source: str | None = None
    jobs: Sequence[Job] = ()


def authors(found: Sequence[Author], uses: Mapping[str, Use], say: Say) -> Table:
    """One row an author: what their comments are, how many, the first few."""
    headings = (
        say("نویسنده", "author"),
        say("می‌شود", "becomes"),
        say("یادداشت", "comments"),
        say("پاسخ", "replies"),
        say("نمونه", "examples"),
    )
    rows = tuple(
        (
            one.name,
            (
                one.name or "—",
                say(*_USES[uses.get(one.name)]),
                number(one.comments, say),
                number(one.replies, say),
                " | ".join(_flat(words) for words in one.examples),
            ),
        )
        for one in found
    )
    return Table(headings, rows, elastic=(4,), spare=(3,))


def marks(found: Sequence[Marked], say: Say) -> Table:
    """One row a comment: its author, what it becomes, the words it marks."""
    headings = (say("نویسنده", "author"), say("می‌شود", "becomes"), say("واژه‌ها", "words"), say("یادداشت", "memo"))
    rows = tuple(
        (str(place), (one.author, _becomes(one, say), _flat(one.quote), _flat(one.memo)))
        for place, one in enumerate(found)
    )
    return Table(headings, rows, elastic=(1, 2, 3), spare=(3,))


def _becomes(one: Marked, say: Say) -> str:
    return "، ".join(one.codes) or say(*_USES["memos" if one.memo else "skip"])


def counts(found: Commented, say: Say) -> str:
    """Count what would be new."""
    named = (
        ("source", "متن تازه", "new text"),
        ("coding", "کدگذاری", "codings"),
        ("code", "کد تازه", "new codes"),
        ("memo", "یادداشت", "memos"),
        ("person", "کدگذار تازه", "new coders"),
    )
    told = [
        say(f"{number(found.union.added[kind], say)} {fa}", f"{en}: {found.union.added[kind]}")
        for kind, fa, en in named
        if found.union.added.get(kind)
    ]
    return say("، ", ", ").join(told) or say("چیز تازه‌ای نیست", "nothing is new")


def without_words(found: Commented, say: Say) -> str:
    """Tell how many comments were to be codes but mark no words, if any are."""
    count = sum(loss.count for loss in found.losses if loss.topic == "no_words")
    told = say(
        f"{number(count, say)} یادداشت بر واژه‌ای نیست یا نام کدی ندارد و یادداشت تحلیلی می‌شود.",
        f"Comments that mark no words or name no code: {count}; they become memos.",
    )
    return told if count else ""


def _flat(words: str) -> str:
    return " ".join(words.split())
