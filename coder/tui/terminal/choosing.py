"""Which mode text is sent in: what the user says, else what was remembered of this terminal, else what was found."""

from collections.abc import Mapping

from coder import config
from coder.errors import UnknownBidiMode
from coder.tui.terminal.recognise import MODES

#: The environment variable that says it for one run.
VARIABLE = "CODER_BIDI"

AUTO = "auto"

_TELLING = ("TERM", "TERM_PROGRAM", "LC_TERMINAL", "VTE_VERSION", "KONSOLE_VERSION", "XTERM_VERSION", "MLTERM")
_PRESENT = ("TMUX", "WT_SESSION", "SSH_CONNECTION")


def fingerprint(environment: Mapping[str, str]) -> str:
    """Give what tells one terminal of the user from another before it has answered anything."""
    parts = [f"{name}={environment[name]}" for name in _TELLING if environment.get(name)]
    return " ".join(parts + [name for name in _PRESENT if environment.get(name)])


def chosen(environment: Mapping[str, str]) -> str:
    """Give the mode the user has chosen, or ``auto``."""
    said = environment.get(VARIABLE, "")
    if said:
        if said not in (AUTO, *MODES):
            raise UnknownBidiMode(variable=VARIABLE, value=said, allowed=", ".join((AUTO, *MODES)))
        return said
    remembered = config.load().get("terminals", {})
    mode = remembered.get(fingerprint(environment), AUTO) if isinstance(remembered, dict) else AUTO
    return mode if mode in MODES else AUTO


def remember(environment: Mapping[str, str], mode: str) -> None:
    """Keep ``mode`` for this terminal; ``auto`` forgets."""
    settings = config.load()
    terminals = dict(settings.get("terminals") or {})
    if mode == AUTO:
        terminals.pop(fingerprint(environment), None)
    else:
        terminals[fingerprint(environment)] = mode
    config.save({**settings, "terminals": terminals})
