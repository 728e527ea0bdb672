"""The briefing before an interview, and milestones, from the command line."""

import json
import zipfile
from collections.abc import Callable

from tests.cli.conftest import Ran, state
from tests.small import Small

Coder = Callable[..., Ran]


def test_points_are_shown_and_answers_noted(small: Small, coder: Coder) -> None:
    points = json.loads(coder("briefing", "--for", "E03", "--json").out)
    assert [(point["code"], point["asked"], point["answer"]) for point in points] == [("c1", 0, ""), ("c3", 1, "")]
    noted = coder("briefing", "--for", "E03", "--answer", "c1=confirms", "--answer", "c3=none", "--json")
    assert [point["answer"] for point in json.loads(noted.out)] == ["confirms", "none"]
    rows = {row["code"]: row for row in json.loads(coder("codes", "--json").out)}
    assert (rows["c1"]["experts_asked"], rows["c1"]["confirmed"]) == (1, 1)
    coder("briefing", "--for", "E03", "--answer", "c1=never")
    rows = {row["code"]: row for row in json.loads(coder("codes", "--json").out)}
    assert rows["c1"]["experts_asked"] == 0


def test_the_points_go_on_a_sheet_that_runs_right_to_left(small: Small, coder: Coder) -> None:
    assert coder("briefing", "--for", "E03", "--out", "sheet.docx").code == 0
    with zipfile.ZipFile(small.folder / "sheet.docx") as made:
        page = made.read("word/document.xml").decode()
    assert "حرم" in page and "روادید" in page and page.count("☐") == 8
    assert "w:bidiVisual" in page and "E01" not in page, "nobody who said it is named"
    refused = coder("briefing", "--for", "E03", "--out", "sheet.odt")
    assert refused.code == 2 and ".docx" in refused.err


def test_a_wrong_expert_code_or_answer_is_told_and_changes_nothing(small: Small, coder: Coder) -> None:
    coder("codes")
    before = state(small.folder)
    for words in (["E99"], ["E03", "--answer", "c1=perhaps"], ["E03", "--answer", "c99=confirms"]):
        refused = coder("briefing", "--for", *words)
        assert refused.code == 2 and refused.err
    assert state(small.folder) == before


def test_a_state_is_named_compared_and_gone_back_to(small: Small, coder: Coder) -> None:
    before = json.loads(coder("factors", "--json").out)
    assert coder("milestone", "پیش از جلسه").code == 0
    assert coder("milestone", "پیش از جلسه").code == 2, "the name is taken"
    coder("undo")  # the milestone itself is a step
    coder("milestone", "پیش از جلسه")
    assert coder("milestone", "پیش از جلسه", "--return").code == 2, "nothing changed"
    coder("briefing", "--for", "E03", "--answer", "c1=confirms")
    changes = json.loads(coder("milestone", "پیش از جلسه", "--changes", "--json").out)
    assert [(change["kind"], change["how"], change["name"]) for change in changes] == [("answer", "made", "c1")]
    assert coder("milestone", "پیش از جلسه", "--return").code == 0
    assert json.loads(coder("milestone", "پیش از جلسه", "--changes", "--json").out) == []
    assert json.loads(coder("factors", "--json").out) == before
    assert [one["name"] for one in json.loads(coder("milestone", "--json").out)] == ["پیش از جلسه"]
    assert coder("milestone", "دیگر", "--changes").code == 2


def test_a_blind_coder_is_shown_no_counts_of_others(small: Small, coder: Coder) -> None:
    listed = json.loads(coder("coders", "--blind", "B", "--json").out)
    assert [(one["coder"], one["blind"], one["sources"]) for one in listed] == [("A", False, 4), ("B", True, 0)]
    seen = json.loads(coder("--as", "B", "codes", "--json").out)
    assert {row["experts_raised"] for row in seen} == {0}
    assert {row["experts_raised"] for row in json.loads(coder("--as", "B", "factors", "--json").out)} == {0}
    assert any(row["experts_raised"] for row in json.loads(coder("--as", "A", "codes", "--json").out))
    coder("coders", "--seeing", "B")
    assert any(row["experts_raised"] for row in json.loads(coder("--as", "B", "codes", "--json").out))
