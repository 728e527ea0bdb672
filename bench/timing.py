"""Timing a command as a whole process, or a call; the median of several runs."""

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path


def command(*arguments: str, cwd: Path, runs: int = 7) -> float:
    """Give the median seconds of ``python -m coder ARGUMENTS`` in ``cwd``, after a run that isn't counted."""
    return process([sys.executable, "-m", "coder", *arguments], cwd, runs)


#: Programs as their users start them: with the bytecode of earlier runs kept.
_ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def process(arguments: list[str], cwd: Path, runs: int = 7) -> float:
    """Give the median seconds of a process."""
    seconds = []
    for run in range(runs + 1):
        started = time.perf_counter()
        subprocess.run(
            arguments, cwd=cwd, check=True, env=_ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        if run:
            seconds.append(time.perf_counter() - started)
    return statistics.median(seconds)


def call(function: Callable[[], object], runs: int = 5) -> float:
    """Give the median seconds of a call."""
    seconds = []
    for _ in range(runs):
        started = time.perf_counter()
        function()
        seconds.append(time.perf_counter() - started)
    return statistics.median(seconds)


def peak_mb() -> float:
    """Give this process's peak memory in MB.

    On Linux ``ru_maxrss`` is at least that of the process which started this one; the kernel's own record isn't.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        lines = status.read_text(encoding="ascii", errors="replace").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def told(what: str, seconds: float, budget: float, detail: str = "") -> None:
    """Print a figure beside its budget."""
    verdict = "ok" if seconds <= budget else "OVER"
    print(f"{what:<58} {seconds * 1000:9.1f} ms   budget {budget * 1000:8.0f} ms  {verdict}  {detail}", flush=True)
