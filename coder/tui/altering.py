"""What became of things, in the user's words: of what kind, made or changed, each field then and now. No widgets."""

from collections.abc import Iterable, Mapping
from typing import Any

from coder.model.kinds import FIELDS, HOWS, KINDS
from coder.study.altered import Altered, Field
from coder.tui.describing import shortened
from coder.tui.tables import Say, number
from coder.tui.text import line
from coder.tui.wording import CAUSES, CHOICES, ELICITED, ORIGINS, OUTCOMES, POSITIONS, REPLIES, VALENCES

#: What else the codebook's file holds, by the names it has there.
_IN_FILE = {
    "question": ("پرسش پژوهش", "research question"),
    "lead_coder": ("کدگذار اصلی", "lead coder"),
    "quadrant_names": ("نام ربع‌ها", "names of the quadrants"),
    "stopping_rule": ("قاعدهٔ توقف", "stopping rule"),
    "settings": ("تنظیم‌ها", "settings"),
    "kind": ("گونه", "kind"),
}

#: Fields whose places are numbers that say nothing to people: it is enough that they changed.
_ONLY_CHANGED = frozenset({"order"})

#: What the values of a field are called, where they are the program's own words.
_VALUES: dict[str, Mapping[Any, tuple[str, str]]] = {
    "elicited": ELICITED,
    "position": POSITIONS,
    "valence": VALENCES,
    "outcome": OUTCOMES,
    "cause": CAUSES,
    "origin": ORIGINS,
    "answer": REPLIES,
    "choice": CHOICES,
    "retired": {"true": ("آری", "yes")},
    "blind": {"true": ("آری", "yes")},
}

#: The longest value shown, in characters.
_LONGEST = 40

#: So many characters before the place where two values part are told with it, to see where it is.
_BEFORE = 12


def told(one: Altered, say: Say) -> str:
    """Give a line: the kind, the name, what became of it, and the fields that people know, then → now."""
    kind, how = say(*KINDS.get(one.kind, (one.kind, one.kind))), say(*HOWS[one.how])
    fields = say("؛ ", "; ").join(_fields(one, say))
    return line(line(kind, shortened(one.about or one.name, 60), between=" "), how, fields)


def lines(found: Iterable[Altered], more: int, say: Say) -> list[str]:
    """Give the lines of some things and how many more there are."""
    given = [told(one, say) for one in found]
    return [*given, say(f"… و {number(more, say)} چیز دیگر", f"… and {more} more")] if more > 0 else given


def called(field: str, say: Say) -> str:
    """Say what a field is called, be it one of the codebook's file."""
    return say(*(FIELDS | _IN_FILE).get(field, (field, field)))


def worded(field: str, value: str, say: Say) -> str:
    """Give a field's value in words where it is the program's own; else as it is."""
    words = _VALUES.get(field, {}).get(value.lower())
    return say(*words) if words else value


def _fields(one: Altered, say: Say) -> list[str]:
    shown = [field for field in one.fields if field.name in FIELDS and (field.then or field.now)]
    if one.how != "changed":  # a thing that was made or is gone is told by its name; here is what it holds
        shown = [field for field in shown if field.name not in ("order", "label", "quote", "title")]
        shown = [field for field in shown if (field.now or field.then) not in ("", one.name, one.about)]
    return [_field(field, one.how == "changed", say) for field in shown]


def _field(field: Field, changed: bool, say: Say) -> str:
    name = say(*FIELDS[field.name])
    if field.name in _ONLY_CHANGED:
        return name
    if not changed:
        return line(name, _value(field.name, field.now or field.then, say), between=": ")
    then, now = (_value(field.name, value, say) for value in _parting(field.then, field.now))
    return line(name, line(then, say("←", "→"), now, between=" "), between=": ")


def _parting(then: str, now: str) -> tuple[str, str]:
    """Give two long values from a few words before where they part; what stood there in both isn't told again."""
    if max(len(then), len(now)) <= _LONGEST:
        return then, now
    parting = (place for place, (one, other) in enumerate(zip(then, now, strict=False)) if one != other)
    same = next(parting, min(len(then), len(now)))
    begin = then[:same].rfind(" ", 0, max(same - _BEFORE, 0)) + 1
    return (f"…{then[begin:]}", f"…{now[begin:]}") if begin > 1 else (then, now)


def _value(field: str, value: str, say: Say) -> str:
    return shortened(worded(field, value, say), _LONGEST) or "—"
