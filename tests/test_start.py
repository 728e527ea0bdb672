"""What starting costs: the modules imported, not the time."""

import subprocess
import sys

import pytest

from tests.conftest import REPOSITORY

#: Everything of ours that ``coder --help`` may import, and third parties beside click.
OURS = {
    "coder",
    "coder.__main__",
    "coder.bidi",
    "coder.cli",
    "coder.errors",
    "coder.model",
    "coder.persian",
    "coder.persian.digits",
}
HEAVY = {"textual", "rich", "sqlmodel", "sqlalchemy", "pydantic", "hazm", "numpy", "lxml", "docx", "xlsxwriter",
         "ruamel", "alembic", "chardet", "persiantools"}  # fmt: skip

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


def imported(*arguments: str) -> set[str]:
    script = SHOW.format(arguments=arguments)
    run = subprocess.run([sys.executable, "-c", script], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    return set(run.stderr.split())


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_imports_nothing_heavy(option: str) -> None:
    modules = imported(option)
    assert not {module.partition(".")[0] for module in modules} & HEAVY
    ours = {module for module in modules if module.partition(".")[0] == "coder"}
    rest = {module for module in ours - OURS if not module.startswith(("coder.cli.", "coder.bidi."))}
    assert rest == set()


def test_a_query_imports_neither_word_nor_excel_nor_migrations() -> None:
    modules = imported("factors")
    assert not {module.partition(".")[0] for module in modules} & {
        "alembic",
        "docx",
        "xlsxwriter",
        "chardet",
        "hazm",
        "ruamel",
    }
