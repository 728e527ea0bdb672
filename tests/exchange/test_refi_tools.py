"""What other tools write is read: every coding's words are right, and what isn't taken over is told."""

# ruff: noqa: E501 - elements of XML stay in one line
from dataclasses import replace
from pathlib import Path

import pytest

from coder.exchange.refi import codebook, reading
from coder.exchange.refi.raw import id_of
from coder.model.codebook import Code
from coder.model.coding import Coding, Memo
from coder.model.corpus import Expert, Source
from tests.exchange import tools
from tests.exchange.tools import Tool


def taken(tmp_path: Path, content: bytes, name: str = "x.qdpx") -> reading.Unpacked:
    (tmp_path / name).write_bytes(content)
    return reading.read(tmp_path / name, "who")


def coded(found: reading.Unpacked) -> dict[str, str]:
    labels = {code.id: code.label for code in found.parcel.of(Code)}
    return {coding.quote: labels[coding.code] for coding in found.parcel.of(Coding)}


ALL = {
    "nvivo": tools.NVIVO,
    "qualcoder": tools.QUALCODER,
    "atlas": tools.ATLAS,
    "taguette": tools.TAGUETTE,
    "maxqda": tools.MAXQDA,
    "old": tools.OLD,
}


@pytest.mark.parametrize("tool", ALL.values(), ids=ALL)
def test_the_words_of_every_coding_are_right(tool: Tool, tmp_path: Path) -> None:
    found = taken(tmp_path, tool.qdpx())
    assert coded(found) == tools.CODED
    (way,) = found.counted
    assert (way.ground, way.share) == ("names", 1.0)
    (source,) = found.parcel.of(Source)
    text = found.parcel.texts[source.text_sha256]
    assert text == "\n".join(tools.LINES)
    assert all(text[one.start : one.end] == one.quote for one in found.parcel.of(Coding))


@pytest.mark.parametrize("tool", [tools.NVIVO, tools.QUALCODER], ids=["nvivo", "qualcoder"])
def test_without_names_a_known_tool_counts_as_it_does(tool: Tool, tmp_path: Path) -> None:
    found = taken(tmp_path, replace(tool, named=False).qdpx())
    assert coded(found) == tools.CODED
    assert found.counted[0].ground == "origin"


@pytest.mark.parametrize("utf16", [False, True])
@pytest.mark.parametrize("crlf", [False, True])
def test_without_names_an_unknown_tool_is_judged_by_the_edges_of_words(utf16: bool, crlf: bool, tmp_path: Path) -> None:
    found = taken(tmp_path, Tool("?", crlf=crlf, utf16=utf16, named=False).qdpx())
    assert coded(found) == tools.CODED
    assert found.counted[0].ground == "words"


def test_names_outweigh_what_a_tool_is_known_for(tmp_path: Path) -> None:
    found = taken(tmp_path, replace(tools.NVIVO, utf16=False).qdpx())
    assert coded(found) == tools.CODED


def test_an_end_that_names_the_last_character_is_understood_by_the_names(tmp_path: Path) -> None:
    import re

    xml = re.sub(r'endPosition="(\d+)"', lambda m: f'endPosition="{int(m[1]) - 1}"', tools.OLD.xml())
    assert coded(taken(tmp_path, xml.encode(), "x.qde")) == tools.CODED


def test_a_lone_qde_finds_its_texts_beside_it(tmp_path: Path) -> None:
    (tmp_path / "Sources").mkdir()
    (tmp_path / "Sources" / f"{tools.NVIVO.guid_of(1)}.txt").write_bytes(b"\xef\xbb\xbf" + tools.NVIVO.text().encode())
    assert coded(taken(tmp_path, tools.NVIVO.xml().encode(), "طرح.qde")) == tools.CODED


def test_a_case_and_a_code_may_share_a_guid(tmp_path: Path) -> None:
    shared = tools.NVIVO.guid_of(100)
    cases = (
        f'<Variables><Variable guid="{tools.NVIVO.guid_of(7)}" name="Group" typeOfVariable="Text"/>'
        f'<Variable guid="{tools.NVIVO.guid_of(8)}" name="سن" typeOfVariable="Integer"/></Variables>'
        f'<Cases><Case guid="{shared}" name="E01"><CodeRef targetGUID="{shared}"/>'
        f'<VariableValue><VariableRef targetGUID="{tools.NVIVO.guid_of(7)}"/><TextValue>استاد; مدیر</TextValue></VariableValue>'
        f'<VariableValue><VariableRef targetGUID="{tools.NVIVO.guid_of(8)}"/><IntegerValue>40</IntegerValue></VariableValue>'
        f'<SourceRef targetGUID="{tools.NVIVO.guid_of(1)}"/></Case></Cases>'
    )
    found = taken(tmp_path, tools.NVIVO.qdpx(cases=cases))
    (expert,) = found.parcel.of(Expert)
    assert expert.id == id_of(shared) == found.parcel.of(Code)[0].id
    assert (expert.ref, expert.groups) == ("E01", ("استاد", "مدیر"))
    assert {coding.expert for coding in found.parcel.of(Coding)} == {expert.id}
    assert [memo.text for memo in found.parcel.of(Memo)] == ["سن: 40"]


