"""Studies drawn by Hypothesis: Persian with ZWNJ, emoji, several lines, spans that overlap, several coders."""

import hashlib
from dataclasses import replace

from hypothesis import strategies as st

from coder.exchange.parcel import Parcel, packed
from coder.model.codebook import Code, CodeKind, Quadrant, StoppingRule, Study, Valence
from coder.model.coding import Closing, Coding, Elicited, Memo, Person, Position, code_span
from coder.model.corpus import Expert, Role, Source, SourceKind, Speaker, Turn
from coder.model.entity import Entity, new_id
from coder.model.swot import Action, Cause, Cell, Decision, Factor, Outcome, Strategy

WORDS = ["شبکه‌های", "شهر", "زیارت", "می‌گویم", "😀", "👨‍👩‍👧", "۱۴۰۱", "visa", "«نه»", "ك", "a&b<c>", '"', "e\u0301"]
GAPS = [" ", "\n", "\n\n", "\u200c", "  ", "\t"]

words = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), min_size=1, max_size=25).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)
labels = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)


@st.composite
def parcels(draw: st.DrawFn) -> Parcel:
    """A whole study, up to its journal."""
    people = [Person(id=new_id(), name=name) for name in ("A", "B")]
    experts = [Expert(id=new_id(), ref=f"E{n}", groups=("گروه", "دو"), field=draw(labels)) for n in (1, 2)]
    sources, texts = [], {}
    for number in range(draw(st.integers(1, 3))):
        text = f"س: {number} " + draw(words)
        sha = hashlib.sha256(text.encode()).hexdigest()
        texts[sha] = text
        turn = Turn(0, 3, len(text), "س")
        sources.append(
            Source(
                id=new_id(), ref=f"T{number}", kind=SourceKind.INTERVIEW, title=draw(labels), order=number,
                date="1401/01/02", minutes=3, text_sha256=sha, experts=(experts[0].id,), open_end=2,
                turns=(turn,) if number else (), speakers=(Speaker("س", Role.EXPERT, experts[0].id),) if number else (),
            )
        )  # fmt: skip
    codes = [
        Code(
            id=new_id(), ref=f"c{n}", kind=draw(st.sampled_from(list(CodeKind))),
            valence=draw(st.sampled_from([None, *Valence])),
            label=draw(labels), definition=draw(labels), use=draw(st.one_of(st.just(""), words)), order=n, state=n,
            colour=draw(st.sampled_from(["", "#336699", "#abc", "آبی"])), retired=draw(st.booleans()),
            parent="" if n == 0 else draw(st.sampled_from(["", "c0"])),
        )
        for n in range(draw(st.integers(1, 4)))
    ]  # fmt: skip
    codings = [draw(codings_of(sources, texts, codes, people)) for _ in range(draw(st.integers(0, 8)))]
    factors = [Factor(id=new_id(), quadrant=quadrant, order=1, label=draw(labels)) for quadrant in Quadrant]
    decisions = [
        Decision(
            id=new_id(), code=code.id, outcome=Outcome.GROUPED, factor=draw(st.sampled_from(factors)).id, reason="چون"
        )
        for code in codes[:2]
    ] + [Decision(id=new_id(), code=code.id, outcome=Outcome.DROPPED, cause=Cause.OTHER) for code in codes[2:]]
    actions = [Action(id=new_id(), label=draw(labels), origin="experts", codes=(codes[0].id,))]
    strategies = [
        Strategy(id=new_id(), cell=Cell.SO, order=1, label=draw(labels), factors=(factors[0].id, factors[2].id),
                 actions=(actions[0].id,), codes=(codes[-1].id,))
    ]  # fmt: skip
    subjects: list[tuple[str, Entity]] = [
        ("code", codes[0]), ("source", sources[0]), ("expert", experts[1]), ("factor", factors[1]),
        *(("coding", one) for one in codings[:2]),
    ]  # fmt: skip
    memos = [
        Memo(id=new_id(), about=kind, subject=one.id, text=draw(words), coder=people[0].id) for kind, one in subjects
    ]
    memos.append(Memo(id=new_id(), about="study", subject="study", text=draw(words), coder=people[1].id))
    closing = Closing(id=new_id(), source=sources[0].id, coder=people[0].id, round=1, codebook_state=3)
    header = Study(
        id="study", title=draw(labels), question="چرا؟", lead_coder="A", quadrant_names={"S": "قوت"},
        stopping_rule=StoppingRule("قاعده", "1401", 0.8, 2), codebook_state=9,
    )  # fmt: skip
    everything: list[Entity] = [header, *people, *experts, *sources, *codes, *once(codings), *factors, *decisions]
    return packed([*everything, *strategies, *actions, *memos, closing], texts)


@st.composite
def codings_of(
    draw: st.DrawFn, sources: list[Source], texts: dict[str, str], codes: list[Code], people: list[Person]
) -> Coding:
    source = draw(st.sampled_from(sources))
    text = texts[source.text_sha256]
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    position = draw(st.sampled_from([None, *Position]))
    return code_span(
        source, text, start, end, code=draw(st.sampled_from(codes)).id, coder=draw(st.sampled_from(people)).id,
        round=draw(st.integers(1, 2)), elicited=draw(st.sampled_from(list(Elicited))), position=position,
    )  # fmt: skip


def once(codings: list[Coding]) -> list[Coding]:
    """No coder codes the same words with the same code twice in a round."""
    return list({place_of(coding): coding for coding in codings}.values())


def place_of(coding: Coding) -> tuple[object, ...]:
    return (coding.source, coding.start, coding.end, coding.code, coding.coder, coding.round)


def content(parcel: Parcel, left_out: frozenset[str] = frozenset()) -> dict[str, dict[str, object]]:
    """What is in a parcel, without versions and without the fields that are known not to come over."""
    from coder.store.images import to_image

    return {
        kind: {
            thing.id: {name: value for name, value in to_image(thing).items() if name not in {"version", *left_out}}
            for thing in things
        }
        for kind, things in parcel.things.items()
    }


def renewed(parcel: Parcel) -> Parcel:
    """The same study with every version as it was when first stored."""
    return Parcel(
        {kind: tuple(replace(one, version=1) for one in things) for kind, things in parcel.things.items()}, parcel.texts
    )
