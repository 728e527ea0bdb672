import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from coder.bidi import _tables
from coder.bidi.properties import MIRRORED, UNICODE_VERSION, bidi_classes, joining_types, kinds, mirrored

TOOL = Path(__file__).parents[2] / "tools" / "make_bidi_tables.py"
DATA = Path("/usr/share/unicode")


@pytest.mark.tables
@pytest.mark.skipif(not (DATA / "UnicodeData.txt").exists(), reason="no Unicode data files here")
def test_tables_are_what_the_tool_makes_of_the_data_files() -> None:
    spec = importlib.util.spec_from_file_location("make_bidi_tables", TOOL)
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.render(DATA) == Path(_tables.__file__).read_text(encoding="utf-8")


def test_another_version_is_refused(tmp_path: Path) -> None:
    (tmp_path / "PropList.txt").write_text("# PropList-16.0.0.txt\n", encoding="utf-8")
    run = subprocess.run([sys.executable, TOOL, tmp_path], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert f"is not of Unicode {UNICODE_VERSION}" in run.stderr


def test_letters_of_each_property() -> None:
    text = "aא؀ب1۱٣+$,\u0301\u200c\n\t !\u202a\u202b\u202d\u202e\u202c\u2066\u2067\u2068\u2069"
    assert bidi_classes(text) == "LRNAEENSTCMBPGWOlrxypijfq"
    assert joining_types("باـ\u064e\u200c\u200da\u2067\ua872") == "DRCTUCUUL"
    assert kinds("a漢\u0301\ufe0f\u200c\u200f\x1b\ud800\u06dd\U0001f1eeلا\ue000\U0001f3fd") == "12mijzcsprla1i"


@pytest.mark.parametrize(
    ("code", "letter"),
    [
        (0x05FF, "R"),
        (0x08FF, "M"),
        (0x0860, "A"),
        (0x1ECFF, "R"),
        (0x1EEFF, "A"),
        (0x20CF, "T"),
        (0xFDD0, "B"),
        (0xE0FFF, "B"),
        (0x10FFFF, "B"),
        (0x30000, "L"),
        (0x0378, "L"),
        (0x10D40, "R"),
        (0x10EFF, "M"),
        (0x2065, "B"),
    ],
)
def test_classes_of_unassigned_code_points(code: int, letter: str) -> None:
    assert bidi_classes(chr(code)) == letter


def test_a_mirror_image_is_as_wide_and_mirrors_back() -> None:
    assert mirrored("(\u0301") == ")\u0301"
    assert mirrored("ب") == "ب"
    assert mirrored("") == ""
    for char, image in MIRRORED.items():
        assert kinds(char) == kinds(image)
        assert MIRRORED[image] == char


def test_importing_needs_no_other_tables_and_nothing_heavy() -> None:
    code = "import sys; import coder.bidi.plain; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert not loaded & {"unicodedata", "dataclasses", "inspect", "rich", "textual", "click", "sqlmodel"}
