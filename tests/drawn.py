"""A study drawn in a few lines, for counting: who said what at which place, without transcripts."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from coder.model.codebook import Code, Quadrant, StoppingRule, Study, Valence
from coder.model.coding import Closing, Coding, Elicited, Person, Position
from coder.model.corpus import Expert, Role, Source, SourceKind, Speaker, Turn
from coder.model.entity import Entity, Step, made
from coder.model.swot import Decision, Factor, Outcome
from coder.store.engine import connect_sqlite
from coder.store.schema import prepare
from coder.study.study import OpenStudy

#: How a passage came up, by the letter before its code: ``a`` raised, ``g`` by the guide, ``p`` put,
#: ``y`` yes, ``m`` more (completes), ``n`` no.
_WAYS = {
    "a": (Elicited.OPEN, Position.ASSERTS),
    "g": (Elicited.GUIDE, Position.ASSERTS),
    "p": (Elicited.PUT, None),
    "y": (Elicited.PUT, Position.CONFIRMS),
    "m": (Elicited.PUT, Position.COMPLETES),
    "n": (Elicited.PUT, Position.REJECTS),
}

RULE = StoppingRule("نیمی تکراری", "1401/01/01", repeated_share=0.5, in_a_row=2)


@contextmanager
def study(
    folder: Path,
    interviews: Sequence[str],
    *,
    codes: Sequence[str] = ("c1", "c2", "c3", "c4"),
    rule: StoppingRule = RULE,
    coders: Sequence[str] = ("A",),
    closed: bool = True,
) -> Iterator[OpenStudy]:
    """Draw a study: each interview is ``experts: passages``, e.g. ``E1: ac1 ac2 | pc3 yc3``.

    Passages stand one after another, ten characters each; ``|`` ends the open phase. With several coders a
    line for each: ``A E1: ac1`` and ``B E1: ac2``; the interview's place is that of its first line. All
    codes are potentials of factor S1, the last one a challenge of W1.
    """
    engine = connect_sqlite(folder / "study.db")
    prepare(engine, "study.db", lambda: None)
    opened = OpenStudy(folder, engine, "study.db", "A", clock=lambda: "2022-06-01T00:00:00Z")
    persons = [Person(id=f"person-{name}", name=name) for name in coders]
    entries = [
        Code(
            id=f"code-{ref}",
            ref=ref,
            order=place,
            label=ref,
            valence=Valence.CHALLENGE if ref == codes[-1] else Valence.POTENTIAL,
        )
        for place, ref in enumerate(codes)
    ]
    factors = [
        Factor(id="f-s", quadrant=Quadrant.S, order=0, label="s"),
        Factor(id="f-w", quadrant=Quadrant.W, order=0, label="w"),
    ]
    decisions = [
        Decision(
            id=f"decision-{ref}",
            code=f"code-{ref}",
            outcome=Outcome.GROUPED,
            factor="f-w" if ref == codes[-1] else "f-s",
            reason="همان",
        )
        for ref in codes
    ]
    things: list[Entity] = [*persons, *entries, *factors, *decisions]
    header = Study(id="study", lead_coder="A", stopping_rule=rule, codebook_state=1)
    sources: dict[str, Source] = {}
    codings: list[Coding] = []
    for line in interviews:
        heading, _, passages = line.partition(":")
        who, _, names = heading.rpartition(" ")
        person = f"person-{who or 'A'}"
        source = sources.get(names) or _source(names, len(sources) + 1, passages)
        sources[names] = source
        codings += _codings(source, person, passages)
        if closed:
            things.append(
                Closing(id=f"closing-{person}-{source.id}", source=source.id, coder=person, round=1, codebook_state=1)
            )
    experts = sorted({expert for source in sources.values() for expert in source.experts})
    things += [Expert(id=expert, ref=expert, groups=("g",)) for expert in experts]
    opened.apply(Step("build", made(header, *things, *sources.values(), *codings)))
    try:
        yield opened
    finally:
        opened.close()


def _source(names: str, place: int, passages: str) -> Source:
    words = passages.split()
    end = words.index("|") * 10 if "|" in words else None
    experts = tuple(name.partition(".")[0] for name in names.split("+"))
    return Source(
        id=f"source-{names}",
        ref=names,
        kind=SourceKind.INTERVIEW,
        order=place,
        date=f"1401/02/{place:02}" if place < 31 else "",
        open_end=end,
        experts=experts,
        speakers=tuple(Speaker(f"s-{expert}", Role.EXPERT, expert) for expert in experts),
        turns=(Turn(0, 0, 10_000, f"s-{experts[0]}"),) if end != 0 else (),
    )


def _codings(source: Source, person: str, passages: str) -> Iterator[Coding]:
    place = 0
    for word in passages.split():
        if word == "|":
            continue
        elicited, position = _WAYS[word[0]]
        yield Coding(
            id=f"coding-{person}-{source.id}-{place}",
            source=source.id,
            start=place,
            end=place + 10,
            code=f"code-{word[1:]}",
            coder=person,
            round=1,
            elicited=elicited,
            position=position,
            expert=None if position is None else source.experts[0],
            quote="",
        )
        place += 10
