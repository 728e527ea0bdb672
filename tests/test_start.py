"""What starting costs: the modules imported, not the time."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tests.small import build

#: Everything that ``coder --help`` may import beside the standard library; of our commands each has its module.
ALLOWED = {
    "platformdirs",
    "coder.config",
    "click",
    "coder",
    "coder.__main__",
    "coder.bidi",
    "coder.bidi._explicit",
    "coder.bidi._implicit",
    "coder.bidi._strong",
    "coder.bidi._tables",
    "coder.bidi.layout",
    "coder.bidi.plain",
    "coder.bidi.properties",
    "coder.bidi.shape",
    "coder.bidi.uax9",
    "coder.cli",
    "coder.cli.anonymising",
    "coder.cli.bilingual",
    "coder.cli.checking",
    "coder.cli.coders",
    "coder.cli.corpus",
    "coder.cli.correcting",
    "coder.cli.factors",
    "coder.cli.doctor",
    "coder.cli.exchanging",
    "coder.cli.files",
    "coder.cli.finding",
    "coder.cli.history",
    "coder.cli.interviewing",
    "coder.cli.losses",
    "coder.cli.main",
    "coder.cli.reporting",
    "coder.cli.show",
    "coder.cli.strategies",
    "coder.cli.saturation",
    "coder.cli.serving",
    "coder.cli.agreement",
    "coder.cli.crosstab",
    "coder.cli.tables",
    "coder.cli.wording",
    "coder.cli.weights",
    "coder.errors",
    "coder.errors.agreement",
    "coder.errors.base",
    "coder.errors.coding",
    "coder.errors.consolidating",
    "coder.errors.database",
    "coder.errors.exchange",
    "coder.errors.publishing",
    "coder.errors.reading",
    "coder.errors.study",
    "coder.errors.terminal",
    "coder.errors.texts",
    "coder.persian",
    "coder.persian.digits",
    "coder.tui",
    "coder.tui.terminal",
    "coder.tui.terminal.choosing",
    "coder.tui.terminal.recognise",
    "coder.tui.terminal.sequences",
    "coder.tui.terminal.tmux",
}

SHOW = """
import sys
sys.argv = ["coder", *{arguments!r}]
from coder.__main__ import main
try:
    main()
except SystemExit:
    pass
print("\\n".join(sorted(sys.modules)), file=sys.stderr)
"""


def imported(folder: Path, *arguments: str) -> set[str]:
    script = SHOW.format(arguments=arguments)
    run = subprocess.run([sys.executable, "-c", script], cwd=folder, capture_output=True, text=True, check=True)
    return set(run.stderr.split())


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_imports_nothing_heavy(option: str) -> None:
    ours_and_third = set()
    for module in imported(REPOSITORY, option):
        top = module.partition(".")[0]
        if top not in sys.stdlib_module_names and not top.startswith(("_virtualenv", "__editable__", "sitecustomize")):
            ours_and_third.add(module if top == "coder" else top)
    assert ours_and_third <= ALLOWED | {"__main__", "_distutils_hack"}


def test_a_query_imports_neither_writers_nor_migrations_nor_yaml(tmp_path: Path) -> None:
    small = build(tmp_path / "study")
    third = {module.partition(".")[0] for module in imported(small.folder, "factors")}
    assert not third & {"alembic", "docx", "xlsxwriter", "chardet", "hazm", "ruamel", "lxml"}


def test_the_first_picture_waits_for_no_database() -> None:
    script = "import sys, coder.tui.app, coder.tui.start, coder.tui.screens.waiting; print('\\n'.join(sys.modules))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    third = {module.partition(".")[0] for module in run.stdout.split()}
    assert "textual" in third
    assert not third & {"sqlalchemy", "sqlmodel", "pydantic", "numpy", "lxml", "ruamel", "docx", "altair", "rapidfuzz"}
