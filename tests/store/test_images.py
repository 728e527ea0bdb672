"""Things of the model survive the way into a row and back."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from sqlalchemy import Engine

from coder.model.codebook import Code, StoppingRule, Study
from coder.model.coding import Coding, Person
from coder.model.corpus import Expert, Source
from coder.model.entity import Entity, Step, made
from coder.model.swot import Action, Decision, Factor, Strategy
from coder.store import reads, unit
from coder.store.engine import writing
from coder.store.images import KINDS, from_image, kind_of, to_image

KIND = st.sampled_from([Code, Coding, Person, Expert, Source, Factor, Decision, Strategy, Action])
PLAIN = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
st.register_type_strategy(str, PLAIN)
st.register_type_strategy(int, st.integers(0, 10_000))


@st.composite
def things(draw: Any) -> Entity:
    built: SearchStrategy[Entity] = st.builds(draw(KIND), version=st.just(0))
    return draw(built)


@given(things())
def test_there_and_back(thing: Entity) -> None:
    assert from_image(kind_of(thing), to_image(thing)) == thing


@given(thing=things())
def test_through_the_database(engine: Engine, thing: Entity) -> None:
    with writing(engine, "study.db") as connection:
        unit.save(connection, Step("made", made(thing)), unit.Entry("A", ""))
        found = [one for one in reads.everything(connection, type(thing)) if one.id == thing.id]
        assert [to_image(one) | {"version": 0} for one in found] == [to_image(thing)]
        for kind in KINDS:
            connection.execute(unit.table_of(kind).delete())


def test_the_header_keeps_its_rule() -> None:
    study = Study(id="study", quadrant_names={"S": "نقاط قوت"}, stopping_rule=StoppingRule("t", "1401/01/01", 0.9, 3))
    assert from_image("study", to_image(study)) == study
