"""``coder strategies …`` and ``coder weights …`` as a researcher types them."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, state
from tests.small import Small

type Coder = Callable[..., Ran]


def test_the_whole_way_of_a_strategy(small: Small, coder: Coder) -> None:
    def do(*words: str) -> str:
        ran = coder("strategies", *words)
        assert ran.code == 0, ran
        return ran.err

    def shown() -> dict[str, dict[str, list[str]]]:
        return {row["code"]: row for row in json.loads(coder("strategies", "--json").out)}

    assert "WO1" in do("make", "wo", "جذب سرمایه", "--on", "W1")
    do("rest", "WO1", "O1", "--not", "W1")
    do("rest", "جذب سرمایه", "W1")
    do("act", "WO1", "روادید برخط", "--origin", "documents")
    do("act", "WO1", "SO1.2")
    do("action", "WO1.2", "--up")
    do("action", "WO1.2", "--label", "روادید الکترونیکی")
    do("action", "WO1.2", "--origin", "team")
    assert (shown()["WO1"]["factors"], shown()["WO1"]["actions"]) == (["W1", "O1"], ["اقدام یک", "روادید الکترونیکی"])
    do("action", "WO1.1", "--remove")
    do("label", "WO1", "سرمایه")
    do("rest", "WO1", "--not", "W1")
    do("cell", "WO1", "SO")
    do("move", "SO2", "--to", "1")
    assert list(shown()) == ["SO1", "SO2"] and shown()["SO1"]["label"] == "سرمایه"
    coverage = {row["topic"]: row["found"] for row in json.loads(coder("strategies", "coverage", "--json").out)}
    assert coverage["unused_factors"] == ["W1"] and coverage["one_sided"] == ["SO1"]
    rows = list(csv.DictReader(io.StringIO(coder("strategies", "matrix", "--csv").out)))
    assert rows == [
        {"factor": "S1", "SO1": "0", "SO2": "1"},
        {"factor": "W1", "SO1": "0", "SO2": "0"},
        {"factor": "O1", "SO1": "1", "SO2": "1"},
    ]
    assert "●" in coder("--lang", "fa", "strategies", "matrix").out
    do("remove", "SO1")
    assert coder("check").code == 0


def test_weights_from_form_to_matrix(small: Small, coder: Coder) -> None:
    assert "Beyond the interviews" in coder("weights").out
    assert coder("weights", "form", "form.csv", "--judge", "J1").code == 0
    text = Path("form.csv").read_text("utf-8-sig")
    for number, given in (("S1", "0.6,4"), ("W1", "0.4,1"), ("O1", "1,3")):
        lines = [
            line.replace(",,,", f",{given},", 1) if line.startswith(number) else line for line in text.splitlines()
        ]
        text = "\n".join(lines)
    Path("form.csv").write_text(text, "utf-8")
    assert coder("weights", "enter", "form.csv").code == 0
    found = json.loads(coder("weights", "--json").out)
    assert found["judges"] == ["J1"] and "Beyond" in found["label"]
    assert [(one["name"], one["weights_sum"], one["total"]) for one in found["matrices"]] == [
        ("IFE", 1.0, 2.8),
        ("EFE", 1.0, 3.0),
    ]
    assert (found["ie_cell"], found["four_cell"]) == ("II", "SO")
    assert "2.800" in coder("weights").out and "فراتر از مصاحبه‌ها" in coder("--lang", "fa", "weights").out
    assert coder("weights", "withdraw", "J1").code == 0
    assert json.loads(coder("weights", "--json").out)["judges"] == []


def test_weights_by_pairs(small: Small, coder: Coder) -> None:
    Path("p.csv").write_text(",S1,S2,S3\nS1,1,2,6\nS2,1/2,1,3\nS3,1/6,۱/۳,1\n", "utf-8")
    found = json.loads(coder("weights", "pairs", "p.csv", "--json").out)
    assert [row["weight"] for row in found] == ["0.6000", "0.3000", "0.1000"]
    assert "CR = " in coder("weights", "pairs", "p.csv").out
    for table in (",S1,S2\nS1,1,2\nS2,2,1\n", ",S1,S2\nS1,1,2\n", ",S1,S2\nS1,1,x\nS2,1,1\n", "", ",S1\nS1,1\n"):
        Path("p.csv").write_text(table, "utf-8")
        ran = coder("weights", "pairs", "p.csv")
        assert ran.code == 2 and ran.out == "" and len(ran.err.strip().splitlines()) == 1, table


def test_a_printed_table_with_errors(small: Small, coder: Coder) -> None:
    Path("t.csv").write_text("number,weight,rating,score\nS1,0.5,4,2.1\nW1,0.4,2,0.8\nجمع,1,,2.9\n", "utf-8")
    ran = coder("weights", "check", "t.csv", "--json")
    assert ran.code == 2
    assert [row["what"] for row in json.loads(ran.out)] == ["score", "sum", "weights_total"]
    Path("t.csv").write_text("number,weight,rating,score\nS1,0.5,4,2\nW1,0.5,2,1\nجمع,1,,3\n", "utf-8")
    ran = coder("weights", "check", "t.csv")
    assert ran.code == 0 and "3.000" in ran.out


@pytest.mark.parametrize(
    "words",
    [
        ["strategies", "make", "SO", "x", "--on", "W1"],
        ["strategies", "make", "XX", "x"],
        ["strategies", "rest", "SO1", "S9"],
        ["strategies", "rest", "SO9", "S1"],
        ["strategies", "act", "SO1", "x", "--code", "c1"],
        ["strategies", "action", "SO1.9", "--up"],
        ["strategies", "action", "SO1.1"],
        ["strategies", "action", "SO1.1", "--up", "--remove"],
        ["strategies", "nonsense"],
        ["weights", "enter", "nowhere.csv"],
        ["weights", "enter", "codebook.yaml"],
        ["weights", "check", "nowhere.csv"],
        ["weights", "form", "form.pdf"],
        ["weights", "withdraw", "nobody"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("lang", ["fa", "en"])
def test_refused_in_one_line_with_nothing_changed(small: Small, coder: Coder, words: list[str], lang: str) -> None:
    before = state(small.folder)
    ran = coder("--lang", lang, *words)
    assert ran.code == 2 and ran.out == "" and len(ran.err.strip().splitlines()) == 1, ran
    assert any("\u0600" <= char <= "\u06ff" for char in ran.err) == (lang == "fa")
    assert state(small.folder) == before
