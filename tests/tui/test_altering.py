"""What became of things is told in words: no value of the program's own stays as it is stored."""

import re
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


def test_long_values_are_told_from_where_they_part() -> None:
    same = "سازگاری خوراک، تفریح و اقامت شهر با خانواده‌های مسلمان "
    changed = Altered("code", "c1", "changed", (Field("short", f"{same}همسایه", f"{same}دور"),))
    told = bare(altering.told(changed, lambda fa, en: fa))
    assert "همسایه ← …" in told and told.endswith("دور") and "سازگاری" not in told


def test_what_parts_at_once_or_is_short_is_told_whole() -> None:
    changed = Altered("code", "c1", "changed", (Field("label", "شهر بزرگ", "شهر کوچک"), Field("short", "", "ب" * 60)))
    told = bare(altering.told(changed, lambda fa, en: fa))
    assert "شهر بزرگ ← شهر کوچک" in told and "— ← ببب" in told


def bare(told: str) -> str:
    return re.sub("[\u2066-\u2069]", "", told)
