"""Word comments and tables, as a user takes them in and gives them out."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, state
from tests.exchange import handmade
from tests.small import Small

Run = Callable[..., Ran]


def test_comments_are_shown_first_and_come_in_as_one_step(small: Small, coder: Run) -> None:
    (small.folder / "M.docx").write_bytes(handmade.docx())
    authors = ["--author", "مریم=codes", "--author", "استاد=memos", "--author", "رضا=skip"]
    before = state(small.folder)
    looked = coder("--lang", "en", "import", "M.docx", "--comments", *authors, "--dry-run")
    assert looked.code == 0 and "شبکه‌ی نو" in looked.out and "3 codings" in looked.err
    assert state(small.folder) == before
    assert coder("import", "M.docx", "--comments", *authors).code == 0
    assert (small.folder / "corpus/M.docx").read_bytes() == (small.folder / "M.docx").read_bytes()
    assert coder("check").code == 0
    assert coder("--lang", "en", "import", "M.docx", "--comments", *authors).err.count("There was nothing new") == 1


@pytest.mark.parametrize(
    "authors", [[], ["--author", "مریم=codes"], ["--author", "مریم=maybe"], ["--author", "علی=codes"]]
)
def test_an_author_nobody_spoke_of_is_asked_for(small: Small, coder: Run, authors: list[str]) -> None:
    (small.folder / "M.docx").write_bytes(handmade.docx())
    before = state(small.folder)
    told = coder("--lang", "fa", "import", "M.docx", "--comments", *authors)
    assert told.code == 2 and "استاد" in told.err
    assert state(small.folder) == before


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_segments_and_codes_go_out_and_come_in(small: Small, coder: Run, ending: str) -> None:
    for option in ("--segments", "--codes"):
        extra = [option] if option == "--codes" else []
        assert coder("export", f"t.{ending}", *extra).code == 0
        told = coder("--lang", "en", "import", f"t.{ending}", option)
        assert told.code == 0 and "There was nothing new" in told.err


def test_a_source_goes_out_as_word(small: Small, coder: Run) -> None:
    assert coder("export", "E01.docx").code == 0
    assert coder("export", "x.docx", "--source", "E02").code == 0
    assert coder("export", "nobody.docx").code == 2
    assert Path(small.folder / "x.docx").stat().st_size > 1000


@pytest.mark.parametrize(
    "arguments",
    [
        ["t.csv", "--segments"],
        ["t.csv", "--segments", "--column", "quote"],
        ["t.csv", "--segments", "--column", "colour=a"],
        ["t.csv", "--codes"],
        ["gone.csv", "--segments"],
        ["t.csv", "--comments"],
    ],
)
def test_what_cannot_be_taken_in_is_told(small: Small, coder: Run, arguments: list[str]) -> None:
    (small.folder / "t.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    before = state(small.folder)
    told = coder("import", *arguments)
    assert told.code == 2, told.err
    assert state(small.folder) == before
