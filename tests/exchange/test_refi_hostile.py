"""Broken and hostile projects: one clear message, or a loss report; nothing is followed, unfolded or half read."""

import io
import zipfile
from pathlib import Path

import pytest

from coder.errors import BrokenFile, CoderError
from coder.exchange.refi import reading
from coder.model.codebook import Code
from coder.model.coding import Coding
from tests.exchange import tools


def read(tmp_path: Path, content: bytes, name: str = "x.qdpx") -> reading.Unpacked:
    (tmp_path / name).write_bytes(content)
    return reading.read(tmp_path / name, "who")


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_qde", ".qde"), content)
    return out.getvalue()


def declared(words: str) -> bytes:
    return f'<?xml version="1.0"?><!DOCTYPE Project [{words}]><Project name="&a;"/>'.encode()


LAUGHS = '<!ENTITY z "ha">' + "".join(
    f'<!ENTITY {chr(97 + n)} "{"&" + (chr(98 + n) if n < 9 else "z") + ";"}{"&z;" * 9}">' for n in range(10)
)

HOSTILE = {
    "cut short": tools.NVIVO.qdpx()[:-300],
    "no zip": b"PK\x03\x04 nothing",
    "empty": b"",
    "a bomb": zipped(project_qde=b" " * 300_000_000),
    "a path that leads outside": zipped(**{"..__..__etc__x": b"", "project_qde": tools.OLD.xml().encode()}),
    "an external entity": zipped(project_qde=declared('<!ENTITY a SYSTEM "file:///etc/passwd">')),
    "a billion laughs": zipped(project_qde=declared(LAUGHS)),
    "a billion laughs in UTF-16": zipped(project_qde=declared(LAUGHS).decode().encode("utf-16")),
    "no project": zipped(readme=b"hello"),
    "no XML": zipped(project_qde=b"\x00\x01"),
    "other XML": zipped(project_qde=b"<html/>"),
    "half the XML": zipped(project_qde=tools.OLD.xml().encode()[:-40]),
    "nested a thousand deep": zipped(project_qde=b"<Project>" + b"<Code>" * 1000 + b"</Code>" * 1000 + b"</Project>"),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_one_clear_message(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(BrokenFile) as told:
        read(tmp_path, content)
    assert "x.qdpx" in told.value.message("fa")


def test_a_path_in_the_xml_never_leaves_the_archive(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("راز", encoding="utf-8")
    xml = tools.NVIVO.xml().replace(f"internal://{tools.NVIVO.guid_of(1)}", "internal://../secret")
    found = read(tmp_path, zipped(project_qde=xml.encode()))
    assert found.parcel.texts == {}
    assert [(loss.topic, loss.count) for loss in found.losses] == [("no_text", len(tools.CODED))]


def test_a_guid_twice_is_told_and_both_things_come(tmp_path: Path) -> None:
    xml = tools.OLD.xml()
    for number in range(1, 5):
        xml = xml.replace(tools.OLD.guid_of(300 + number), tools.OLD.guid_of(300))
        xml = xml.replace(f'guid="{tools.OLD.guid_of(103)}" name', f'guid="{tools.OLD.guid_of(102)}" name')
    found = read(tmp_path, xml.encode(), "x.qde")
    assert len({coding.id for coding in found.parcel.of(Coding)}) == 4  # one had the code whose GUID is gone
    assert len({code.id for code in found.parcel.of(Code)}) == 4
    assert {loss.topic: loss.count for loss in found.losses} == {"twice": 4, "no_code": 1, "undecided": 4}


@pytest.mark.parametrize("place", ["-5", "99999", "abc", "", "1e400"])
def test_positions_beyond_the_text_are_told(place: str, tmp_path: Path) -> None:
    xml = tools.OLD.xml().replace('startPosition="0"', f'startPosition="{place}"')
    found = read(tmp_path, xml.encode(), "x.qde")
    assert len(found.parcel.of(Coding)) == len(tools.CODED) - 1
    assert [(loss.count, loss.examples) for loss in found.losses if loss.topic == "beyond"] == [(1, ("مصاحبه: سلام",))]


def test_an_end_beyond_the_text_is_cut_and_told(tmp_path: Path) -> None:
    import re

    xml = re.sub(r'endPosition="4"', 'endPosition="99999"', tools.OLD.xml())
    found = read(tmp_path, xml.encode(), "x.qde")
    assert max(coding.end for coding in found.parcel.of(Coding)) == len("\n".join(tools.LINES))
    assert {loss.topic for loss in found.losses} >= {"clipped", "mismatch"}


@pytest.mark.parametrize("name", ["a.qdpx", "a.qde", "a.qdc"])
def test_bytes_at_random_never_end_in_a_traceback(name: str, tmp_path: Path) -> None:
    import random

    good = tools.NVIVO.qdpx() if name == "a.qdpx" else tools.OLD.xml().encode()
    chance = random.Random(3)
    for _ in range(60):
        bad = bytearray(good)
        for _ in range(chance.randint(1, 20)):
            bad[chance.randrange(len(bad))] = chance.randrange(256)
        try:
            read(tmp_path, bytes(bad), name)
        except CoderError:
            continue
