"""What is shipped and what is installed: data files in the wheel, exact versions, no registry named."""

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY


def pyproject() -> dict[str, dict[str, object]]:
    return tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.mark.slow
def test_the_wheel_holds_every_file_of_the_package(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path), str(REPOSITORY)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    shipped = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("coder/")}
    tracked = subprocess.run(["git", "ls-files", "coder"], cwd=REPOSITORY, check=True, capture_output=True, text=True)
    assert shipped == set(tracked.stdout.split())
    assert "coder/py.typed" in shipped
    assert "coder/store/migrations/script.py.mako" in shipped
    assert any(name.startswith("coder/store/migrations/versions/0001") for name in shipped)


def test_every_dependency_is_pinned_exactly() -> None:
    sys.path.insert(0, str(REPOSITORY / "tools"))
    from pin import exported

    assert pyproject()["tool"]["uv"]["constraint-dependencies"] == exported()  # type: ignore[index]


def test_no_committed_file_names_a_registry() -> None:
    words = ["pypi" + ".org", "python" + "hosted", "deb." + "debian.org", "registry." + "npmjs"]
    pattern = "|".join(word.replace(".", r"\.") for word in words)
    found = subprocess.run(["git", "grep", "-lE", pattern], cwd=REPOSITORY, capture_output=True, text=True)
    assert found.stdout == ""
    ignored = subprocess.run(["git", "check-ignore", "uv.lock"], cwd=REPOSITORY, capture_output=True)
    assert ignored.returncode == 0


def test_the_newcomer_installs_only_what_the_program_needs() -> None:
    assert pyproject()["tool"]["uv"]["default-groups"] == []  # type: ignore[index]
