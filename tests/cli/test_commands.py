"""The commands as a researcher meets them, from an empty folder to the report."""

import csv
import io
import json
import os
import pty
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from coder import config
from coder.bidi import plain
from tests.cli.conftest import Ran, state
from tests.small import Small

Coder = Callable[..., Ran]

TRANSCRIPT = "مصاحبه‌گر: چه می‌بینید؟\n\nمصاحبه‌شونده: شبکه‌های شهر و شبكه هاي دیگر را.\n"
EXPERTS = (
    "expert,groups,field,reached,experience,consent,date,minutes,mode,record,files,order\n"
    "E01,شورا,علوم سیاسی,معرفی,۵ سال,کتبی,1401/03/07,60,حضوری,ضبط‌شده,one.txt,1\n"
    "E02,شورا,علوم سیاسی,معرفی,۵ سال,کتبی,1401/03/08,60,حضوری,ضبط‌شده,two.txt,2\n"
)


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_from_an_empty_folder_to_a_found_word(empty: Path, coder: Coder) -> None:
    assert coder("--as", "A", "init").code == 0
    (empty / "corpus/one.txt").write_text(TRANSCRIPT, encoding="utf-8")
    (empty / "corpus/experts.csv").write_text(EXPERTS, encoding="utf-8")
    dry = coder("import", "corpus/one.txt", "--dry-run")
    assert dry.code == 0 and "one" in dry.out and "E01" in dry.out
    assert json.loads(coder("log", "--json").out)[0]["name"] == "codebook.edit", "looking takes nothing in"
    assert coder("import", "corpus/one.txt").code == 0
    found = json.loads(coder("find", "شبکه های", "--json").out)
    assert [(hit["source"], hit["words"]) for hit in found] == [("one", "شبکه‌های"), ("one", "شبكه هاي")]
    checked = json.loads(coder("check", "--json").out)
    assert checked == {"damage": [], "findings": []}
    again = coder("import", "corpus/one.txt")
    assert again.code == 2 and "one" in again.err
    assert coder("undo").code == 0
    assert json.loads(coder("find", "شهر", "--json").out) == []
    assert coder("redo").code == 0
    assert len(json.loads(coder("find", "شهر", "--json").out)) == 1


@pytest.mark.parametrize(("lang", "heading"), [("fa", "صاحب‌نظر,گروه‌ها"), ("en", "expert,groups")])
def test_a_new_study_has_the_headings_of_its_list_of_experts(
    empty: Path, coder: Coder, lang: str, heading: str
) -> None:
    assert coder("--lang", lang, "init").code == 0
    listed = empty / "corpus/experts.csv"
    assert listed.read_bytes().startswith(b"\xef\xbb\xbf") and listed.read_text("utf-8-sig").startswith(heading)
    (empty / "corpus/one.txt").write_text(TRANSCRIPT, encoding="utf-8")
    with listed.open("a", encoding="utf-8") as file:
        file.write("E01,دانشگاه,,,,,1404/02/01,,,,one.txt,1\n,,,,,,,,,,,\n")
    assert coder("import", "corpus/one.txt").code == 0
    assert json.loads(coder("check", "--json").out)["findings"] == []


def test_a_list_of_experts_that_is_there_stays(empty: Path, coder: Coder) -> None:
    (empty / "corpus").mkdir()
    (empty / "corpus/experts.csv").write_text(EXPERTS, encoding="utf-8")
    assert coder("init").code == 0
    assert (empty / "corpus/experts.csv").read_text(encoding="utf-8") == EXPERTS


def test_experts_are_read_again_after_the_list_changed(empty: Path, coder: Coder) -> None:
    coder("init")
    (empty / "corpus/one.txt").write_text(TRANSCRIPT, encoding="utf-8")
    coder("import", "corpus/one.txt")
    finding = json.loads(coder("check", "--json").out)["findings"]
    assert [(remark["topic"], remark["subject"]) for remark in finding] == [("interview_without_expert", "one")]
    (empty / "corpus/experts.csv").write_text(EXPERTS, encoding="utf-8")
    assert coder("import").code == 0
    finding = json.loads(coder("check", "--json").out)["findings"]
    assert [(remark["topic"], remark["subject"]) for remark in finding] == [("expert_without_interview", "E02")]


