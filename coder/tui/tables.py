"""What the screens' tables say: headings in both languages and rows of words. No widgets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coder.model import steps
from coder.model.corpus import SourceKind
from coder.model.results import Answers
from coder.persian import dates, digits
from coder.study import overview, results
from coder.study.seat import Seat
from coder.study.snapshot import Snapshot

#: Says something in the language of the interface: the Persian, the English.
Say = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table to show: headings, and rows each with the key of its thing."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]

    def sorted_by(self, column: int, descending: bool = False) -> "Table":
        """Give the table in the order of a column: numbers by value, words as they are spelt."""
        rows = sorted(self.rows, key=lambda row: _sortable(row[1][column]), reverse=descending)
        return Table(self.headings, tuple(rows))

    def filtered(self, keep: Callable[[str], bool]) -> "Table":
        """Give the rows of which some cell satisfies ``keep``."""
        return Table(self.headings, tuple(row for row in self.rows if any(keep(cell) for cell in row[1])))


def number(value: int | None, say: Say) -> str:
    """Give a number in the digits of the interface; nothing for None."""
    return "" if value is None else say(digits.to_persian(str(value)), str(value))


def corpus(seat: Seat, say: Say) -> Table:
    """Interviews in order and documents: who, when, how long, coded by whom, what was new, what is owed."""
    headings = (
        say("منبع", "source"),
        say("صاحب‌نظر", "experts"),
        say("گروه", "groups"),
        say("تاریخ", "date"),
        say("واژه", "words"),
        say("کدگذاری", "coded"),
        say("تازه", "new"),
        say("وضع", "state"),
    )
    rows = []
    for row in overview.rows(seat):
        cells = (
            row.source.ref,
            "، ".join(row.experts) or _kind(row.source.kind, say),
            "، ".join(row.groups),
            say(digits.to_persian(row.source.date), row.source.date),
            number(row.words, say),
            "، ".join(_coded(one, say) for one in row.coded),
            number(row.new, say),
            _state(row, say),
        )
        rows.append((row.source.id, cells))
    return Table(headings, tuple(rows))


def factors(snapshot: Snapshot, say: Say) -> Table:
    """The final list with counts of experts."""
    rows = tuple(
        (row.number, (row.number, row.label, *_answers(row.answers, say), "، ".join(row.codes)))
        for row in results.factor_rows(snapshot)
    )
    return Table((say("شماره", "no."), say("عامل", "factor"), *_counted(say), say("کدها", "codes")), rows)


def book(snapshot: Snapshot, say: Say) -> Table:
    """Every code with counts of experts and what became of it."""
    rows = tuple(
        (row.ref, (row.ref, row.label, *_answers(row.answers, say), row.factor or (row.dropped and "×")))
        for row in results.code_rows(snapshot)
    )
    return Table((say("کد", "code"), say("برچسب", "label"), *_counted(say), say("عامل", "factor")), rows)


def strategies(snapshot: Snapshot, say: Say) -> Table:
    """The strategies with the factors they rest on and their actions."""
    headings = (say("شماره", "no."), say("راهبرد", "strategy"), say("عامل‌ها", "factors"), say("اقدام‌ها", "actions"))
    rows = tuple(
        (
            row.number,
            (row.number, row.label, " ".join(row.factors), "؛ ".join(_numbered(row.actions, say))),
        )
        for row in results.strategy_rows(snapshot)
    )
    return Table(headings, rows)


def journal(seat: Seat, say: Say, limit: int = 500) -> Table:
    """The recorded steps, newest first."""
    headings = (
        say("گام", "step"),
        say("زمان", "at"),
        say("کدگذار", "who"),
        say("کار", "what"),
        say("تغییر", "changes"),
        say("دلیل", "reason"),
    )
    rows = []
    for step in seat.study.history(limit):
        what = steps.told(step.name, say("fa", "en"))
        if step.kind != "do":
            what = f"{say(*_TURNED[step.kind])} {number(step.target, say)}"
        cells = (
            number(step.seq, say) + (" ×" if step.undone else ""),
            say(digits.to_persian(dates.moment(step.at)), step.at),
            step.who,
            what,
            number(step.changes, say),
            step.reason,
        )
        rows.append((str(step.seq), cells))
    return Table(headings, tuple(rows))


_TURNED = {"undo": ("واگرد", "undo"), "redo": ("انجام دوباره", "redo")}


def _kind(kind: SourceKind, say: Say) -> str:
    return say("سند", "document") if kind is SourceKind.DOCUMENT else ""


def _coded(one: tuple[str, int, int], say: Say) -> str:
    coder, pass_, count = one
    return f"{coder}{number(pass_, say) if pass_ > 1 else ''}: {number(count, say)}"


def _state(row: overview.SourceRow, say: Say) -> str:
    words = [say("بسته", "closed") if row.closed else say("باز", "open")]
    if row.owed:
        words.append(say(f"بازخوانی {number(len(row.owed), say)}", f"re-read {len(row.owed)}"))
    if row.source.damage not in ("", "ok"):
        words.append(
            "⚠ " + {"suspect": say("مشکوک", "suspect"), "damaged": say("آسیب‌دیده", "damaged")}[row.source.damage]
        )
    return say("، ", ", ").join(words)


def _counted(say: Say) -> tuple[str, ...]:
    return (
        say("خودجوش", "raised"),
        say("پرسیده", "asked"),
        say("تأیید", "conf."),
        say("تکمیل", "compl."),
        say("رد", "rej."),
        say("سند", "docs"),
    )


def _answers(answers: Answers, say: Say) -> tuple[str, ...]:
    counts = (
        answers.raised,
        answers.asked,
        answers.confirmed,
        answers.completed,
        answers.rejected,
        answers.documents,
    )
    return tuple(number(count, say) for count in counts)


def _numbered(actions: Sequence[str], say: Say) -> list[str]:
    return [f"{number(place, say)}. {action}" for place, action in enumerate(actions, 1)]


def _sortable(cell: str) -> tuple[int, float, str]:
    latin = digits.to_latin(cell)
    try:
        return 0, float(latin), ""
    except ValueError:
        return 1, 0.0, latin
