"""A real server and a real browser, both on loopback; each ended by the id of its process."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.small import Small

CHROMIUM = "/usr/bin/chromium"
#: In a test everything is there at once or never.
PATIENCE = 30


@dataclass
class Served:
    """A running server, its address, and the windows' processes."""

    process: "subprocess.Popen[str]"
    address: str

    @property
    def port(self) -> int:
        return int(self.address.split(":")[2].split("/")[0])

    @property
    def token(self) -> str:
        return self.address.split("/")[3]

    def windows(self) -> list[int]:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(child) for child in children.read_text(encoding="ascii").split()]

    def end(self) -> int:
        """Press Ctrl+C, which goes to the server and its windows; give the exit code."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(PATIENCE)


@pytest.fixture
def served(small: Small) -> Iterator[Served]:
    command = [sys.executable, "-m", "coder", "--study", str(small.folder), "--as", "A", "--lang", "fa", "serve"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TEXTUAL")}
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, env=environment, start_new_session=True, **pipes) as run:
        assert run.stdout is not None
        try:
            yield Served(run, run.stdout.readline().strip())
        finally:
            if run.poll() is None:
                run.send_signal(signal.SIGINT)
                try:
                    run.wait(PATIENCE)
                except subprocess.TimeoutExpired:
                    run.kill()


@pytest.fixture(scope="module")  # while it lives, no other loop can run in this process
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    quiet = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=quiet)
        yield opened
        opened.close()