def test_windows_1256_and_a_document(empty: Path, coder: Coder) -> None:
    coder("init")
    words = "دربارهٔ شهر و شهرداري و دانشگاه و زيارت و همسايه ها سخن گفته شد ".replace("ٔ", "") * 10
    (empty / "corpus/old.txt").write_bytes(words.encode("cp1256"))
    assert coder("import", "corpus/old.txt", "--document").code == 0
    assert len(json.loads(coder("find", "همسایه‌ها", "--json").out)) == 10


@pytest.mark.parametrize("command", ["factors", "codes", "strategies", "saturation", "log", "find"])
def test_programs_get_the_same_from_json_and_csv(small: Small, coder: Coder, command: str) -> None:
    arguments = [command, "شهر"] if command == "find" else [command]
    as_json = json.loads(coder(*arguments, "--json").out)
    as_csv = list(csv.DictReader(io.StringIO(coder(*arguments, "--csv").out)))
    assert len(as_json) == len(as_csv) > 0
    for one, other in zip(as_json, as_csv, strict=True):
        for key, value in other.items():
            given = one[key]
            joined = "; ".join(map(str, given)) if isinstance(given, list) else given
            if command == "log" and key == "undone":
                continue
            assert value == ("" if joined is None else str(joined))


def test_factors_as_csv_have_the_columns_of_the_report(small: Small, coder: Coder) -> None:
    header = coder("factors", "--csv").out.splitlines()[0]
    assert header == (
        "number,quadrant,label,experts_raised,experts_asked,confirmed,completed,rejected,"
        "no_comment,documents,codings,codes"
    )


def test_a_pipe_gets_logical_order_and_a_terminal_visual_order(small: Small, coder: Coder) -> None:
    piped = coder("--lang", "fa", "factors").out
    assert "جایگاه شهر" in piped and "\x1b" not in piped
    shown = on_a_terminal("--lang", "fa", "factors")
    assert "جایگاه شهر" not in shown
    assert plain.visual("جایگاه شهر") in shown
    first = next(line for line in shown.splitlines() if plain.visual("جایگاه شهر") in line)
    assert first.rstrip().endswith("S1"), "the first column stands at the right"
    assert plain.width(first.replace("\x1b[8l", "")) == 99, "and the table at the terminal's right edge"
    assert shown.startswith("\x1b[8l") and "\x1b[8h" in shown, "the terminal's own bidi is off meanwhile"


def on_a_terminal(*arguments: str, columns: int = 100) -> str:
    """What a command writes to a terminal."""
    import fcntl
    import struct
    import termios

    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    process = subprocess.Popen([sys.executable, "-m", "coder", *arguments], stdout=slave, stderr=slave, stdin=slave)
    os.close(slave)
    said = b""
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:  # Linux's way of saying that the other end is closed
            break
        if not part:
            break
        said += part
    process.wait()
    os.close(master)
    return said.decode().replace("\r\n", "\n")


def test_nothing_raw_from_a_transcript_reaches_the_terminal(empty: Path, coder: Coder) -> None:
    coder("init")
    (empty / "corpus/evil.txt").write_text("س: شهر \x1b[2J\x1b]0;x\x07 \u202e شهر\nج: بله\n", encoding="utf-8")
    coder("import", "corpus/evil.txt")
    shown = on_a_terminal("find", "شهر")
    for ours in ("\x1b[8l", "\x1b[8h"):
        shown = shown.replace(ours, "")
    assert "\x1b" not in shown and "\x07" not in shown and "\u202e" not in shown


def test_long_lines_wrap_at_the_terminal(small: Small) -> None:
    for line in on_a_terminal("--lang", "fa", "saturation", columns=60).splitlines()[-4:]:
        bare = line.replace("\x1b[8l", "").replace("\x1b[8h", "")
        assert plain.width(bare) <= 60


