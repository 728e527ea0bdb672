"""Codings made as Word comments come in, asked per author, and go out again."""

import shutil
import subprocess
from pathlib import Path

import pytest

from coder.errors import AuthorsUndecided, NoComments, UnknownName
from coder.model.codebook import Valence
from coder.model.coding import Elicited, Memo, Position
from coder.study import commenting
from coder.study.commenting import Use
from coder.study.exchanging import in_hand
from coder.study.study import OpenStudy
from tests.exchange import handmade
from tests.small import Small

USES: dict[str, Use] = {"مریم": "codes", "استاد": "memos", "رضا": "skip"}


@pytest.fixture
def word(small: Small) -> Path:
    path = small.folder / "corpus" / "M.docx"
    path.write_bytes(handmade.docx())
    return path


def codings_of(study: OpenStudy, ref: str) -> set[tuple[object, ...]]:
    snapshot = study.snapshot()
    source = next(one for one in snapshot.sources if one.ref == ref)
    return {
        (one.quote, snapshot.code_of[one.code].label, snapshot.person_of[one.coder].name, one.elicited, one.position)
        for one in study.codings_in(source.id)
    }


def test_authors_are_told_with_what_they_wrote(word: Path) -> None:
    told = [(one.name, one.comments, one.replies) for one in commenting.authors(word)]
    assert sorted(told) == sorted([("مریم", 2, 0), ("استاد", 1, 1), ("رضا", 1, 0)])


def test_comments_become_codings_memos_or_nothing(small: Small, word: Path) -> None:
    with small.opened() as study:
        before = len(study.snapshot().codes)
        commented = commenting.preview(study, word, USES)
        assert len(study.snapshot().codes) == before
        commenting.save(study, commented, "M.docx")
        asserted = (Elicited.GUIDE, Position.ASSERTS)
        assert codings_of(study, "M") == {
            ("زیارت 😀 این‌جا", "حرم", "مریم", *asserted),
            ("زیارت 😀 این‌جا", "شبکه‌ی نو", "مریم", *asserted),
            ("😀 این‌جاست\nو شهر", "حرم", "مریم", Elicited.PUT, Position.REJECTS),
        }
        codes = {code.label: code for code in study.snapshot().codes}
        assert len(codes) == before + 1  # «حَرَم» and «حرم» are the code that was there
        assert codes["شبکه‌ی نو"].valence is Valence.POTENTIAL
        parcel = in_hand(study)
        names = {person.id: person.name for person in parcel.things["person"]}  # type: ignore[attr-defined]
        assert {(memo.about, memo.text, names[memo.coder]) for memo in parcel.of(Memo)} == {
            ("coding", "چرا؟", "استاد"),
            ("source", "«بزرگ»\nاین را دوباره بخوان", "استاد"),
        }
        assert {(loss.topic, loss.count) for loss in commented.losses} == {("skipped", 1)}
        assert study.history(1)[0].name == "comments.import"
        assert commenting.save(study, commenting.preview(study, word, USES), "M.docx") is None
        study.undo()
        assert len(study.snapshot().codes) == before
        assert "M" not in {source.ref for source in study.snapshot().sources}


def test_nobody_is_passed_over_and_nobody_is_made_up(small: Small, word: Path) -> None:
    with small.opened() as study:
        with pytest.raises(AuthorsUndecided) as told:
            commenting.preview(study, word, {"مریم": "codes"})
        assert "استاد" in told.value.message("fa") and "رضا" in told.value.message("en")
        with pytest.raises(UnknownName):
            commenting.preview(study, word, {**USES, "علی": "codes"})
        (small.folder / "t.txt").write_text("متن", encoding="utf-8")
        with pytest.raises(NoComments):
            commenting.preview(study, small.folder / "t.txt", {})


def test_a_source_goes_out_with_its_codings_and_comes_back_the_same(small: Small, tmp_path: Path) -> None:
    with small.opened() as study:
        for ref in ("E01", "E02", "J"):
            assert commenting.export(study, ref, tmp_path / f"{ref}.docx") == ()
            commented = commenting.preview(study, tmp_path / f"{ref}.docx", {"A": "codes"})
            assert commented.losses == ()
            assert commented.union.edits == ()
            assert commented.union.kept == {}
        with pytest.raises(UnknownName):
            commenting.export(study, "X", tmp_path / "X.docx")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_comments_that_libreoffice_has_written(small: Small, tmp_path: Path) -> None:
    (tmp_path / "M.docx").write_bytes(handmade.docx())
    with small.opened() as study:
        commenting.export(study, "E01", tmp_path / "E01.docx")
    office = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to"]
    subprocess.run([*office, "odt", "--outdir", str(tmp_path), str(tmp_path / "E01.docx")], check=True, timeout=120)
    made = small.folder / "corpus" / "made"
    subprocess.run([*office, "docx", "--outdir", str(made), str(tmp_path / "E01.odt")], check=True, timeout=120)
    with small.opened() as study:
        commented = commenting.preview(study, made / "E01.docx", {"A": "codes"})
        assert commented.union.edits == ()
        assert commented.union.same["coding"] == 3
