"""What the screens' tables say: headings in both languages and rows of words. No widgets."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from coder.model import steps
from coder.model.corpus import SourceKind
from coder.persian import dates, digits
from coder.study import overview
from coder.study.seat import Seat

#: Says something in the language of the interface: the Persian, the English.
Say = Callable[[str, str], str]


#: Between these a number keeps its sign before it where Persian runs from the right.
_LRI, _PDI = "\u2066", "\u2069"

#: A row of a table: the key of its thing, and its cells.
Row = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Table:
    """A table to show: headings, and rows each with the key of its thing.

    Where there isn't room for everything, words in the ``elastic`` columns are cut, and then the ``spare`` columns are
    given up, the first first; both are columns by their places.
    """

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    elastic: tuple[int, ...] = ()
    spare: tuple[int, ...] = ()

    def sorted_by(self, column: int, descending: bool = False) -> "Table":
        """Give the table in the order of a column: numbers by value, words as they are spelt."""
        rows = sorted(self.rows, key=lambda row: _sortable(row[1][column]), reverse=descending)
        return replace(self, rows=tuple(rows))

    def filtered(self, keep: Callable[[str], bool]) -> "Table":
        """Give the rows of which some cell satisfies ``keep``."""
        return replace(self, rows=tuple(row for row in self.rows if any(keep(cell) for cell in row[1])))


def listed(words: Iterable[str], say: Say) -> str:
    """Give words one after the other, with the comma of the interface."""
    return say("، ", ", ").join(words)


def number(value: int | None, say: Say) -> str:
    """Give a number in the digits of the interface; nothing for None."""
    return "" if value is None else say(digits.to_persian(str(value)), str(value))


def figure(value: float | None, say: Say) -> str:
    """Give a coefficient to two places in the digits of the interface; a dash for None."""
    if value is None:
        return "—"
    text = f"{value:.2f}".replace("-0.00", "0.00")
    persian = digits.to_persian(text.replace(".", "٫"))
    return say(f"{_LRI}{persian}{_PDI}" if persian.startswith("-") else persian, text)


def moment(at: str, say: Say) -> str:
    """Give a recorded moment as the date and the time of day where the user is."""
    return say(digits.to_persian(dates.moment(at)), dates.moment(at, jalali=False))


def corpus(seat: Seat, say: Say) -> Table:
    """Interviews in order and documents: who, when, how long, coded by whom, what was new, what is owed."""
    headings = (
        say("منبع", "source"),
        say("صاحب‌نظر", "experts"),
        say("وضع", "state"),
        say("تازه", "new"),
        say("کدگذاری", "coded"),
        say("تاریخ", "date"),
        say("واژه", "words"),
        say("گروه", "groups"),
    )
    rows = []
    for row in overview.rows(seat):
        cells = (
            row.source.ref,
            listed(row.experts, say) or _kind(row.source.kind, say),
            _state(row, say),
            number(row.new, say),
            listed((_coded(one, say) for one in row.coded), say),
            say(digits.to_persian(row.source.date), row.source.date),
            number(row.words, say),
            listed(row.groups, say),
        )
        rows.append((row.source.id, cells))
    return Table(headings, tuple(rows), elastic=(7,), spare=(6, 5, 7))


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
            moment(step.at, say),
            step.who,
            what,
            number(step.changes, say),
            " ⏎ ".join(step.reason.splitlines()),
        )
        rows.append((str(step.seq), cells))
    return Table(headings, tuple(rows), elastic=(3, 5), spare=(4,))


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
    if row.lost:
        words.append("⚠ " + say(f"جامانده {number(row.lost, say)}", f"{row.lost} lost"))
    if row.decided is not None:
        decided, found = (number(count, say) for count in row.decided)
        words.append(say(f"فیصله {decided} از {found}", f"{decided} of {found} decided"))
    if row.source.damage not in ("", "ok"):
        words.append(
            "⚠ " + {"suspect": say("مشکوک", "suspect"), "damaged": say("آسیب‌دیده", "damaged")}[row.source.damage]
        )
    return listed(words, say)


def _sortable(cell: str) -> tuple[int, float, str]:
    latin = digits.to_latin(cell).strip(_LRI + _PDI).replace("٫", ".")
    try:
        return 0, float(latin), ""
    except ValueError:
        return 1, 0.0, latin
