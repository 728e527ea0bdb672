"""What may leave the study: passages never quoted, notes that are no quotes, groups too small to show."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coder.model.coding import Coding, Reserved
from coder.model.corpus import Source
from coder.persian.fold import key

#: Why a quote is withheld: somebody asked for it, or the words are the interviewer's notes.
RESERVED, NOTES = "reserved", "notes"

_NOTES, _RECORDED = ("یادداشت", "notes"), ("ضبط", "record")


@dataclass(frozen=True, slots=True)
class Words:
    """What of a coding may be shown: the quote, the text on either side, and why it is withheld."""

    quote: str
    before: str
    after: str
    withheld: str


def only_notes(source: Source) -> bool:
    """Tell whether an interview survives as notes only, as ``experts.csv`` says under ``record``."""
    record = key(source.record)
    return any(word in record for word in _NOTES) and not any(word in record for word in _RECORDED)


def by_source(reserved: Iterable[Reserved]) -> dict[str, list[Reserved]]:
    """Give the reserved passages of each source (by id)."""
    found: dict[str, list[Reserved]] = defaultdict(list)
    for passage in reserved:
        found[passage.source].append(passage)
    return found


def words(coding: Coding, source: Source, reserved: Iterable[Reserved]) -> Words:
    """Give what may be shown of ``coding``, whose source has the passages ``reserved``."""
    spans = [(passage.start, passage.end) for passage in reserved]
    if any(start < coding.end and coding.start < end for start, end in spans):
        return Words("", "", "", RESERVED)
    first, last = coding.start - len(coding.before), coding.end + len(coding.after)
    start = max([first, *(min(end, coding.start) for _, end in spans if end <= coding.start)])
    end = min([last, *(start for start, _ in spans if start >= coding.end)])
    before, after = coding.before[start - first :], coding.after[: end - coding.end]
    return Words(coding.quote, before, after, NOTES if only_notes(source) else "")


def shown(names: Mapping[str, Iterable[str]], smallest: int) -> dict[str, str]:
    """Say for each group under which name it may be shown: its own, or ``""`` together with other small ones.

    ``names`` gives the groups of each expert. Where the small ones together are still fewer than
    ``smallest`` experts, the next smallest joins them: else they would be found by counting the rest.
    """
    members: dict[str, set[str]] = defaultdict(set)
    for expert, groups in names.items():
        for group in groups:
            members[group].add(expert)
    ordered = sorted(members, key=lambda group: (len(members[group]), group))
    together: set[str] = set()
    result = {}
    for group in ordered:
        small = len(members[group]) < smallest or (bool(together) and len(together) < smallest) or not group
        if small:
            together |= members[group]
        result[group] = "" if small else group
    return result
