"""Reaching the terminal around tmux: tmux shows cells, and what it doesn't know it keeps to itself."""

from coder.tui.terminal.sequences import CLEAR, Switch

#: Long enough for tmux to have read what was written to it before it is told to draw anew, in seconds.
_SOON = 0.2


def passed_on(switch: Switch) -> Switch:
    """Give a switch as tmux passes it on. The rows around it are made anew, so tmux has to draw them afterwards."""
    return Switch(_wrapped(switch.off + CLEAR), _wrapped(switch.on + CLEAR))


def _wrapped(data: str) -> str:
    return "\x1bPtmux;" + data.replace("\x1b", "\x1b\x1b") + "\x1b\\"


def outer() -> str:
    """Give what tmux knows of the terminal around it, empty if there is no tmux to ask."""
    return _tmux("display-message", "-p", "#{client_termtype} #{client_termname}").strip()


def open_way() -> None:
    """Let this pane pass on what is wrapped. Before 3.3 tmux always did and doesn't know the option."""
    _tmux("set-option", "-p", "allow-passthrough", "on")


def draw_anew() -> None:
    """Let tmux draw its whole screen again, once it has read what was written so far."""
    _later("tmux refresh-client")


def close_way() -> None:
    """Let this pane pass on nothing more, once it has read what was written so far, and draw the screen again."""
    _later("tmux refresh-client; tmux set-option -pu allow-passthrough")


def _tmux(*arguments: str) -> str:
    import subprocess

    try:
        return subprocess.run(["tmux", *arguments], capture_output=True, text=True, timeout=2, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return ""


def _later(commands: str) -> None:
    import subprocess

    quiet = subprocess.DEVNULL
    subprocess.Popen(
        ["sh", "-c", f"sleep {_SOON}; {commands}"], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    )
