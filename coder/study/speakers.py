"""Who speaks in a source: shown for confirmation, corrected by hand, every correction one step that can be undone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from coder.errors import EmptyLabel, LabelUnknown, NoTurnThere, UnknownName
from coder.model.coding import Coding
from coder.model.corpus import Expert, Role, Source, Speaker, Turn
from coder.model.entity import Edit, Step, made, new_id
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
                example=_beginning(bodies[0]) if bodies else "",
            )
        )
    return found


def _beginning(body: str) -> str:
    """Give the first words of a turn on one line, with a sign that more follow."""
    words = " ".join(body.split())
    return words if len(words) <= _EXAMPLE else f"{words[:_EXAMPLE].rstrip()}…"


def turns(study: OpenStudy, ref: str) -> list[tuple[Turn, str]]:
    """Give the turns of a source with the words said in each. Raises UnknownName."""
    source = _source(study, ref)
    text = study.text(source.text_sha256)
    return [(turn, text[turn.body : turn.end]) for turn in source.turns]


def assign(study: OpenStudy, ref: str, roles: Mapping[str, tuple[Role, str]], making: bool = False) -> int:
    """Say who stands behind labels: the role, and for an expert who it is; codings go along. Give the step's number.

    With ``making`` an expert who isn't in the study yet is made in the same step. Raises UnknownName for a source or
    an expert, LabelUnknown.
    """
    source = _source(study, ref)
    by_ref = {expert.ref: expert.id for expert in study.snapshot().experts}
    labels = {speaker.label for speaker in source.speakers}
    newcomers: list[Expert] = []
    behind = {}
    for label, (role, expert) in roles.items():
        if label not in labels:
            raise LabelUnknown(name=label, source=ref, allowed="، ".join(sorted(labels)))
        if role is Role.EXPERT and expert not in by_ref:
            if not making or not expert:
                raise UnknownName(name=expert, allowed="، ".join(by_ref))
            newcomers.append(Expert(id=new_id(), ref=expert))
            by_ref[expert] = newcomers[-1].id
        behind[label] = Speaker(label, role, by_ref[expert] if role is Role.EXPERT else None)
    speakers = tuple(behind.get(speaker.label, speaker) for speaker in source.speakers)
    spoken = {speaker.expert for speaker in behind.values() if speaker.expert}
    experts = (*source.experts, *sorted(spoken - set(source.experts)))
    return _changed(study, source, replace(source, speakers=speakers, experts=experts), made(*newcomers))


def relabel(study: OpenStudy, ref: str, label: str, name: str) -> int:
    """Call a speaker ``name``; one who is called so already becomes one with them. Give the step's number.

    Raises UnknownName, LabelUnknown or EmptyLabel.
    """
    source = _source(study, ref)
    labels = [speaker.label for speaker in source.speakers]
    if label not in labels:
        raise LabelUnknown(name=label, source=ref, allowed="، ".join(sorted(labels)))
    if not name.strip():
        raise EmptyLabel
    new = name.strip()
    turns = tuple(replace(turn, label=new) if turn.label == label else turn for turn in source.turns)
    if new in labels and new != label:
        speakers = tuple(speaker for speaker in source.speakers if speaker.label != label)
    else:
        speakers = tuple(
            replace(speaker, label=new) if speaker.label == label else speaker for speaker in source.speakers
        )
    return _changed(study, source, replace(source, turns=turns, speakers=speakers))


def give_turn(study: OpenStudy, ref: str, offset: int, label: str) -> int:
    """Let the turn that begins at ``offset`` be another speaker's; give the step's number.

    Raises UnknownName, NoTurnThere or EmptyLabel.
    """
    source = _source(study, ref)
    if not label.strip():
        raise EmptyLabel
    turns = turning.given(source.turns, offset, label.strip())
    if turns is None:
        raise NoTurnThere(source=ref, offset=offset)
    return _changed(study, source, _spoken(source, turns))


def begin_turn(study: OpenStudy, ref: str, offset: int, label: str) -> int:
    """Let a turn of ``label`` begin at ``offset``; give the step's number. Raises UnknownName or NoTurnThere."""
    source = _source(study, ref)
    begun = turning.begun(source.turns, study.text(source.text_sha256), offset, label)
    if begun is None:
        raise NoTurnThere(source=ref, offset=offset)
    return _changed(study, source, _spoken(source, begun))


def take_turn_away(study: OpenStudy, ref: str, offset: int) -> int:
    """Let the words of the turn that begins at ``offset`` go on the one before; give the step's number.

    A label that has no turn left isn't a speaker any more. Raises UnknownName or NoTurnThere.
    """
    source = _source(study, ref)
    kept = turning.taken_away(source.turns, offset)
    if kept is None:
        raise NoTurnThere(source=ref, offset=offset)
    return _changed(study, source, _spoken(source, kept))


def take_part(study: OpenStudy, ref: str, expert: str) -> int:
    """Let an expert (by what they are called) take part in a source, or no more; give the step's number.

    One who isn't in the study yet is made in the same step; the labels of one who leaves are somebody else's.
    Raises UnknownName or EmptyLabel.
    """
    source = _source(study, ref)
    name = expert.strip()
    if not name:
        raise EmptyLabel
    there = next((one for one in study.snapshot().experts if one.ref == name), None)
    one = there or Expert(id=new_id(), ref=name)
    if one.id not in source.experts:
        after = replace(source, experts=(*source.experts, one.id))
        return _changed(study, source, after, () if there else made(one))
    speakers = tuple(
        Speaker(speaker.label, Role.OTHER) if speaker.expert == one.id else speaker for speaker in source.speakers
    )
    left = tuple(known for known in source.experts if known != one.id)
    return _changed(study, source, replace(source, experts=left, speakers=speakers))


def _spoken(source: Source, turns: tuple[Turn, ...]) -> Source:
    """Give the source with these turns: who has none left is no speaker, a label that is new is somebody."""
    known = {speaker.label: speaker for speaker in source.speakers}
    there = {turn.label for turn in turns}
    kept = tuple(speaker for speaker in source.speakers if speaker.label in there)
    new = tuple(
        Speaker(label, Role.OTHER) for label in dict.fromkeys(turn.label for turn in turns) if label not in known
    )
    return replace(source, turns=turns, speakers=(*kept, *new))


def _source(study: OpenStudy, ref: str) -> Source:
    sources = {source.ref: source for source in study.snapshot().sources}
    if ref not in sources:
        raise UnknownName(name=ref, allowed="، ".join(sorted(sources)))
    return sources[ref]


def _changed(study: OpenStudy, before: Source, after: Source, also: Sequence[Edit] = ()) -> int:
    """Save a source with other speakers; what is coded there belongs to who now speaks. Give the step's number."""
    with reading(study.engine, study.where) as connection:
        codings = reads.where(connection, Coding, source=before.id)
    edits = [*also, *([Edit(before, after)] if after != before else [])]
    for coding in codings:
        expert = None if coding.position is None else after.expert_at(coding.start)
        if expert != coding.expert:
            edits.append(Edit(coding, replace(coding, expert=expert)))
    return study.apply(Step("source.speakers", tuple(edits)))
