"""The driver's Windows branch is whole without anything that only POSIX has."""

import subprocess
import sys

from tests.conftest import REPOSITORY

#: As on Windows: no POSIX modules. Textual's own console modules need Windows' C library, so theirs are stood in for.
SCRIPT = """
import sys, types
for name in ("termios", "fcntl", "tty", "pty", "pwd", "grp", "resource"):
    sys.modules[name] = None
console = types.ModuleType("textual.drivers.win32")
sys.modules["textual.drivers.win32"] = console
from coder.tui.terminal.windows import WindowsPersianDriver
from coder.tui.terminal.driver import PersianDriver
from coder.tui.terminal import asking
assert issubclass(WindowsPersianDriver, PersianDriver)
from coder.tui.base import PersianApp
import asyncio, os
os.name = "nt"
app = PersianApp()
chosen = app.driver_class
os.name = "posix"
async def made():
    driver = chosen(app)
    assert (driver.terminal.name, driver.mode) == ("Windows Terminal", "visual")
assert chosen is WindowsPersianDriver
asyncio.run(made())
assert asking.ask().version == ""
print("whole")
"""


def test_it_is_chosen_and_made_without_posix_modules(tmp_path):
    environment = {"PATH": "", "WT_SESSION": "1", "PYTHONPATH": str(REPOSITORY), "XDG_CONFIG_HOME": str(tmp_path)}
    run = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, env=environment)
    assert run.stdout.strip() == "whole", run.stderr
