"""Asking the terminal from a command: who is it? The workbench's driver does it by itself, without waiting."""

import os
import sys
import time

from coder.tui.terminal.incoming import Incoming
from coder.tui.terminal.recognise import Replies, silent
from coder.tui.terminal.sequences import QUESTIONS


def ask(patience: float = 1.0) -> Replies:
    """Give what the terminal answers within ``patience`` seconds; nothing where it can't or shouldn't be asked."""
    if os.name == "nt" or silent(os.environ) or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return Replies()
    return _ask(sys.stdin.fileno(), sys.stdout.fileno(), patience)


def _ask(receive: int, send: int, patience: float) -> Replies:
    import select
    import termios
    import tty

    answers: list[bytes] = []
    incoming = Incoming(answers.append)
    replies = Replies()
    before = termios.tcgetattr(receive)
    try:
        tty.setraw(receive)
        os.write(send, QUESTIONS.encode())
        end = time.monotonic() + patience
        while not replies.complete and (left := end - time.monotonic()) > 0:
            if select.select([receive], [], [], left)[0]:
                incoming.feed(os.read(receive, 4096), time.monotonic())
                while answers:
                    replies = replies.with_answer(answers.pop(0))
    finally:
        termios.tcsetattr(receive, termios.TCSAFLUSH, before)
    return replies
