"""Who speaks in a source: shown for confirmation, corrected by hand, every correction one step that can be undone."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from coder.errors import LabelUnknown, NoTurnThere, UnknownName
from coder.model.coding import Coding
from coder.model.corpus import Role, Source, Speaker, Turn
from coder.model.entity import Edit, Step
from coder.store import reads
from coder.store.engine import reading
from coder.study import turning
from coder.study.study import OpenStudy


@dataclass(frozen=True, slots=True)
class Speaking:
    """A label of a source: who is behind it (``expert``: E07), how much they say, and how it begins."""

    label: str
    role: Role
    expert: str
    turns: int
    words: int
    example: str


_EXAMPLE = 60


def shown(study: OpenStudy, ref: str) -> list[Speaking]:
    """Give the speakers of a source, in the order in which they first speak. Raises UnknownName."""
    source = _source(study, ref)
    text = study.text(source.text_sha256)
    experts = study.snapshot().expert_of
    found = []
    for speaker in source.speakers:
        bodies = [text[turn.body : turn.end] for turn in source.turns if turn.label == speaker.label]
        expert = experts.get(speaker.expert or "")
        found.append(
            Speaking(
                label=speaker.label,
                role=speaker.role,
                expert=expert.ref if expert else "",
                turns=len(bodies),
                words=sum(len(body.split()) for body in bodies),
                example=" ".join(bodies[0][:_EXAMPLE].split()) if bodies else "",
            )
        )
    return found


def turns(study: OpenStudy, ref: str) -> list[tuple[Turn, str]]:
    """Give the turns of a source with the words said in each. Raises UnknownName."""
    source = _source(study, ref)
    text = study.text(source.text_sha256)
    return [(turn, text[turn.body : turn.end]) for turn in source.turns]


def assign(study: OpenStudy, ref: str, roles: Mapping[str, tuple[Role, str]]) -> int:
    """Say who stands behind labels: the role, and for an expert who it is; codings go along. Give the step's number.

    Raises UnknownName for a source or an expert, LabelUnknown.
    """
    source = _source(study, ref)
    by_ref = {expert.ref: expert.id for expert in study.snapshot().experts}
    labels = {speaker.label for speaker in source.speakers}
    behind = {}
    for label, (role, expert) in roles.items():
        if label not in labels:
            raise LabelUnknown(name=label, source=ref, allowed="، ".join(sorted(labels)))
        if role is Role.EXPERT and expert not in by_ref:
            raise UnknownName(name=expert, allowed="، ".join(by_ref))
        behind[label] = Speaker(label, role, by_ref[expert] if role is Role.EXPERT else None)
    speakers = tuple(behind.get(speaker.label, speaker) for speaker in source.speakers)
    spoken = {speaker.expert for speaker in behind.values() if speaker.expert}
    experts = (*source.experts, *sorted(spoken - set(source.experts)))
    return _changed(study, source, replace(source, speakers=speakers, experts=experts))


def begin_turn(study: OpenStudy, ref: str, offset: int, label: str) -> int:
    """Let a turn of ``label`` begin at ``offset``; give the step's number. Raises UnknownName or NoTurnThere."""
    source = _source(study, ref)
    begun = turning.begun(source.turns, study.text(source.text_sha256), offset, label)
    if begun is None:
        raise NoTurnThere(source=ref, offset=offset)
    new = () if label in {speaker.label for speaker in source.speakers} else (Speaker(label, Role.OTHER),)
    return _changed(study, source, replace(source, turns=begun, speakers=(*source.speakers, *new)))


def take_turn_away(study: OpenStudy, ref: str, offset: int) -> int:
    """Let the words of the turn that begins at ``offset`` go on the one before; give the step's number.

    A label that has no turn left isn't a speaker any more. Raises UnknownName or NoTurnThere.
    """
    source = _source(study, ref)
    kept = turning.taken_away(source.turns, offset)
    if kept is None:
        raise NoTurnThere(source=ref, offset=offset)
    left = {turn.label for turn in kept}
    speakers = tuple(speaker for speaker in source.speakers if speaker.label in left)
    return _changed(study, source, replace(source, turns=kept, speakers=speakers))


def _source(study: OpenStudy, ref: str) -> Source:
    sources = {source.ref: source for source in study.snapshot().sources}
    if ref not in sources:
        raise UnknownName(name=ref, allowed="، ".join(sorted(sources)))
    return sources[ref]


def _changed(study: OpenStudy, before: Source, after: Source) -> int:
    """Save a source with other speakers; what is coded there belongs to who now speaks. Give the step's number."""
    with reading(study.engine, study.where) as connection:
        codings = reads.where(connection, Coding, source=before.id)
    edits = [Edit(before, after)] if after != before else []
    for coding in codings:
        expert = None if coding.position is None else after.expert_at(coding.start)
        if expert != coding.expert:
            edits.append(Edit(coding, replace(coding, expert=expert)))
    return study.apply(Step("source.speakers", tuple(edits)))
