"""The report as JSON: as its schema says, nothing withheld in it."""

import json
from copy import deepcopy
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from coder.reports import data
from tests.reports.published import STUDY

SCHEMA = json.loads(data.schema())


def told(context: bool = False) -> Any:
    return json.loads(data.report(STUDY, context))


def faults(report: Any) -> list[str]:
    return [fault.message for fault in Draft202012Validator(SCHEMA).iter_errors(report)]


@pytest.mark.parametrize("context", [False, True])
def test_the_report_is_as_its_schema_says(context: bool) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert faults(told(context)) == []


@pytest.mark.parametrize("path, value", [
    (("factors", 0, "number"), "X1"),
    (("evidence", 0, "start"), "3"),
    (("evidence", 0, "position"), "agrees"),
    (("people", 0, "name"), "کسی"),
    (("version",), 2),
])  # fmt: skip
def test_the_schema_refuses_what_is_otherwise(path: tuple[str | int, ...], value: object) -> None:
    report = deepcopy(told())
    place = report
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    assert faults(report)


def test_every_field_has_its_place_in_the_schema() -> None:
    report = told()
    del report["smallest_group"]
    assert faults(report), "what the report always holds is required"


def test_reserved_words_are_null_and_notes_are_named() -> None:
    rows = told()["evidence"]
    assert [row["quote"] for row in rows if row["code"] == "c2"] == [None, "یادداشت شتاب‌زده"]
    assert [row["notes"] for row in rows if row["code"] == "c2"] == [False, True]
    assert "before" not in rows[0]
    assert told(context=True)["evidence"][0]["before"] == "پیش از آن"


def test_counts_are_those_of_the_tables() -> None:
    assert told()["factors"][0]["experts_raised"] == 3
    assert told()["groups"] == [{"name": "گروه بزرگ", "experts": 5}, {"name": None, "experts": 3}]
