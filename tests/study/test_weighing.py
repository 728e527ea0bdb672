"""Weights by judges: entered whole or not at all, from a form too, kept with the factors whatever their numbers."""

from pathlib import Path

import pytest

from coder.errors import CoderError, NothingChanged, ReasonMissing, UnknownFormat, UnknownName, WeightsWrong
from coder.model.codebook import Quadrant
from coder.study import consolidating
from coder.study.board import board
from coder.study.weighing import checked, enter, form, from_file, standing, weighed, withdraw
from tests.small import Small

FIRST = {"f-s": (0.6, 4), "f-w": (0.4, 1), "f-o": (1.0, 3)}


def test_two_judges(small: Small) -> None:
    with small.opened() as study:
        enter(study, "ر. کاظمی", FIRST)
        enter(study, "ن. صدر", {"f-s": (0.4, 3), "f-w": (0.6, 2)})
        found = weighed(study)
        assert found.judges == ("ر. کاظمی", "ن. صدر") and found.faults == {}
        assert [(row.factor, round(row.weight, 3), row.rating) for row in found.ife.rows] == [
            ("S1", 0.5, 3.5),
            ("W1", 0.5, 1.5),
        ]
        assert found.ife.total == pytest.approx(2.5) and found.efe.total == pytest.approx(3.0)
        assert standing(found) == ("II", "SO")
        enter(study, "ن. صدر", {"f-s": (0.5, 3), "f-w": (0.5, 2)})
        assert study.history(1)[0].changes == 2, "only what changed is written"
        withdraw(study, "ن. صدر")
        assert weighed(study).judges == ("ر. کاظمی",)
        study.undo()
        assert len(weighed(study).judges) == 2


def test_mentions_never_become_weights(small: Small) -> None:
    with small.opened() as study:
        found = weighed(study)
    assert found.ife.rows == found.efe.rows == () and found.ife.total is None


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"f-s": (0.6, 4), "f-w": (0.3, 1)}, "0.9"),
        ({"f-s": (1.0, 4)}, "W1"),
        ({"f-s": (0.6, 2), "f-w": (0.4, 1)}, "3–4"),
        ({"f-o": (1.5, 3)}, "0–1"),
    ],
)
def test_what_does_not_hold_is_refused_and_named(small: Small, given: dict[str, tuple[float, int]], said: str) -> None:
    with small.opened() as study:
        enter(study, "یک", FIRST)
        seq = study.history(1)[0].seq
        with pytest.raises(WeightsWrong) as refused:
            enter(study, "دو", given)
        assert said in refused.value.message("fa")
        assert study.history(1)[0].seq == seq


def test_nameless_judges_and_repetition_are_refused(small: Small) -> None:
    with small.opened() as study:
        with pytest.raises(ReasonMissing):
            enter(study, " ", FIRST)
        enter(study, "یک", FIRST)
        with pytest.raises(NothingChanged):
            enter(study, "یک", FIRST)
        with pytest.raises(UnknownName):
            withdraw(study, "دو")


def test_the_settings_of_the_study(small: Small) -> None:
    text = (small.folder / "codebook.yaml").read_text(encoding="utf-8")
    settings = "  settings: {weights_per: class, rating_rule: free}\ncodes:\n"
    (small.folder / "codebook.yaml").write_text(text.replace("codes:\n", settings, 1), encoding="utf-8")
    with small.opened() as study:
        enter(study, "یک", {"f-s": (1.0, 1), "f-w": (1.0, 4)})
        found = weighed(study)
        assert found.ife.total is None and found.ife.classes[Quadrant.W] == (1.0, 4.0)
        assert standing(found) is None


def test_a_factor_moved_since_shows_in_the_faults(small: Small) -> None:
    with small.opened() as study:
        enter(study, "یک", FIRST)
        consolidating.quadrant(study, "f-w", Quadrant.T, "بیرونی")
        said = {(fault.kind, fault.subject) for fault in weighed(study).faults["یک"]}
        assert said == {("sum", "IFE"), ("sum", "EFE")}


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_form_goes_out_and_comes_back_though_the_list_was_renumbered(small: Small, kind: str) -> None:
    path = small.folder / f"form.{kind}"
    with small.opened() as study:
        form(study, path, "ر. کاظمی")
        _fill(path, {"S1": ("۰٫۶", "۴"), "W1": ("0.4", "1"), "O1": ("1", "3")})
        _, new = consolidating.make_factor(study, Quadrant.S, "نو", "درونی")
        consolidating.move(study, new.id, "up")  # S1 is S2 now
        with pytest.raises(WeightsWrong) as refused:
            from_file(study, path)
        assert "S1: —" in refused.value.message("en"), "the new factor has no weight"
        consolidating.remove(study, new.id)
        from_file(study, path)
        assert [(row.factor, row.weight, row.rating) for row in weighed(study).ife.rows] == [
            ("S1", 0.6, 4),
            ("W1", 0.4, 1),
        ]
        assert weighed(study).judges == ("ر. کاظمی",)


def _fill(path: Path, given: dict[str, tuple[str, str]]) -> None:
    if path.suffix == ".csv":
        lines = path.read_text("utf-8-sig").splitlines()
        filled = []
        for line in lines[1:]:
            cells = line.split(",")
            cells[2:4] = given[cells[0]]
            filled.append(",".join(cells))
        path.write_text("\n".join([lines[0], *filled]), encoding="utf-8-sig")
        return
    from openpyxl import load_workbook

    book = load_workbook(path)
    for row in book.active.iter_rows(min_row=2):
        row[2].value, row[3].value = (float(v.translate(str.maketrans("۰۶۴٫", "064."))) for v in given[row[0].value])
    book.save(path)


PASTED = """\
شماره;عوامل;ضریب;رتبه;امتیاز
S1;الف;۰٫۳۰;۴;۱٫۲۰
S2;ب;۰٫۳۰;۳;۰٫۸۰
W1;ج;۰٫۳۵;۲;۰٫۷۰
جمع;;۱;;۲٫۷۰
O1;د;1;3;3
جمع کل;;1;;3
"""


def test_a_pasted_table_is_looked_through(small: Small) -> None:
    path = small.folder / "table.csv"
    path.write_text(PASTED, encoding="utf-8")
    with small.opened() as study:
        seq = study.history(1)[0].seq
        faults, matrices = checked(study, path)
        assert [(fault.kind, fault.line, fault.found, fault.expected) for fault in faults] == [
            ("score", 3, "0.8", "0.9"),
            ("sum", 0, "0.95", "1"),
            ("weights_total", 5, "1", "0.95"),
        ]
        assert [one.name for one in matrices] == ["IFE", "EFE"] and matrices[1].total == 3
        assert study.history(1)[0].seq == seq
        with pytest.raises(CoderError):
            from_file(study, path, "یک")


@pytest.mark.parametrize(
    "content",
    [
        "number,weight\nS9,1\n",
        "number,weight\nS1,ten\n",
        "number,rating\nS1,3\n",
        "",
        "number,weight,rating\nO1,1,2.5\n",
    ],
)
def test_bad_files_are_refused_with_nothing_changed(small: Small, content: str) -> None:
    path = small.folder / "bad.csv"
    path.write_text(content, encoding="utf-8")
    with small.opened() as study:
        seq = study.history(1)[0].seq
        with pytest.raises(CoderError):
            from_file(study, path, "یک")
        assert study.history(1)[0].seq == seq


def test_a_form_of_another_kind_is_refused(small: Small) -> None:
    with small.opened() as study:
        with pytest.raises(UnknownFormat):
            form(study, small.folder / "form.pdf")
        assert board(study).factors