def test_descriptions_notes_and_sets_of_other_tools_become_memos(tmp_path: Path) -> None:
    note, kept = tools.QUALCODER.guid_of(50), tools.QUALCODER.guid_of(100)
    tail = (
        f'<Notes><Note guid="{note}" name="عنوان"><PlainTextContent>یادداشت آزاد</PlainTextContent></Note></Notes>'
        f'<Sets><Set guid="{tools.QUALCODER.guid_of(60)}" name="دسته"><MemberCode targetGUID="{kept}"/></Set></Sets>'
    )
    content = (
        replace(tools.QUALCODER, tail=tail).xml().replace("<Coding ", "<Description>چرا؟</Description><Coding ", 1)
    )
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / f"{tools.QUALCODER.guid_of(1)}.txt").write_text(tools.QUALCODER.text(), encoding="utf-8")
    found = taken(tmp_path, content.encode(), "x.qde")
    assert {(memo.about, memo.text) for memo in found.parcel.of(Memo)} == {
        ("coding", "چرا؟"),
        ("study", "عنوان\n\nیادداشت آزاد"),
        ("study", "دسته\n- درود"),
    }


def test_pictures_and_recordings_are_told_and_never_silently_dropped(tmp_path: Path) -> None:
    media = (
        '<PictureSource guid="00000009-0000-4000-8000-00000000abcd" name="نقشه" path="internal://a.png">'
        '<PictureSelection guid="0000000a-0000-4000-8000-00000000abcd" firstX="0" firstY="0" secondX="1" secondY="1"/>'
        '<PictureSelection guid="0000000b-0000-4000-8000-00000000abcd" firstX="0" firstY="0" secondX="1" secondY="1"/>'
        "</PictureSource>"
        '<PDFSource guid="0000000c-0000-4000-8000-00000000abcd" name="برنامه" path="internal://a.pdf">'
        '<PDFSelection guid="0000000d-0000-4000-8000-00000000abcd" page="1" firstX="0" firstY="0" secondX="1" secondY="1"/>'
        "</PDFSource>"
    )
    found = taken(tmp_path, tools.OLD.xml().replace("</Sources>", f"{media}</Sources>").encode(), "x.qde")
    (loss,) = [loss for loss in found.losses if loss.topic == "media"]
    assert (loss.count, loss.examples) == (3, ("نقشه", "برنامه"))
    assert coded(found) == tools.CODED


def test_the_text_of_a_recording_comes_in_as_a_source(tmp_path: Path) -> None:
    media = (
        '<AudioSource guid="00000009-0000-4000-8000-00000000abcd" name="ضبط"><Transcript '
        'guid="0000000a-0000-4000-8000-00000000abcd"><PlainTextContent>سلام</PlainTextContent></Transcript></AudioSource>'
    )
    found = taken(tmp_path, tools.OLD.xml().replace("</Sources>", f"{media}</Sources>").encode(), "x.qde")
    assert {source.ref for source in found.parcel.of(Source)} == {"مصاحبه", "ضبط"}


@pytest.mark.parametrize(
    ("given", "read"),
    [("#336699", "#336699"), ("#F0a", "#ff00aa"), ("336699", "#336699"), ("rgb(51, 102,153)", "#336699"), ("red", "")],
)
def test_colours_in_their_forms(given: str, read: str) -> None:
    assert codebook.colour(given) == read


@pytest.mark.parametrize("form", ["{}", "{{{}}}"])
def test_a_guid_is_the_same_in_any_case_with_or_without_braces(form: str) -> None:
    plain = "8CA3A2C1-8b7a-41c3-a9dd-a8fb46caa645"
    assert id_of(form.format(plain)) == "8ca3a2c18b7a41c3a9dda8fb46caa645"


def test_a_codebook_of_atlas_in_its_old_namespace(tmp_path: Path) -> None:
    xml = (
        '<CodeBook xmlns="urn:QDA-XML:codebook:0:4" origin="ATLAS.ti"><Codes>'
        '<Code guid="p" name="بالا" isCodable="false"><Code guid="q" name="پایین" isCodable="true"><Description>تعریف</Description></Code></Code></Codes>'
        '<Sets><Set guid="s" name="گروه"><MemberCode guid="q"/></Set></Sets></CodeBook>'
    )
    found = taken(tmp_path, xml.encode(), "x.qdc")
    above, below = found.parcel.of(Code)
    assert (above.label, below.label, below.parent, below.definition) == ("بالا", "پایین", above.ref, "تعریف")
    assert {loss.topic for loss in found.losses} == {"folders", "set_members"}
