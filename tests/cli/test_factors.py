"""``coder factors …`` as a researcher types it."""

import json
from collections.abc import Callable

import pytest

from tests.cli.conftest import Ran, state
from tests.small import Small

type Coder = Callable[..., Ran]


def numbered(coder: Coder) -> dict[str, tuple[str, ...]]:
    return {row["number"]: tuple(row["codes"]) for row in json.loads(coder("factors", "--json").out)}


def test_the_whole_way_of_a_list(small: Small, coder: Coder) -> None:
    def do(*words: str) -> str:
        ran = coder("factors", *words)
        assert ran.code == 0, ran
        return ran.err

    assert "S2" in do("group", "c2", "--new", "شهر بزرگ", "--quadrant", "s", "--reason", "درونی")
    assert numbered(coder) == {"S1": ("c1",), "S2": ("c2",), "W1": ("c3",), "O1": ("c5",)}
    assert "S1" in do("move", "S2", "--up")
    do("label", "S1", "جمعیت")
    do("join", "جمعیت", "--into", "جایگاه")
    assert numbered(coder)["S1"] == ("c1", "c2")
    do("split", "S1", "c2", "--label", "جمعیت")
    do("apart", "c1", "c2", "--reason", "دو چیز")
    (kept,) = json.loads(coder("factors", "apart", "--json").out)
    assert ({kept["one"], kept["other"]}, kept["reason"]) == ({"c1", "c2"}, "دو چیز")
    do("group", "S2", "--into", "S1")
    do("remove", "S2")
    do("ungroup", "c2")
    do("drop", "c2", "--cause", "covered", "--reason", "در c1 هست")
    assert "T1" in do("quadrant", "W1", "T", "--reason", "بیرونی")
    assert numbered(coder) == {"S1": ("c1",), "O1": ("c5",), "T1": ("c3",)}
    found = json.loads(coder("factors", "where", "W1", "--at", "2022-08-01", "--json").out)
    assert [row["now"] for row in found] == ["T1"]
    steps = json.loads(coder("factors", "history", "T1", "--json").out)
    assert [step["name"] for step in steps] == ["factors.decide", "factors.quadrant"]
    assert coder("check").code == 0


@pytest.mark.parametrize(
    "words",
    [
        ["group", "c2"],
        ["group", "c2", "--new", "x"],
        ["group", "c2", "--into", "S1", "--new", "x", "--quadrant", "S"],
        ["group", "c2", "--into", "S9"],
        ["group", "c3", "--new", "x", "--quadrant", "S", "--reason", "x"],
        ["group", "c2", "--new", "x", "--quadrant", "S"],
        ["drop", "c2", "--cause", "other"],
        ["drop", "c2", "--reason", "x"],
        ["apart", "c1"],
        ["move", "S1"],
        ["move", "S1", "--up", "--to", "1"],
        ["quadrant", "S1", "X", "--reason", "x"],
        ["quadrant", "S1", "W", "--reason", "x"],
        ["where", "S1", "--at", "yesterday"],
        ["where", "S1", "--at", "999"],
        ["remove", "S1"],
        ["nonsense"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("lang", ["fa", "en"])
def test_refused_in_one_line_with_nothing_changed(small: Small, coder: Coder, words: list[str], lang: str) -> None:
    before = state(small.folder)
    ran = coder("--lang", lang, "factors", *words)
    assert ran.code == 2 and ran.out == "" and len(ran.err.strip().splitlines()) == 1, ran
    assert any("\u0600" <= char <= "\u06ff" for char in ran.err.replace("جایگاه", "")) == (lang == "fa")
    assert state(small.folder) == before


def test_the_list_goes_to_the_experts_and_their_answers_are_shown_apart(small: Small, coder: Coder) -> None:
    assert coder("factors", "sheet", "list.csv", "--expert", "E03").code == 0
    path = small.folder / "list.csv"
    text = path.read_text("utf-8-sig").replace("جایگاه شهر,,", "جایگاه شهر,موافقم,")
    path.write_text(text.replace("روادید,,", "روادید,تغییر,دشواری ورود"), "utf-8")
    assert coder("factors", "answers", "list.csv", "--date", "۱۴۰۱/۰۸/۲۰").code == 0
    shown = coder("--lang", "fa", "factors", "show", "W1").out
    assert "E03 ۱۴۰۱/۰۸/۲۰: تغییر — دشواری ورود" in shown and "تکمیل: E02" in shown
    found = json.loads(coder("factors", "show", "S1", "--json").out)
    assert [one["answer"] for one in found["replies"]] == ["agree"] and found["answers"]["confirmed"] == 1
    assert "dropped: بیرون از موضوع" in coder("factors", "show", "c4").out
    assert json.loads(coder("factors", "show", "c1", "--json").out)["raised"] == ["E01", "E02"]
    before = state(small.folder)
    for words in (["nowhere.csv"], ["codebook.yaml"], ["list.csv", "--date", "1401/13/01"]):
        ran = coder("factors", "answers", *words)
        assert ran.code == 2 and len(ran.err.strip().splitlines()) == 1
    assert state(small.folder) == before


@pytest.mark.parametrize("command", ["candidates", "contradictions", "either"])
def test_suggestions_are_shown_to_people_and_programs(small: Small, coder: Coder, command: str) -> None:
    records = json.loads(coder("factors", command, "--words-only", "--json").out)
    assert isinstance(records, list) and (command != "candidates" or records)
    assert coder("--lang", "fa", "factors", command, "--words-only", "--limit", "2").code == 0
    lines = coder("factors", command, "--words-only", "--csv").out.splitlines()
    assert len(lines) == len(records) + 1
