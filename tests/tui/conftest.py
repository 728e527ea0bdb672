"""The small study, built once and copied for each test of the workbench."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tests.small import Small, build


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("small") / "study").folder


@pytest.fixture
def small(built_once: Path, tmp_path: Path) -> Small:
    shutil.copytree(built_once, tmp_path / "study")
    return Small(tmp_path / "study")


@pytest.fixture
def example_folder(tmp_path: Path) -> Path:
    """The example study, opened anew."""
    shutil.copytree(REPOSITORY / "corpus", tmp_path / "example/corpus")
    shutil.copy(REPOSITORY / "codebook.yaml", tmp_path / "example")
    return tmp_path / "example"
