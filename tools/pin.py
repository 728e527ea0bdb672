"""Write the exact version of every dependency into ``[tool.uv] constraint-dependencies`` of pyproject.toml.

Run ``uv run python tools/pin.py`` after changing a dependency (``--upgrade`` takes the newest that the ranges allow).
"""

import re
import subprocess
import sys
from pathlib import Path

PYPROJECT = Path(__file__).parent.parent / "pyproject.toml"
EXPORT = ["uv", "export", "-q", "--all-groups", "--all-extras", "--no-hashes", "--no-emit-project", "--no-annotate"]


def exported() -> list[str]:
    """Give ``name==version`` of everything uv would install on any platform, sorted."""
    said = subprocess.run(EXPORT, cwd=PYPROJECT.parent, check=True, capture_output=True, text=True).stdout
    lines = (line.split(";")[0].strip() for line in said.splitlines() if not line.startswith("#"))
    return sorted({line for line in lines if line})


def written(content: str, pins: list[str]) -> str:
    """Give pyproject's ``content`` with ``pins`` in place of the constraints."""
    block = "constraint-dependencies = [\n" + "".join(f'  "{pin}",\n' for pin in pins) + "]\n"
    return re.sub(r"(?ms)^constraint-dependencies = \[.*?^\]\n", block, content)


if __name__ == "__main__":
    text = PYPROJECT.read_text(encoding="utf-8")
    if "--upgrade" in sys.argv:
        PYPROJECT.write_text(written(text, []), encoding="utf-8")
        subprocess.run(["uv", "lock", "--upgrade"], cwd=PYPROJECT.parent, check=True)
    PYPROJECT.write_text(written(text, exported()), encoding="utf-8")
