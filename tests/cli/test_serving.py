"""``coder serve`` before it serves: what is wrong is told, and nothing is opened."""

import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, state
from tests.small import Small


def test_a_port_that_is_taken_is_told(small: Small, coder: Callable[..., Ran]) -> None:
    before = state(small.folder)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = coder("serve", "--port", str(port))
    assert (ran.code, ran.out) == (2, "")
    assert f"Port {port} can't be had" in ran.err
    assert state(small.folder) == before


def test_without_a_study_nothing_is_served(
    tmp_path: Path, coder: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = coder("--lang", "fa", "serve")
    assert (ran.code, ran.out) == (2, "")
    assert "این‌جا پژوهشی نیست" in ran.err
