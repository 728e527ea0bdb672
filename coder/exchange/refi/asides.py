"""What the format has no element for, as the words of a note: readable, and read back exactly.

A first line names the kind, every other line is a field and its value as JSON.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

_HEAD = re.compile(r"^\[coder (\w+)\]\r?$", re.MULTILINE)


def written(kind: str, fields: Mapping[str, Any]) -> str:
    """Give the words of a note on a thing of ``kind``."""
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()]
    return "\n".join([f"[coder {kind}]", *lines])


def is_aside(words: str) -> bool:
    """Tell whether words hold an aside, perhaps after other words."""
    return _HEAD.search(words) is not None


def read(words: str) -> tuple[str, dict[str, Any]] | None:
    """Give the kind and the fields of such words; None when they are none, or were changed beyond reading."""
    heads = list(_HEAD.finditer(words))
    if not heads:
        return None
    fields: dict[str, Any] = {}
    for line in words[heads[-1].end() :].split("\n"):
        name, _, value = line.strip().partition(": ")
        if not name:
            continue
        try:
            fields[name] = json.loads(value)
        except ValueError:
            return None
    return heads[-1].group(1), fields


def before(words: str) -> str:
    """Give the words that stand before an aside."""
    heads = list(_HEAD.finditer(words))
    return words[: heads[-1].start()].rstrip("\n") if heads else words
