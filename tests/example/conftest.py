"""The example study as a newcomer gets it: its two paths copied into an empty folder."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from coder.study import opening
from coder.study.study import OpenStudy
from tests.conftest import REPOSITORY


@pytest.fixture(scope="session")
def example_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("example")
    shutil.copytree(REPOSITORY / "corpus", folder / "corpus")
    shutil.copy(REPOSITORY / "codebook.yaml", folder)
    with opening.opened(folder):
        pass
    return folder


@pytest.fixture
def example(example_folder: Path) -> Iterator[OpenStudy]:
    with opening.opened(example_folder) as study:
        yield study
