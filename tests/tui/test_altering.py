"""What became of things is told in words: no value of the program's own stays as it is stored."""

from enum import StrEnum

import pytest

from coder.model.codebook import Valence
from coder.model.coding import Elicited, Position
from coder.model.swot import Cause, Outcome, Reply
from coder.study.altered import Altered, Field
from coder.tui import altering

VALUES: dict[str, type[StrEnum]] = {
    "elicited": Elicited,
    "position": Position,
    "valence": Valence,
    "outcome": Outcome,
    "cause": Cause,
    "answer": Reply,
}
STORED = [(field, value.value) for field, values in VALUES.items() for value in values if value.value]
STORED += [("origin", value) for value in ("experts", "documents", "team")]


@pytest.mark.parametrize(("field", "value"), STORED)
def test_a_stored_value_is_told_in_persian(field: str, value: str) -> None:
    changed = Altered("coding", "x", "changed", (Field(field, "", value),))
    assert value not in altering.told(changed, lambda fa, en: fa)


def test_a_label_that_is_spelt_like_such_a_value_stays_as_it_is() -> None:
    changed = Altered("code", "c1", "changed", (Field("label", "open", "team"),))
    assert altering.told(changed, lambda fa, en: fa).count("team") == 1
