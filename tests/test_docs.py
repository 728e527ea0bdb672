"""The documentation keeps up: every command, option, column and file is described, in both languages where due."""

import csv
import io
import re
from pathlib import Path

import click
import pytest

from coder.cli.main import coder
from tests.conftest import REPOSITORY
from tests.reports.test_reports import TABLES

COMMANDS = (REPOSITORY / "docs/commands.md").read_text(encoding="utf-8")
FORMATS = (REPOSITORY / "docs/formats.md").read_text(encoding="utf-8")


def commands() -> dict[str, click.Command]:
    context = click.Context(coder)
    names = coder.list_commands(context)
    found = {name: command for name in names if (command := coder.get_command(context, name))}
    for name, command in list(found.items()):
        if isinstance(command, click.Group):
            inner = click.Context(command)
            found |= {f"{name} {one}": command.get_command(inner, one) for one in command.list_commands(inner)}
    return found


@pytest.mark.parametrize("name", list(commands()))
def test_every_command_and_option_is_documented(name: str) -> None:
    command = commands()[name]
    assert f"`coder {name}" in COMMANDS
    for parameter in command.params:
        if isinstance(parameter, click.Option) and not set(parameter.opts) & {"--json", "--csv"}:
            assert any(option in COMMANDS for option in parameter.opts), parameter.opts


def test_global_options_are_documented() -> None:
    for parameter in coder.params:
        assert any(option in COMMANDS for option in parameter.opts), parameter.opts


@pytest.mark.parametrize("name", list(commands()))
@pytest.mark.parametrize("lang", ["fa", "en"])
def test_every_command_explains_itself_in_both_languages(name: str, lang: str) -> None:
    from click.testing import CliRunner

    said = CliRunner().invoke(coder, ["--lang", lang, *name.split(), "--help"])
    assert said.exit_code == 0
    own = said.output.split("--help")[0]
    persian = sum("\u0600" <= char <= "\u06ff" for char in own)
    assert (persian > 10) == (lang == "fa"), own


def test_every_error_speaks_both_languages() -> None:
    from coder import errors

    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.CoderError)]
    for kind in kinds:
        if kind is not errors.CoderError:
            names = [set(re.findall(r"{(\w+)}", template)) for template in (kind.fa, kind.en)]
            assert names[0] == names[1], kind
            assert any("\u0600" <= char <= "\u06ff" for char in kind.fa)


def test_every_topic_of_check_has_its_words() -> None:
    from typing import get_args

    from coder.cli.checking import WORDS
    from coder.study.check import Topic

    assert set(get_args(Topic)) == set(WORDS)


def test_the_columns_of_the_report_are_documented() -> None:
    from coder.reports import csvs

    for make in (csvs.factors, csvs.strategies, csvs.evidence, csvs.saturation):
        header = next(csv.reader(io.StringIO(make(TABLES).decode("utf-8-sig"))))
        assert f"`{','.join(header)}`" in FORMATS


def test_the_fields_of_the_codebook_and_the_kinds_of_the_dump_are_documented() -> None:
    from coder.importing.codebook import _CODE_FIELDS, _RULE_FIELDS, _SETTINGS, _STUDY_FIELDS
    from coder.importing.experts import COLUMNS
    from coder.store.images import KINDS

    for field in (*_CODE_FIELDS, *_RULE_FIELDS, *_SETTINGS, *_STUDY_FIELDS):
        assert f"{field}:" in FORMATS
    for name in (*KINDS, "text", "tombstone", "journal", "change"):
        assert f"`{name}`" in FORMATS
    assert f"`{','.join(COLUMNS)}`" in FORMATS


@pytest.mark.parametrize("page", [*(REPOSITORY / "docs").glob("*.md"), *REPOSITORY.glob("*.md")], ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target, part in re.findall(r"\]\(([^)#]*)#?([^)]*)\)", page.read_text(encoding="utf-8")):
        led = page.parent / target if target else page
        assert led.exists(), target
        assert not part or part in headings(led), part


def headings(page: Path) -> set[str]:
    """The parts of a page, as links name them."""
    found = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one).lower().replace(" ", "-") for one in found}


def test_the_example_of_the_guide_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.small import build

    small = build(tmp_path / "study")
    monkeypatch.chdir(small.folder)
    guide = (REPOSITORY / "docs/guide.en.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", guide, re.DOTALL)
    exec(code.replace("c001", "c1").replace("the words", "زیارت"), {})
    with small.opened() as study:
        assert study.history(1)[0].name == "coding.add"
        assert any(coding.quote == "زیارت" for coding in study.codings())


def test_every_key_is_documented() -> None:
    import sys

    sys.path.insert(0, str(REPOSITORY / "tools"))
    from write_keys import PAGE, page

    assert PAGE.read_text(encoding="utf-8") == page(), "uv run python tools/write_keys.py"
