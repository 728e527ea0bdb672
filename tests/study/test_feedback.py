"""Back to the experts: the sheet goes out, answers come in as evidence of their own kind, counted nowhere else."""

from pathlib import Path

import pytest

from coder.errors import BadCell, CoderError, NothingChanged, UnknownFormat, UnknownName
from coder.model.codebook import Quadrant
from coder.model.swot import Reply
from coder.study import consolidating
from coder.study.board import board
from coder.study.feedback import replies, sheet, take_in
from coder.study.results import factor_rows
from coder.study.views import details, views
from tests.small import Small

GIVEN = {"S1": ("موافقم", ""), "W1": ("تغییر", "«دشواری ورود» بهتر است"), "O1": ("", "")}


def fill(path: Path, given: dict[str, tuple[str, str]], date: str = "") -> None:
    """Fill a sheet in as an expert would, in the program its kind belongs to."""
    if path.suffix == ".docx":
        from docx import Document

        file = Document(str(path))
        head, table = file.tables
        head.rows[1].cells[1].text = date
        for row in table.rows[1:]:
            row.cells[2].text, row.cells[3].text = given[row.cells[0].text]
        file.save(str(path))
    elif path.suffix == ".xlsx":
        from openpyxl import load_workbook

        book = load_workbook(path)
        for row in book.active.iter_rows(min_row=2):
            row[2].value, row[3].value = given[row[0].value]
            row[5].value = date
        book.save(path)
    else:
        lines = path.read_text("utf-8-sig").splitlines()
        filled = []
        for line in lines[1:]:
            number, label, _, _, expert, _, step = line.split(",")
            filled.append(",".join((number, label, *given[number], expert, date, step)))
        path.write_text("\n".join([lines[0], *filled]), "utf-8-sig")


@pytest.mark.parametrize("kind", ["docx", "csv", "xlsx"])
def test_the_sheet_goes_out_and_comes_back(small: Small, kind: str) -> None:
    path = small.folder / f"sheet.{kind}"
    with small.opened() as study:
        counted = factor_rows(study.snapshot())
        sheet(study, path, "E02")
        fill(path, GIVEN, "۱۴۰۱/۸/۲۰")
        _, new = consolidating.make_factor(study, Quadrant.W, "نو", "درونی")
        consolidating.move(study, new.id, "up")  # W1 is W2 now
        take_in(study, path)
        found = replies(study)
        assert [(one.expert, one.answer, one.date) for one in found["f-s"]] == [("E02", Reply.AGREE, "1401/08/20")]
        assert (found["f-w"][0].answer, found["f-w"][0].words) == (Reply.CHANGE, "«دشواری ورود» بهتر است")
        assert found["f-o"][0].answer is Reply.NONE
        consolidating.remove(study, new.id)
        assert factor_rows(study.snapshot()) == counted, "a reply is no mention"
        assert details(study, "f-w").replies == tuple(found["f-w"])
        assert details(study, "f-w").answers == counted[1].answers
        with pytest.raises(NothingChanged):
            take_in(study, path)
        fill(path, GIVEN | {"S1": ("تغییر", "")}, "1401/08/20")
        take_in(study, path)
        assert study.history(1)[0].changes == 1
        study.undo()
        assert replies(study) == found


def test_the_word_sheet_runs_right_to_left(small: Small) -> None:
    import zipfile

    with small.opened() as study:
        sheet(study, small.folder / "sheet.docx", "E01")
    xml = zipfile.ZipFile(small.folder / "sheet.docx").read("word/document.xml").decode()
    assert xml.count("<w:bidiVisual/>") == 2 and "<w:bidi/>" in xml and "<w:rtl/>" in xml
    assert "پیشنهاد و توضیح" in xml and "مأخذ" not in xml


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        ({"S1": ("شاید", "")}, BadCell),
        ({"S1": ("", "واژهٔ دیگری بهتر است")}, BadCell),
    ],
)
def test_what_is_not_clear_is_not_guessed(
    small: Small, given: dict[str, tuple[str, str]], kind: type[CoderError]
) -> None:
    path = small.folder / "sheet.csv"
    with small.opened() as study:
        sheet(study, path, "E01")
        fill(path, GIVEN | given)
        with pytest.raises(kind):
            take_in(study, path)
        assert replies(study) == {}


def test_unknown_experts_dates_and_formats_are_refused(small: Small) -> None:
    with small.opened() as study:
        for name, expert, kind in (("a.docx", "E99", UnknownName), ("a.pdf", "", UnknownFormat)):
            with pytest.raises(kind):
                sheet(study, small.folder / name, expert)
            assert not (small.folder / name).exists()
        path = small.folder / "b.csv"
        sheet(study, path)
        fill(path, GIVEN)
        with pytest.raises(UnknownName):
            take_in(study, path)
        take_in(study, path, "e01", "1401/08/20")
        assert replies(study)["f-s"][0].expert == "E01"
        fill(path, GIVEN, "1401/13/01")
        with pytest.raises(BadCell):
            take_in(study, path, "E01")


def test_the_views_side_by_side(small: Small) -> None:
    with small.opened() as study:
        by_ref = {view.ref: view for view in views(study)}
        assert list(by_ref) == ["c1", "c2", "c3", "c4", "c5"]
        c2 = by_ref["c2"]
        assert (c2.raised, c2.confirmed, c2.rejected, c2.no_comment) == (("E01",), ("E01",), ("E03",), ())
        assert [quote.expert for quote in by_ref["c1"].quotes] == ["E01", "E02"]
        assert by_ref["c3"].completed == ("E02",) and by_ref["c4"].no_comment == ("E02",)
        assert by_ref["c5"].documents == ("D",) and by_ref["c5"].quotes[0].source == "D"
        assert (by_ref["c1"].factor, by_ref["c4"].factor, by_ref["c4"].dropped) == ("S1", "", "بیرون از موضوع")
        found = details(study, "f-s", quotes=1)
        assert [len(view.quotes) for view in found.views] == [1, 1]
        assert (found.number, found.strategies, found.reason) == ("S1", ("SO1",), "درونی")


def test_reserved_passages_are_never_shown(small: Small) -> None:
    from coder.model.coding import Reserved
    from coder.model.entity import Step, made, new_id

    with small.opened() as study:
        quote = details(study, "f-w").views[0].quotes[0]
        source = next(one for one in study.snapshot().sources if one.ref == quote.source)
        (person,) = study.snapshot().persons
        passage = Reserved(
            id=new_id(), source=source.id, start=quote.start, end=quote.end, quote=quote.words, before="", after="",
            coder=person.id, reason="خواسته‌اند",
        )  # fmt: skip
        study.apply(Step("passage.reserve", made(passage)))
        assert quote.words not in {one.words for one in details(study, "f-w").views[0].quotes}
        assert board(study).factors
