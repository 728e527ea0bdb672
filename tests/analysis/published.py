"""Published inputs and results of the statistics; ``data/published.json`` names the source of each."""

import json
from pathlib import Path
from typing import Any

PUBLISHED: dict[str, Any] = json.loads((Path(__file__).parent / "data/published.json").read_text(encoding="utf-8"))


def given(name: str) -> Any:
    return PUBLISHED[name].get("input")


def expected(name: str) -> Any:
    return PUBLISHED[name]["expected"]
