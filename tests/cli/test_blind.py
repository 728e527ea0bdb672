"""What a blind coder gets is the same whatever the others have coded: no command and no file tells of it."""

import csv
import io
import shutil
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from coder.cli import main
from coder.model.coding import Coding, Elicited, Memo, Position, code_span
from coder.model.entity import Step, made, new_id, removed
from coder.study import exchanging, files, gestures, milestones, opening, replacing, seat
from coder.study.codes import code_named
from coder.study.study import OpenStudy
from tests.cli.conftest import Ran, state
from tests.small import Small, build
from tests.study.test_gestures import code, source

Coder = Callable[..., Ran]


@dataclass(frozen=True)
class Twins:
    """Two studies alike in all but what A, whom B must not see, did in them, in as many steps."""

    folders: tuple[Path, Path]


@pytest.fixture(scope="module")
def twins_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("twins")
    few = build(place / "few")
    with few.opened("B") as study:
        seat.set_blind(study, "B", True)
        at = seat.sit(study)
        code(at, "E01", "زیارت", "c4")
        code(at, "E02", "زیارت", "c2")
        gestures.note(at, "source", source(study, "E01").id, "یادداشت خودم")
        milestones.mark(study, "آغاز")
    text = (few.folder / "corpus/E01.txt").read_text(encoding="utf-8")
    (few.folder / "corrected").mkdir()
    (few.folder / "corrected/E01.txt").write_text(text.replace("زیارت این‌جاست", "زیارت آن‌جاست"), encoding="utf-8")
    shutil.copytree(few.folder, place / "many")
    with few.opened("A") as study:
        _spoil(study, study.codings_in("source-E01")[-1:])
        _forget(study, "E02", 1)
    with Small(place / "many").opened("A") as study:
        _spoil(study, [one for name in ("source-E01", "source-J") for one in study.codings_in(name)])
        _forget(study, "E02", 2)
        exchanging.export_project(study, place / "many/all.qdpx")
        files.dump(study, place / "many/all.jsonl")
    return place


def _spoil(study: OpenStudy, taken: Sequence[Coding]) -> None:
    """Let A take off some codings, add others and write memos, in one step."""
    person, _ = study.coder("A")
    snapshot = study.snapshot()
    where = source(study, "E02")
    text = study.text(where.text_sha256)
    new = [
        code_span(
            where, text, start, start + 9, code=code_named(snapshot, "c5").id, coder=person.id,
            elicited=Elicited.OPEN, position=Position.REJECTS,
        )
        for start in range(4, 4 + 3 * len(taken), 3)
    ]  # fmt: skip
    note = Memo(id=new_id(), about="coding", subject=new[0].id, text="رازِ الف" * len(taken), coder=person.id)
    study.apply(Step("coding.remove", (*removed(*(one for one in taken if one.coder == person.id)), *made(*new, note))))


def _forget(study: OpenStudy, ref: str, many: int) -> None:
    """Let A lose as many codings to a corrected text."""
    where = source(study, ref)
    person, _ = study.coder("A")
    mine = [one for one in study.codings_in(where.id) if one.coder == person.id][:many]
    edits = [edit for one in mine for edit in replacing._lose(one, where.text_sha256)]
    study.apply(Step("source.replace", tuple(edits)))


@pytest.fixture
def twins(twins_once: Path, tmp_path: Path) -> Twins:
    shutil.copytree(twins_once, tmp_path / "twins")
    return Twins((tmp_path / "twins/few", tmp_path / "twins/many"))


#: Every command that shows or writes something, by its first words.
SHOWS = [
    "find زیارت --json",
    "words --by code --json",
    "words --by source --json",
    "coders --json",
    "briefing --for E02",
    "check --json",
    "codes --json",
    "factors --json",
    "factors show S1",
    "factors history S1",
    "factors where S1 --at آغاز",
    "factors changes --since آغاز",
    "factors candidates --json",
    "factors contradictions --json",
    "factors either --json",
    "factors sheet out.xlsx",
    "strategies --json",
    "strategies coverage",
    "strategies matrix",
    "weights --json",
    "weights form out.csv",
    "saturation --json",
    "saturation --all --json",
    "saturation --unit factors --json",
    "agreement --json",
    "agreement --all --json",
    "agreement --disagreements --json",
    "crosstab together --json",
    "crosstab experts --json",
    "crosstab groups --json",
    "crosstab timeline --json",
    "crosstab disputed --json",
    "speakers E01 --json",
    "lost --json",
    "log --json",
    "milestone --json",
    "milestone آغاز --changes --json",
    "import --replace corrected/E01.txt --dry-run",
    "import --replace corrected/E01.txt",
    "export out.qdpx",
    "export out.qdc",
    "export out.xlsx",
    "export out.csv",
    "export out.csv --codes",
    "export E02.docx",
    "dump codebook.yaml",
    "anonymise",
]

#: As long as B closed nothing there is nobody to compare with.
NOBODY = ("agreement --json", "agreement --all --json", "agreement --disagreements --json")

#: What can't be had without everybody's coding.
REFUSED = [
    "report --out out",
    "dump",
    "dump out.jsonl",
    "merge OTHER",
    "merge OTHER --dry-run",
    "merge OTHER --ours --reanchor",
    "load OTHER/all.jsonl --merge",
    "import OTHER/all.qdpx",
    "import OTHER/all.qdpx --dry-run",
]

