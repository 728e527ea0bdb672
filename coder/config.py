"""Where the program keeps what belongs to the user and not to a study.

Their settings, in one small JSON file; and a cache of what can be made again at any time.
"""

import json
import os
from pathlib import Path
from typing import Any

from coder.errors import SettingsBroken, SettingsReadOnly


def folder() -> Path:
    """Give the folder of the user's settings."""
    import platformdirs

    return platformdirs.user_config_path("coder", appauthor=False)


def cache() -> Path:
    """Give the folder for what can be made again: ``CODER_CACHE``, else the system's; it may not be there."""
    import platformdirs

    named = os.environ.get("CODER_CACHE")
    return Path(named) if named else platformdirs.user_cache_path("coder", appauthor=False)


def settings_file() -> Path:
    """Give the file of the user's settings; it may not be there."""
    return folder() / "settings.json"


def load() -> dict[str, Any]:
    """Give the settings; none if there is no file."""
    path = settings_file()
    try:
        settings = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as problem:
        raise SettingsBroken(path=path, detail=problem) from problem
    if not isinstance(settings, dict):
        raise SettingsBroken(path=path, detail=type(settings).__name__)
    return settings


def save(settings: dict[str, Any]) -> None:
    """Write the settings beside the old ones and move them into place."""
    path = settings_file()
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(settings, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        beside.replace(path)
    except OSError as problem:
        raise SettingsReadOnly(path=path, detail=problem) from problem


def liked(name: str) -> str | None:
    """Give what the user once chose for all studies (``language``, ``theme``), or nothing.

    Nothing also when the settings can't be read: in what language should that be told? It is told when they are
    written.
    """
    try:
        value = load().get(name)
    except SettingsBroken:
        return None
    return value if isinstance(value, str) else None


def like(name: str, value: str) -> None:
    """Remember what the user chose. Raises SettingsBroken or SettingsReadOnly."""
    save({**load(), name: value})
