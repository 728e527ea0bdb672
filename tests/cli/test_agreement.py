"""``coder saturation`` and ``coder agreement`` as a user runs them."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, state
from tests.conftest import REPOSITORY
from tests.small import Small
from tests.tui.driving import second_coder

Coder = Callable[..., Ran]


@pytest.fixture(scope="session")
def example_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from coder.study import opening

    folder = tmp_path_factory.mktemp("measured")
    shutil.copytree(REPOSITORY / "corpus", folder / "corpus")
    shutil.copy(REPOSITORY / "codebook.yaml", folder)
    with opening.opened(folder):
        pass
    return folder


@pytest.fixture
def example(example_built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(example_built, tmp_path / "example")
    monkeypatch.chdir(tmp_path / "example")
    return tmp_path / "example"


def test_the_verdict_is_said_in_both_languages(small: Small, coder: Coder) -> None:
    assert "Verdict: " in coder("--lang", "en", "saturation").out
    assert "داوری: " in coder("--lang", "fa", "saturation").out


def test_everything_on_saturation_as_one_object(small: Small, coder: Coder) -> None:
    whole = json.loads(coder("saturation", "--all", "--json").out)
    assert whole["unheard"]["withheld"] == "few" and whole["unheard"]["chao2"] is None
    assert len(whole["guest"]) == 12 and len(whole["steps"]) == 3
    assert [one["value"] for one in whole["sensitivity"] if one["name"].startswith("jackknife")] == [None, None]


def test_saturation_by_parts_and_in_figures(small: Small, coder: Coder) -> None:
    parts = json.loads(coder("saturation", "--by", "quadrant", "--json").out)
    assert {one["part"] for one in parts} == {"S", "W", "O"}
    assert json.loads(coder("saturation", "--by", "group", "--json").out)[0]["part"] == "g"
    shown = coder("--lang", "fa", "saturation", "--figures", "--all").out
    assert "│" in shown and "گست" in shown


def test_nobody_to_compare_is_said(small: Small, coder: Coder) -> None:
    before = state(small.folder)
    ran = coder("--lang", "en", "agreement")
    assert ran.code == 2 and "Close two codings first" in ran.err
    assert state(small.folder) == before


def test_agreement_of_the_example(example: Path, coder: Coder) -> None:
    rows = json.loads(coder("agreement", "--json", "--by", "interview").out)
    overall = {one["between"]: one for one in rows if one["by"] == "overall"}
    assert set(overall) == {"A–B", "A–A:2", "B–A:2"}
    both = overall["A–B"]
    assert both["cells"] == both["both"] + both["only_one"] + both["only_other"] + both["neither"]
    assert both["kappa_low"] < both["kappa"] < both["kappa_high"]
    assert len([one for one in rows if one["between"] == "A–B" and one["by"] == "interview"]) == 6
    said = coder("--lang", "en", "agreement", "--all", "--unit", "sentence", "--between", "A", "B").out
    assert "Sentences nobody coded are left out" in said and "Gwet AC1" in said
    whole = json.loads(coder("agreement", "--all", "--json", "--unit", "character", "--between", "A", "A:2").out)
    assert whole["spans"][0]["u_alpha"] > 0.9 and whole["together"] is None


def test_all_coders_together_come_first(small: Small, coder: Coder) -> None:
    for name in ("B", "C"):
        second_coder(small, name)
    said = coder("--lang", "en", "agreement").out
    assert said.index("Agreement of 3 coders (A, B, C) on the 2 sources that all closed") < said.index("of A and B on")
    assert "the 2 sources that all closed" not in coder("--lang", "en", "agreement", "--between", "A", "B").out
    assert "توافق ۳ کدگذار" in coder("--lang", "fa", "agreement").out
    whole = json.loads(coder("agreement", "--all", "--json").out)["together"]
    assert (whole["places"], whole["codes"]) == (2, 4) and "۳ کدگذار" in whole["told"]["fa"][0]


def test_deciding_a_disagreement_and_taking_it_back(example: Path, coder: Coder) -> None:
    before = json.loads(coder("agreement", "--disagreements", "--between", "A", "B", "--json").out)
    first = next(one for one in before if one["kind"] == "missed")
    ran = coder("--lang", "en", "agreement", "decide", first["key"], "both", "--between", "A", "B", "--reason", "درست")
    assert ran.code == 0 and f"1 of {len(before)}" in ran.err
    after = json.loads(coder("agreement", "--disagreements", "--between", "A", "B", "--json").out)
    assert [one["key"] for one in after if one["settled"]] == [first["key"]]
    assert coder("agreement", "decide", first["key"], "one").code == 2
    assert coder("undo").code == 0
    again = json.loads(coder("agreement", "--disagreements", "--between", "A", "B", "--json").out)
    assert [one["settled"] for one in again] == [None] * len(before)
    assert coder("agreement", "--disagreements").out.count("\n") > 20


@pytest.mark.parametrize("kind", ["together", "experts", "groups", "timeline", "disputed"])
def test_other_views_of_the_coding(small: Small, coder: Coder, kind: str) -> None:
    assert json.loads(coder("crosstab", kind, "--json").out)
    assert coder("crosstab", kind, "--csv").out.count("\n") > 1
    assert coder("--lang", "fa", "crosstab", kind).code == 0


def test_a_figure_that_there_is_not_is_refused(small: Small, coder: Coder) -> None:
    assert coder("crosstab", "groups", "--figure", "groups.png").code == 0
    assert (small.folder / "groups.png").read_bytes().startswith(b"\x89PNG")
    assert coder("crosstab", "timeline", "--figure", "x.svg").code == 2
    assert coder("crosstab", "groups", "--figure", "x.gif").code == 2