#: What changes something and tells of nothing but that, or shows the program alone.
QUIET = {
    *("init", "undo", "redo", "load", "backup", "serve", "doctor", "report", "dump", "merge"),
    "agreement decide",
    *(f"factors {name}" for name in ("group", "ungroup", "apart", "drop", "split", "join", "remove")),
    *(f"factors {name}" for name in ("label", "move", "quadrant", "answers")),
    *(f"strategies {name}" for name in ("make", "label", "move", "cell", "rest", "evidence", "remove", "act")),
    "strategies action",
    *(f"weights {name}" for name in ("enter", "check", "withdraw", "pairs")),
}


def test_no_command_is_left_out() -> None:
    there = set()
    for name in main.coder.list_commands(click.Context(main.coder)):
        found = main.coder.get_command(click.Context(main.coder), name)
        there |= {name, *(f"{name} {inner}" for inner in getattr(found, "modules", ()))}
    known = QUIET | {name for name in there if any(f"{line} ".startswith(f"{name} ") for line in SHOWS)}
    assert there == known


def gotten(
    coder: Coder, folder: Path, who: str, line: str, monkeypatch: pytest.MonkeyPatch
) -> tuple[str, list[object]]:
    """What a command says and what it writes, archives unpacked and without the time they were made at."""
    monkeypatch.chdir(folder)
    before = set(folder.rglob("*"))
    ran = coder("--as", who, "--lang", "en", *line.split())
    assert ran.code != 1, ran.err
    files = sorted(path for path in set(folder.rglob("*")) - before if path.is_file() and "study.db" not in path.name)
    return f"{ran.code} {ran.out} {ran.err}".replace(str(folder), ""), [unpacked(path) for path in files]


def unpacked(path: Path) -> object:
    content = path.read_bytes()
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return path.name, content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return path.name, {name: archive.read(name) for name in archive.namelist() if name != "docProps/core.xml"}


@pytest.mark.parametrize("line", [*SHOWS, pytest.param("crosstab experts --figure out.svg", marks=pytest.mark.slow)])
def test_a_blind_coder_gets_the_same_whatever_others_coded(
    line: str, twins: Twins, coder: Coder, monkeypatch: pytest.MonkeyPatch
) -> None:
    few, many = (gotten(coder, folder, "B", line, monkeypatch) for folder in twins.folders)
    assert few == many
    assert few[0][0] == ("2" if line in NOBODY else "0")


@pytest.mark.parametrize("line", ["codes --json", "export out.qdpx", "export out.csv", "export E02.docx", "log --json"])
def test_who_sees_gets_what_was_coded(line: str, twins: Twins, coder: Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = (gotten(coder, folder, "A", line, monkeypatch) for folder in twins.folders)
    assert few != many, "or the test above would show nothing"


@pytest.mark.parametrize("line", REFUSED)
def test_what_cannot_be_had_in_part_is_refused(
    line: str, twins: Twins, coder: Coder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = twins.folders[0]
    before = state(folder)
    code, said = gotten(coder, folder, "B", line.replace("OTHER", str(twins.folders[1])), monkeypatch)[0].split(" ", 1)
    assert code == "2" and "codes blind" in said
    assert state(folder) == before


def test_a_backup_of_the_database_is_no_text_that_anybody_reads(
    twins: Twins, coder: Coder, monkeypatch: pytest.MonkeyPatch
) -> None:
    said, [(name, _)] = gotten(coder, twins.folders[0], "B", "backup", monkeypatch)
    assert said[0] == "0" and name.endswith(".db")


@pytest.fixture
def shared(small: Small, postgresql_url: str) -> str:
    """The small study in PostgreSQL, in which B codes blind; its dump lies in ``given.jsonl``."""
    with small.opened() as study:
        files.dump(study, None)
    with opening.opened(small.folder, "A", postgresql_url) as study:
        seat.set_blind(study, "B", True)
        files.dump(study, Path("given.jsonl"))
    return postgresql_url


@pytest.mark.slow
@pytest.mark.postgresql
@pytest.mark.parametrize("line", ["backup", "dump", "dump out.jsonl", "load given.jsonl", "load given.jsonl --merge"])
def test_of_a_shared_database_a_blind_coder_gets_no_copy(line: str, small: Small, shared: str, coder: Coder) -> None:
    def asked_by(who: str) -> Ran:
        return coder("--as", who, "--lang", "en", "--database", shared, *line.split())

    with opening.opened(small.folder, "A", shared) as study:
        before, last = state(small.folder), study.last()
    refused = asked_by("B")
    assert refused.code == 2 and "B codes blind" in refused.err and "Traceback" not in refused.err
    assert state(small.folder) == before, "no file was written or changed"
    with opening.opened(small.folder, "A", shared) as study:
        assert study.last() == last
    assert asked_by("A").code == 0, "or the study couldn't be copied by anybody"


def test_what_both_closed_goes_along(twins: Twins, coder: Coder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = twins.folders[0]
    with Small(folder).opened("B") as study:
        gestures.close(seat.sit(study), source(study, "E01"))
    said, [(_, content)] = gotten(coder, folder, "B", "export out.csv", monkeypatch)
    who = {(row["source"], row["coder"]) for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig")))}
    assert who == {("E01", "A"), ("E01", "B"), ("E02", "B")} and "(A)" in said
