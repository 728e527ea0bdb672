"""``experts.csv``: every fault is told with its line and column."""

from pathlib import Path

import pytest

from coder.errors import BadCell, ColumnMissing, Undecodable
from coder.importing.experts import COLUMNS, headings, read_sessions
from coder.persian import digits

HEADER = ",".join(COLUMNS)
ROW = "E11,دانشگاه; شورا,علوم سیاسی,معرفی,۱۲ سال,کتبی,۱۴۰۱/۰۵/۰۲,۵۵,حضوری,ضبط‌شده,J.txt,11"


def written(folder: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path = folder / "experts.csv"
    path.write_bytes("\n".join(lines).encode(encoding))
    return path


def test_a_row_is_read(tmp_path: Path) -> None:
    (session,) = read_sessions(written(tmp_path, HEADER, ROW, encoding="utf-8-sig"))
    assert session.expert == "E11"
    assert session.groups == ("دانشگاه", "شورا")
    assert (session.date, session.minutes, session.files, session.order) == ("1401/05/02", 55, ("J.txt",), 11)


def test_persian_headings_will_do(tmp_path: Path) -> None:
    header = ",".join(names[1] if len(names) > 1 else names[0] for names in COLUMNS.values())
    (session,) = read_sessions(written(tmp_path, header, ROW))
    assert session.field == "علوم سیاسی"


@pytest.mark.parametrize("column", COLUMNS)
def test_a_missing_column_is_named(tmp_path: Path, column: str) -> None:
    header = HEADER.replace(column, "other", 1) if column != "date" else HEADER.replace(",date,", ",other,")
    with pytest.raises(ColumnMissing, match=f"'{column}'"):
        read_sessions(written(tmp_path, header, ROW))


@pytest.mark.parametrize("date", ["1401/07/31", "1401/12/30", "1401/13/01", "tomorrow", "2022/08/01"])
def test_an_impossible_date_is_told_with_its_line(tmp_path: Path, date: str) -> None:
    with pytest.raises(BadCell, match=rf"line 3, column 'date': '{date}'"):
        read_sessions(written(tmp_path, HEADER, ROW, ROW.replace("۱۴۰۱/۰۵/۰۲", date)))


def test_a_number_that_is_none_and_a_row_without_an_expert(tmp_path: Path) -> None:
    with pytest.raises(BadCell, match="column 'minutes'"):
        read_sessions(written(tmp_path, HEADER, ROW.replace("۵۵", "long")))
    with pytest.raises(BadCell, match="column 'expert'"):
        read_sessions(written(tmp_path, HEADER, ROW.replace("E11", "")))


@pytest.mark.parametrize(("encoding", "mark"), [("utf-16", "\t"), ("cp1256", ","), ("cp1256", "؛"), ("utf-8-sig", ";")])
def test_as_spreadsheets_save_it(tmp_path: Path, encoding: str, mark: str) -> None:
    """Excel's "Unicode text", and its CSV on a Persian Windows."""
    row = digits.to_latin(ROW).replace("ی", "ي")  # Windows-1256 has no Persian digits and no Persian yeh
    lines = [line.replace(",", "\0") for line in (HEADER, row)]
    lines = [line.replace("؛", "،").replace(";", "،").replace("\0", mark) for line in lines]
    (session,) = read_sessions(written(tmp_path, *lines, encoding=encoding))
    assert (session.expert, session.minutes) == ("E11", 55)


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "experts.csv").write_bytes(b"\x00\x81\x00\x02")
    with pytest.raises(Undecodable, match="binary"):
        read_sessions(tmp_path / "experts.csv")


@pytest.mark.parametrize("empty", ["", "," * (len(COLUMNS) - 1), " , \t" + "," * (len(COLUMNS) - 2), "," * 20])
def test_a_wholly_empty_row_is_none(tmp_path: Path, empty: str) -> None:
    sessions = read_sessions(written(tmp_path, HEADER, ROW, empty, ROW.replace("E11", "E12"), empty))
    assert [(one.expert, one.line) for one in sessions] == [("E11", 2), ("E12", 4)]


@pytest.mark.parametrize("lang", ["fa", "en"])
def test_the_headings_of_a_new_list_are_read(tmp_path: Path, lang: str) -> None:
    path = tmp_path / "experts.csv"
    path.write_bytes(headings(lang))
    assert read_sessions(path) == ()
    path.write_bytes(headings(lang) + ROW.encode())
    assert [one.expert for one in read_sessions(path)] == ["E11"]
    assert ("صاحب‌نظر" in path.read_text("utf-8-sig")) is (lang == "fa")
