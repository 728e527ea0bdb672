"""Memos, the same on every screen: a window with this coder's memo on something, saved when it is left with Enter."""

from typing import Any

from coder.study.gestures import About
from coder.tui.screens.asking import Write
from coder.tui.stage import StudyScreen


def write_memo(screen: StudyScreen[Any], about: About, subject: str, name: str) -> None:
    """Ask for this coder's memo on something (by id), which people call ``name``, and save it; empty takes it away."""
    desk = screen.desk

    def written(text: str | None) -> None:
        if text is not None:
            screen.attempt(lambda: desk.note(about, subject, text))

    question = screen.say(f"یادداشت بر «{name}»:", f"Memo on “{name}”:")
    screen.app.push_screen(Write(question, desk.my_note(about, subject), f"{about} {subject}"), written)