def test_the_report(small: Small, coder: Coder) -> None:
    ran = coder("report")
    assert ran.code == 0
    written = sorted(path.name for path in (small.folder / "report").iterdir())
    assert written == [
        "chapter.docx",
        "evidence.csv",
        "factors.csv",
        "report.html",
        "report.json",
        "report.schema.json",
        "saturation-accumulation.png",
        "saturation-accumulation.svg",
        "saturation-new.png",
        "saturation-new.svg",
        "saturation-repetition.png",
        "saturation-repetition.svg",
        "saturation.csv",
        "strategies.csv",
        "swot.png",
        "swot.svg",
        "tables.docx",
        "tables.md",
        "tables.xlsx",
        "tows.png",
        "tows.svg",
    ]
    assert sorted(Path(line).name for line in ran.out.splitlines()) == written
    assert "\r" not in ran.err, "no progress when nobody watches"
    first = {path.name: path.read_bytes() for path in (small.folder / "report").iterdir()}
    assert coder("report", "--out", "again").code == 0
    assert {path.name: path.read_bytes() for path in (small.folder / "again").iterdir()} == first


def test_only_the_formats_asked_for(small: Small, coder: Coder) -> None:
    assert coder("report", "--format", "md", "--format", "csv").code == 0
    assert {path.suffix for path in (small.folder / "report").iterdir()} == {".csv", ".md"}


def test_progress_on_a_terminal(small: Small) -> None:
    assert "[0/7] factors.csv" in on_a_terminal(
        "report", "--format", "csv", "--format", "docx", "--format", "xlsx", "--format", "md"
    )


def test_check_tells_damage_by_its_exit_code(small: Small, coder: Coder) -> None:
    assert coder("check").code == 0
    connection = sqlite3.connect("study.db")
    connection.execute("UPDATE coding SET quote = 'x' WHERE id = (SELECT min(id) FROM coding)")
    connection.commit()
    connection.close()
    ran = coder("check")
    assert ran.code == 3
    assert "a quote doesn't match the text" in ran.out


def test_backup_dump_and_load(small: Small, coder: Coder) -> None:
    before = coder("factors", "--json").out
    assert coder("backup").code == 0
    (copy,) = (small.folder / "backups").glob("*.db")
    assert coder("dump").code == 0
    assert coder("undo").code == 0
    assert coder("factors", "--json").out != before
    assert coder("load", "corpus/study.jsonl").code == 0
    assert coder("factors", "--json").out == before
    for name in ("study.db", "study.db-wal", "study.db-shm"):
        (small.folder / name).unlink(missing_ok=True)
    copy.rename(small.folder / "study.db")
    refused = coder("factors", "--json")
    assert refused.code == 2 and "coder dump corpus/study.jsonl" in refused.err, "an old copy beside a newer dump"
    assert coder("dump").code == 0
    assert coder("factors", "--json").out == before


