"""What files that could come in are, in words: a table of them and what is to be known of one. No widgets."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from coder.errors import NameTaken, Undecodable
from coder.model.corpus import SourceKind
from coder.persian import damage
from coder.study.imports import Arrival, HowRead, Refusal
from coder.tui import spoken
from coder.tui.tables import Say, Table, listed, number
from coder.tui.text import told

#: So much of a text is shown, to see whether it reads rightly.
_BEGINNING = 160

#: A file and how it is to be read; whether it is ticked, None when its state says so.
type Job = tuple[Path, HowRead, bool | None]

_LEVELS = {
    "ok": ("✓ سالم", "✓ sound"),
    "": ("✓ کوتاه", "✓ short"),
    "suspect": ("⚠ مشکوک", "⚠ suspect"),
    "damaged": ("⚠ آسیب‌دیده", "⚠ damaged"),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that was looked at in a certain way, and whether it shall come in."""

    how: HowRead
    found: Arrival | Refusal
    ticked: bool = False

    @property
    def path(self) -> Path:
        """The file."""
        return self.found.path

    @property
    def arrival(self) -> Arrival | None:
        """What would come in, if anything can."""
        return self.found if isinstance(self.found, Arrival) else None

    @property
    def named(self) -> bool:
        """Whether it bears the name of a source with other words: it may be that source's corrected text."""
        return isinstance(self.found, Refusal) and isinstance(self.found.problem, NameTaken)

    @property
    def damaged(self) -> bool:
        """Whether it comes in only if the person says so, having seen what is wrong with it."""
        return self.arrival is not None and self.arrival.source.damage == "damaged"


def table(candidates: Sequence[Candidate], say: Say) -> Table:
    """One row a file."""
    headings = (
        " ",
        say("پرونده", "file"),
        say("وضع", "state"),
        say("نوع", "kind"),
        say("صاحب‌نظر", "experts"),
        say("واژه", "words"),
        say("نوبت", "turns"),
        say("گویندگان", "speakers"),
        say("رمزگذاری", "encoding"),
    )
    rows = tuple((str(one.path), _cells(one, say)) for one in candidates)
    return Table(headings, rows, elastic=(1, 7), spare=(8, 6, 7))


def _cells(one: Candidate, say: Say) -> tuple[str, ...]:
    kind = say("سند", "document") if one.how.kind is SourceKind.DOCUMENT else say("مصاحبه", "interview")
    if one.arrival is None:
        state = say("✎ متن تازهٔ منبع؟", "✎ corrected text?") if one.named else say("✗ پذیرفته نشد", "✗ refused")
        return ("×", one.path.name, state, kind, *[""] * 5)
    source = one.arrival.source
    return (
        "☑" if one.ticked else "☐",
        one.path.name,
        say(*_LEVELS[source.damage]),
        kind,
        listed((expert.ref for expert in one.arrival.experts), say),
        number(one.arrival.words, say),
        number(len(source.turns), say),
        listed((speaker.label for speaker in source.speakers), say),
        source.encoding,
    )


def details(one: Candidate, language: str, say: Say) -> str:
    """Say all that is to be known of a file before it comes in, or why it can't."""
    if not isinstance(one.found, Arrival):
        lines = [told(one.found.problem, language)]
        if isinstance(one.found.problem, Undecodable):
            lines.append(_choose_encoding(say))
        if one.named:
            lines.append(
                say(
                    "اگر متن درست‌شدهٔ همان منبع است: r (ق)؛ پیش از هر تغییری می‌بینید کدگذاری‌ها چه می‌شوند.",
                    "If it is that source's corrected text: r; before anything is changed you see what becomes of "
                    "the codings.",
                )
            )
        return "\n".join(lines)
    lines = [*_damage(one.found, language, say), *_headers(one, say), *_comments(one.found, say)]
    if one.how.kind is SourceKind.INTERVIEW:
        lines += _speakers(one.found, say)
    beginning = " ".join(one.found.text[: _BEGINNING * 2].split())[:_BEGINNING]
    lines.append(say(f"آغاز متن: «{beginning}…»", f"It begins: «{beginning}…»"))
    return "\n".join(lines)


def doubts(arrival: Arrival, language: str, say: Say) -> str:
    """Say what is wrong with a damaged text, with words that show it, and what had better be done."""
    return "\n".join(_damage(arrival, language, say))


def _damage(arrival: Arrival, language: str, say: Say) -> list[str]:
    reasons = arrival.source.damage_reasons
    if not reasons:
        return []
    examples = " ".join(arrival.doubtful)
    lines = [
        f"⚠ {damage.told(reasons, language)}. {say('نمونه', 'Examples')}: {examples}",
        say(f"بهتر است: {damage.advice(reasons, language)}.", f"Better: {damage.advice(reasons, language)}."),
    ]
    if {"mojibake", "replaced"} & set(reasons):
        lines.append(_choose_encoding(say))
    return lines


def _choose_encoding(say: Say) -> str:
    return say("رمزگذاری را این‌جا با کلید c (ز) برگزینید.", "Here the encoding is chosen with the key c.")


def _headers(one: Candidate, say: Say) -> list[str]:
    if one.how.drop_headers:
        return [say("سرصفحه‌ها کنار گذاشته شد؛ h (ا) بازشان می‌آورد.", "Headers are left out; h brings them back.")]
    headers = one.arrival.headers if one.arrival else ()
    if not headers:
        return []
    shown = " / ".join(headers[:3])
    return [
        say(
            f"سرصفحه یا شمارهٔ صفحه دارد («{shown}»)؛ h (ا) کنارشان می‌گذارد.",
            f"It has headers or page numbers («{shown}»); h leaves them out.",
        )
    ]


def _comments(arrival: Arrival, say: Say) -> list[str]:
    if not arrival.comments:
        return []
    count = number(arrival.comments, say)
    return [
        say(
            f"{count} یادداشت در حاشیه دارد؛ n (د) آن‌ها را کدگذاری یا یادداشت می‌کند.",
            f"Comments in its margin: {count}; n makes codings or memos of them.",
        )
    ]


def _speakers(arrival: Arrival, say: Say) -> list[str]:
    source = arrival.source
    if not source.turns:
        return [
            say(
                "گوینده‌ای در متن شناخته نشد. اگر مصاحبه نیست: k (ن).",
                "No speakers were found in it. If it isn't an interview: k.",
            )
        ]
    refs = {expert.id: expert.ref for expert in arrival.experts}
    known = [f"{one.label} ({refs.get(one.expert or '') or spoken.role(one.role, say)})" for one in source.speakers]
    lines = [say(f"گویندگان: {'، '.join(known)}", f"Speakers: {', '.join(known)}")]
    if not arrival.experts:
        lines.append(
            say(
                "صاحب‌نظری برای این پرونده نوشته نشده؛ پس از ورود، در پیکره با l (م) بگویید.",
                "No expert is noted for this file; say who it is afterwards, with l in the corpus.",
            )
        )
    return lines
