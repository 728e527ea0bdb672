"""Hiding who the people of the transcripts are: proposed by rule, ticked by a person, applied to what leaves.

The texts of the study are never touched. Three files lie in the study's folder: ``names.txt`` (names to look
for, kept by the user), ``anonymise.csv`` (the proposals with their ticks) and ``pseudonyms.csv``, the key.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from coder.errors import FileMissing, NotAnonymised, NothingTicked
from coder.exchange import ticks
from coder.exchange.ticks import Proposal
from coder.model.corpus import Role, Source
from coder.persian import digits, search
from coder.persian.anonymise import Found, Telling, find, name_parts, same
from coder.persian.masks import Mask
from coder.persian.turns import known_role
from coder.study import folder
from coder.study.snapshot import Snapshot
from coder.study.study import OpenStudy

NAMES = "names.txt"
PROPOSALS = "anonymise.csv"
KEY = "pseudonyms.csv"
COPY = "anonymised"

#: What each kind is called, and how its pseudonyms begin.
KINDS = {
    Telling.NAME: "نام",
    Telling.PHONE: "تلفن",
    Telling.EMAIL: "رایانامه",
    Telling.NATIONAL_ID: "کد ملی",
    Telling.CARD: "کارت",
    Telling.SHEBA: "شبا",
    Telling.WEB: "نشانی وب",
    Telling.HANDLE: "شناسهٔ کاربری",
}
_EXAMPLE = 30


def propose(study: OpenStudy) -> list[Proposal]:
    """Look through all texts for what could tell who somebody is, names first.

    What was ticked and worded in an earlier file of proposals stays so, and so do its rows whose words have
    gone. Raises what reading ``names.txt`` and ``anonymise.csv`` raises.
    """
    snapshot = study.snapshot()
    listed = study.folder / NAMES
    labels = _named_labels(snapshot)
    names = [*labels, *(ticks.read_names(listed) if listed.is_file() else ())]
    proposals = _gathered(list(_everything(study, snapshot, names)), _earlier(study), labels)
    order = list(Telling)
    return sorted(proposals, key=lambda one: order.index(one.kind))


def write_proposals(study: OpenStudy, proposals: Sequence[Proposal]) -> Path:
    """Write the file in which a person ticks; give its path."""
    path = study.folder / PROPOSALS
    folder.put(path, ticks.write_proposals(proposals))
    return path


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of the ticks: the key, the folder with the derived copy, its files and the words hidden in them."""

    key: Path
    copy: Path
    files: int
    hidden: int


def apply(study: OpenStudy) -> Applied:
    """Write the key from the ticked proposals, and a copy of every text with the pseudonyms in it.

    Raises FileMissing when nothing was proposed yet, NothingTicked, and what reading the proposals raises.
    """
    path = study.folder / PROPOSALS
    if not path.is_file():
        raise FileMissing(path=path)
    ticked = [one.decided for one in ticks.read_proposals(path) if one.ticked]
    if not ticked:
        raise NothingTicked(path=path)
    key = study.folder / KEY
    folder.put(key, ticks.write_key(ticked))
    mask = Mask(ticked)
    hidden, taken = 0, set[str]()
    sources = study.snapshot().sources
    for source in sources:
        text = study.text(source.text_sha256)
        hidden += len(mask.places(text))
        folder.put(study.folder / COPY / f"{_file_name(mask, source, taken)}.txt", mask.masked(text).encode())
    return Applied(key, study.folder / COPY, len(sources), hidden)


def _file_name(mask: Mask, source: Source, taken: set[str]) -> str:
    """Give the name of a source's copy, masked too, since files are often named after people."""
    wanted = name = mask.masked(source.ref)
    number = 1
    while name in taken:
        number += 1
        name = f"{wanted} {number}"
    taken.add(name)
    return name


def mask(study: OpenStudy) -> Mask:
    """Give what puts pseudonyms into words that leave the study; it changes nothing unless the study says so.

    ``pseudonyms: true`` in the codebook's settings turns it on. Raises NotAnonymised when it is on and there
    is no key yet, so that no name leaves by oversight, and what reading the key raises.
    """
    if not study.snapshot().header.settings.pseudonyms:
        return Mask()
    key = study.folder / KEY
    if not key.is_file():
        raise NotAnonymised(path=key)
    return Mask(ticks.read_key(key))


def _named_labels(snapshot: Snapshot) -> dict[str, str]:
    """Give the names in speakers' labels, each with the expert's id as the researchers write it ("" for others)."""
    names: dict[str, str] = {}
    for source in snapshot.sources:
        for speaker in source.speakers:
            if speaker.role is not Role.INTERVIEWER and known_role(speaker.label) is None:
                ref = snapshot.expert_of[speaker.expert].ref if speaker.expert in snapshot.expert_of else ""
                names |= dict.fromkeys(name_parts(speaker.label), ref)
    return names


def _everything(study: OpenStudy, snapshot: Snapshot, names: Sequence[str]) -> Iterator[tuple[Source, str, Found]]:
    for source in (*snapshot.interviews, *snapshot.documents):
        text = study.text(source.text_sha256)
        for found in find(text, names):
            yield source, text, found


def _earlier(study: OpenStudy) -> dict[tuple[Telling, str], Proposal]:
    path = study.folder / PROPOSALS
    proposals = ticks.read_proposals(path) if path.is_file() else []
    return {(one.kind, same(one.kind, one.words)): one for one in proposals}


def _gathered(
    places: Sequence[tuple[Source, str, Found]],
    earlier: dict[tuple[Telling, str], Proposal],
    labels: dict[str, str],
) -> list[Proposal]:
    """Give one proposal for all places of the same thing."""
    together: dict[tuple[Telling, str], list[tuple[Source, str, Found]]] = defaultdict(list)
    for place in places:
        together[place[2].kind, same(place[2].kind, place[2].words)].append(place)
    experts = {same(Telling.NAME, name): ref for name, ref in labels.items() if ref}
    used = {one.pseudonym for one in earlier.values()}
    proposals = []
    for (kind, form), found in together.items():
        _, text, first = found[0]
        before, words, after = search.context(text, first.start, first.end, _EXAMPLE)
        known = earlier.get((kind, form))
        instead = known.pseudonym if known else _pseudonym(kind, experts.get(form, ""), used)
        used.add(instead)
        proposals.append(
            Proposal(
                kind=kind,
                words=known.words if known else first.words,
                pseudonym=instead,
                ticked=known.ticked if known else False,
                times=len(found),
                sources=tuple(dict.fromkeys(source.ref for source, _, _ in found)),
                example=f"…{before}{words}{after}…",
            )
        )
    gone = [replace(one, times=0, sources=()) for form, one in earlier.items() if form not in together]
    return proposals + gone


def _pseudonym(kind: Telling, ref: str, used: set[str]) -> str:
    """Give an expert's own id, else the next free number of the kind."""
    if ref:
        return f"[{ref}]"
    number = 1
    while (found := f"[{KINDS[kind]} {digits.to_persian(str(number))}]") in used:
        number += 1
    return found