def test_a_study_is_found_from_a_folder_inside_it(
    small: Small, coder: Coder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    expected = coder("factors", "--json").out
    monkeypatch.chdir(small.folder / "corpus")
    assert coder("factors", "--json").out == expected
    monkeypatch.chdir(tmp_path)
    assert coder("--study", str(small.folder), "factors", "--json").out == expected


def test_looking_changes_nothing(small: Small, coder: Coder) -> None:
    before = state(small.folder)
    for command in (["factors"], ["codes"], ["strategies"], ["saturation"], ["check"], ["log"]):
        assert coder(*command).code == 0
    assert state(small.folder) == before


@pytest.mark.parametrize("locale", ["fa_IR.UTF-8", "en_US.UTF-8"])
def test_the_language_follows_the_locale(
    small: Small, coder: Coder, monkeypatch: pytest.MonkeyPatch, locale: str
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    assert ("عامل" in coder("factors").out) == locale.startswith("fa")
    assert ("فهرست نهایی" in coder("--help").out) == locale.startswith("fa")


def test_the_language_chosen_in_the_workbench_comes_before_the_locale(
    small: Small, coder: Coder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    config.like("language", "fa")
    assert "عامل" in coder("factors").out
    assert "عامل" not in coder("--lang", "en", "factors").out
    assert "فرمان پذیرفته نشد" in coder("nonsense").err
    config.settings_file().write_text("{", encoding="utf-8")
    assert "عامل" not in coder("factors").out, "settings that can't be read say nothing of the language"


def test_the_journal_and_the_command_line_speak_persian_throughout(small: Small, coder: Coder) -> None:
    assert coder("milestone", "پیش").code == 0
    assert coder("undo").code == 0
    words = coder("--lang", "fa", "log").out + coder("--lang", "fa", "milestone", "پیش", "--changes").out
    words += coder("--lang", "fa", "milestone").out + coder("--lang", "fa", "nonsense").err
    assert {"واگرد", "انجام", "نیست"} <= set(words.replace("«", " ").replace(".", " ").split())
    assert not re.findall(r"\b(do|undo|made|gone|changed|No such)\b", words)


def test_a_bug_is_told_in_one_line_and_kept_in_a_file(small: Small) -> None:
    script = """
import sys
sys.argv = ["coder", "factors"]
import coder.study.results
coder.study.results.factor_rows = lambda snapshot: 1 / 0
from coder.__main__ import main
main()
"""
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr and "ZeroDivisionError" in ran.stderr
    log = Path(ran.stderr.rsplit("send us ", 1)[1].strip().rstrip("."))
    assert "1 / 0" in log.read_text(encoding="utf-8") or "ZeroDivisionError" in log.read_text(encoding="utf-8")
    log.unlink()


def test_the_help_page_in_persian_reads_right_to_left(coder: Coder) -> None:
    piped = coder("--lang", "fa", "--help").out
    assert "کاربرد: coder" in piped and "شمارهٔ نسخه" in piped
    shown = on_a_terminal("--lang", "fa", "--help")
    assert "مصاحبه" not in shown and plain.visual("مصاحبه") in shown
    line = next(line for line in shown.splitlines() if "--lang" in line)
    assert line.rstrip().endswith("--lang [fa|en]"), "what is typed stands at the right, unbroken"


def test_without_a_command_the_help_is_shown(coder: Coder) -> None:
    assert coder().code == 0
    assert coder().out == coder("--help").out


def test_find_says_who_speaks_and_searches_by_voice(coder: Coder, small: Small) -> None:
    everything = json.loads(coder("find", "مهمان", "--json").out)
    assert [(hit["speaker"], hit["role"], hit["expert"]) for hit in everything] == [
        ("ج", "expert", "E01"),
        ("س", "interviewer", ""),
    ]
    asked = coder("find", "مهمان", "--role", "interviewer", "--source", "E02", "--csv").out.splitlines()
    assert len(asked) == 2 and asked[1].startswith("E02,")
    assert json.loads(coder("find", "سخت مهمان", "--near", "3", "--json").out)[0]["words"] == "مهمان سخت"
    assert json.loads(coder("find", "خیابان", "--stems", "--group", "g", "--json").out)[0]["words"] == "خیابان‌ها"
    assert coder("find", "شهر", "--parts", "--stems").code == 2
    assert coder("find", "شهر", "--group", "هیچ").code == 2


def test_digits_are_persian_or_latin_as_the_study_wishes(coder: Coder, small: Small) -> None:
    assert "۲ جا در ۲ منبع" in coder("--lang", "fa", "find", "زیارت").err
    assert "۱۴۰" in coder("--lang", "fa", "log").out
    book = small.folder / "codebook.yaml"
    text = book.read_text(encoding="utf-8")
    book.write_text(
        text.replace("  lead_coder: A\n", "  lead_coder: A\n  settings: {latin_digits: true}\n"), encoding="utf-8"
    )
    assert "2 جا در 2 منبع" in coder("--lang", "fa", "find", "زیارت").err
    latin = coder("--lang", "fa", "codes").out + coder("--lang", "fa", "log").out
    assert not set("۰۱۲۳۴۵۶۷۸۹") & set(latin)
