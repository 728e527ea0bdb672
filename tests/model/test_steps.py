"""Every step that the program saves has its words in both languages."""

import re

from coder.model.steps import STEPS, told
from tests.conftest import REPOSITORY

_NAME = re.compile(
    r'"((?:actions|agreement|answer|code|codebook|coding|comments|exchange|experts|factors|lost|memo|milestone|passage'
    r'|person|segments|source|strategies|weights)\.[a-z_]+)"'
)

#: Names of files, which look alike.
_FILES = ("csv", "yaml", "tcss", "xml", "py", "toml")


def test_every_step_has_its_words() -> None:
    found = set()
    for path in (REPOSITORY / "coder").rglob("*.py"):
        if path.name != "steps.py":
            found |= set(_NAME.findall(path.read_text(encoding="utf-8")))
    named = {name for name in found if not name.endswith(_FILES)}
    assert named - STEPS.keys() == set()
    assert "coding.add" in named, "the names are found"


def test_words_in_both_languages() -> None:
    assert (told("coding.add", "fa"), told("coding.add", "en")) == ("کدگذاری", "coded")
    assert told("something.else", "fa") == "something.else"
    assert all(any("\u0600" <= char <= "\u06ff" for char in fa) and en.isascii() for fa, en in STEPS.values())
