"""Coded segments and codes as tables: out, in again, and as other programs write them."""

from pathlib import Path

import pytest

from coder.errors import BrokenFile, ColumnMissing
from coder.exchange import located
from coder.model.coding import Elicited, Reserved
from coder.model.entity import Step, made, new_id
from coder.study import segments
from tests.small import Small


def table(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
    return path


@pytest.mark.parametrize("name", ["s.csv", "s.xlsx"])
def test_segments_go_out_and_come_back_the_same(small: Small, tmp_path: Path, name: str) -> None:
    with small.opened() as study:
        assert segments.export_segments(study, tmp_path / name) == ()
        found = segments.preview_segments(study, tmp_path / name, {})
        assert found.losses == ()
        assert len(found.rows) == len(study.codings())
        assert (found.union.edits, dict(found.union.kept)) == ((), {})


def test_reserved_passages_are_kept_back(small: Small, tmp_path: Path) -> None:
    with small.opened() as study:
        one = study.codings()[0]
        mark = Reserved(
            id=new_id(), source=one.source, start=one.start, end=one.end, quote=one.quote,
            before="", after="", coder=one.coder,
        )  # fmt: skip
        study.apply(Step("passage.reserve", made(mark)))
        (loss,) = segments.export_segments(study, tmp_path / "s.csv")
        assert loss.topic == "reserved" and loss.count >= 1
        assert one.quote not in (tmp_path / "s.csv").read_text(encoding="utf-8-sig")


def test_another_programs_table_is_located_by_the_words(small: Small, tmp_path: Path) -> None:
    path = table(
        tmp_path / "max.csv",
        "Document name;Code;Segment;Created by",
        "E01;حرم;زيارت اين جاست;B",
        "E01;تازه؛ حرم;شهر بزرگ;B",
        "E01;حرم;چیزی که نیست;B",
        ";حرم;خیابان‌ها;B",
        "E09;حرم;زیارت;B",
    )
    with small.opened() as study:
        found = segments.preview_segments(study, path, {})
        assert found.columns == {"source": "Document name", "code": "Code", "quote": "Segment", "coder": "Created by"}
        assert [(one.row, one.start is not None) for one in found.rows] == [
            (2, True), (3, True), (4, False), (5, False), (6, False),
        ]  # fmt: skip
        assert {(loss.topic, loss.count) for loss in found.losses} == {
            ("unlocated", 1), ("ambiguous", 1), ("no_source", 1),
        }  # fmt: skip
        step = segments.save(study, found, "max.csv")
        new = [one for one in study.codings() if study.snapshot().person_of[one.coder].name == "B"]
        assert {one.quote for one in new} == {"زیارت این‌جاست", "شهر بزرگ"}
        assert {one.elicited for one in new} == {Elicited.GUIDE}
        study.undo(step)
        assert all(study.snapshot().person_of[one.coder].name == "A" for one in study.codings())


def test_columns_are_mapped_as_told(small: Small, tmp_path: Path) -> None:
    path = table(tmp_path / "x.csv", "گفته,موضوع", "شهر بزرگ,جمعیت")
    with small.opened() as study:
        with pytest.raises(ColumnMissing) as told:
            segments.preview_segments(study, path, {"code": "موضوع"})
        assert "quote" in told.value.message("fa")
        found = segments.preview_segments(study, path, {"code": "موضوع", "quote": "گفته"})
        assert [one.source for one in found.rows] == ["E01"]
        with pytest.raises(ColumnMissing):
            segments.preview_segments(study, path, {"code": "نیست", "quote": "گفته"})


@pytest.mark.parametrize("name", ["c.csv", "c.xlsx"])
def test_codes_go_out_and_come_back_the_same(small: Small, tmp_path: Path, name: str) -> None:
    from coder.study import opening

    with small.opened() as study:
        segments.export_codes(study, tmp_path / name)
        before = [(code.ref, code.label, code.valence) for code in study.snapshot().codes]
        assert segments.preview_codes(study, tmp_path / name, {}).union.edits == ()
    opening.create(tmp_path / "empty", "A")
    with opening.opened(tmp_path / "empty") as study:
        segments.save(study, segments.preview_codes(study, tmp_path / name, {}), name)
        assert [(code.ref, code.label, code.valence) for code in study.snapshot().codes] == before


@pytest.mark.parametrize(("name", "content"), [("x.xlsx", b"PK no"), ("x.csv", b""), ("x.xlsx", b"")])
def test_what_is_no_table_is_told(small: Small, tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with small.opened() as study, pytest.raises(BrokenFile):
        segments.preview_segments(study, tmp_path / name, {})


def test_a_quote_is_found_however_it_is_spelled_but_never_inside_a_word() -> None:
    text = located.Text("کتابخانه‌های شهر. خانه‌های ما 😀 شبکه‌هاي تازه")
    assert [text.text[start:end] for start, end in text.places("شبکه های تازه")] == ["شبکه‌هاي تازه"]
    assert [text.text[start:end] for start, end in text.places("خانه های ما")] == ["خانه‌های ما"]
    assert text.places("خانه‌ها") == [] == text.places(" ")
