r"""The bytes that come from a terminal: its answers are taken out, keys and the mouse pass.

An answer can come late and in pieces, at any time while the program runs. None of it may reach the program as a key:
of ``ESC P > | V T E ( 7 6 0 0 ) ESC \`` a digit could apply a code.
"""

import re
from collections.abc import Callable
from enum import Enum

_ESC = b"\x1b"

#: How long a lone ESC may be the beginning of something, before it is the Escape key; longer while an answer is due.
_ESCAPE_DELAY, _ESCAPE_DELAY_DUE = 0.1, 0.4
#: An answer that stays open in silence this long won't end any more.
_ABANDONED = 10.0
#: No answer is longer; an unended one must not swallow what is typed for ever.
_LONGEST = 4096

_CSI = re.compile(rb"\x1b\[(?P<parameters>[0-?]*)(?P<between>[ -/]*)(?P<final>[@-~]?)")
#: Textual asks about these modes and wants the answer.
_WANTED = re.compile(rb"\x1b\[\?(?:2026|2048);\d\$y")
_KITTY_KEY = re.compile(
    rb"\x1b\[(?P<key>\d+)(?::[\d:]*)?(?:;(?P<modifiers>\d*)(?::(?P<event>\d*))?)?(?P<text>;[\d:]*)?(?P<final>[u~A-HPQRS])"
)
_STRING_HEADS = {
    ord("P"): (b">|", b"!|", b"0$r", b"1$r", b"0+r", b"1+r"),
    ord("_"): (b"G",),
}
_OSC_HEAD = re.compile(rb"\d+;")


class _Seen(Enum):
    KEY = "no answer: it passes"
    UNSURE = "a key or an answer, as what follows shows"
    OPEN = "surely an answer, not yet whole"
    ANSWER = "a whole answer"


class Incoming:
    """The way of the bytes. ``feed`` what was read, ``expire`` when nothing came; both give what is for the program.

    They give a list of chunks; a chunk that is ESC alone is the Escape key.
    """

    def __init__(self, answered: Callable[[bytes], None]) -> None:
        """Take whom to tell each whole answer."""
        self._answered = answered
        self._held = b""
        #: What was taken for a key when nothing followed in time, though it may have begun an answer.
        self._gone = b""
        self._since = 0.0
        #: Set while an answer is due: a lone ESC is then waited on longer.
        self.due = False

    @property
    def holding(self) -> bool:
        """Whether something is kept back that time alone may release."""
        return bool(self._held)

    def feed(self, data: bytes, now: float) -> list[bytes]:
        """Take what was read at the time ``now`` (in seconds)."""
        out: list[bytes] = []
        while data:
            if not self._held and not self._gone:
                plain, escape, rest = data.partition(_ESC)
                if plain:
                    out.append(plain)
                data, self._held = rest, escape
            else:
                self._held += data[:1]
                data = data[1:]
            if self._held:
                self._judge(out)
        self._since = now
        return out

    def expire(self, now: float) -> list[bytes]:
        """Give what has been kept back too long to be part of an answer."""
        if not self._held:
            return []
        waited = now - self._since
        seen = _look(self._gone + self._held)
        if seen is _Seen.OPEN:
            if waited >= _ABANDONED:
                self._held = self._gone = b""
            return []
        if self._held != _ESC and not self._gone:
            return []  # nobody types half a sequence; its rest is on the way
        if waited < (_ESCAPE_DELAY_DUE if self.due else _ESCAPE_DELAY):
            return []
        released, self._held = self._held, b""
        self._gone = self._gone + released if self.due else b""
        return [released]

    def _judge(self, out: list[bytes]) -> None:
        whole = self._gone + self._held
        seen = _look(whole)
        if seen is _Seen.UNSURE or (seen is _Seen.OPEN and len(whole) <= _LONGEST):
            return
        held, self._held, self._gone = self._held, b"", b""
        if seen is _Seen.ANSWER:
            if _WANTED.fullmatch(whole):
                out.append(whole)
            else:
                self._answered(whole)
        elif seen is _Seen.KEY:
            self._release(held, out)

    def _release(self, held: bytes, out: list[bytes]) -> None:
        """Let go what is no answer. Its end may begin something new, and then is kept."""
        begun = held[:-1]
        if held == _ESC:
            self._held = held
        elif begun.endswith(_ESC) and _surely(begun):
            self._held = held[-2:]  # an answer broken off by another sequence
            self._judge(out)
        elif held.endswith(_ESC):
            self._held = _ESC
            if not _surely(begun):
                out.append(begun)
        elif _surely(begun):
            out.append(held[-1:])
        elif key := _plain_key(held):
            out.append(key)


def _surely(sequence: bytes) -> bool:
    return sequence.startswith(_ESC) and _look(sequence) is _Seen.OPEN


def _look(sequence: bytes) -> _Seen:
    """Say what a sequence that begins with ESC is."""
    kind = sequence[1:2]
    if not kind or sequence == b"\x1bO":
        return _Seen.UNSURE
    if kind == b"[":
        return _look_at_csi(sequence)
    if kind == b"]":
        return _look_at_osc(sequence)
    if kind[0] in _STRING_HEADS:
        return _look_at_string(sequence, _STRING_HEADS[kind[0]])
    return _Seen.KEY


def _look_at_csi(sequence: bytes) -> _Seen:
    match = _CSI.fullmatch(sequence)
    if match is None:
        return _Seen.KEY
    parameters, final = match["parameters"], match["final"]
    answer = parameters[:1] in (b"?", b">", b"=")
    if not final:
        return _Seen.OPEN if answer else _Seen.UNSURE
    mode_report = match["between"] == b"$" and final == b"y"
    window_report = final == b"t" and not parameters.startswith(b"48;")
    return _Seen.ANSWER if answer or mode_report or window_report or final == b"n" else _Seen.KEY


def _look_at_osc(sequence: bytes) -> _Seen:
    body = sequence[2:]
    if _OSC_HEAD.match(body):
        return _within_string(sequence)
    return _Seen.UNSURE if not body or body.isdigit() else _Seen.KEY


def _look_at_string(sequence: bytes, heads: tuple[bytes, ...]) -> _Seen:
    body = sequence[2:]
    if body.startswith(heads):
        return _within_string(sequence)
    return _Seen.UNSURE if any(head.startswith(body) for head in heads) else _Seen.KEY


def _within_string(sequence: bytes) -> _Seen:
    if sequence.endswith((b"\x1b\\", b"\x07")):
        return _Seen.ANSWER
    if sequence[-2:-1] == _ESC or (sequence[-1] < 0x20 and sequence[-1:] != _ESC):
        return _Seen.KEY
    return _Seen.OPEN


def _plain_key(sequence: bytes) -> bytes:
    """Give a key without what Textual's parser stumbles over: kitty's alternate keys and kinds of event, Alt+Enter.

    A key that is let go gives nothing; neither does one that stands for no character.
    """
    if sequence == b"\x1b\r":
        return b"\x1b[13;3u"
    match = _KITTY_KEY.fullmatch(sequence)
    if match is None:
        return sequence
    text = match["text"] or b""
    codes = [match["key"], *text[1:].split(b":")]
    if match["event"] == b"3" or any(code and int(code) > 0x10FFFF for code in codes):
        return b""
    modifiers = match["modifiers"]
    middle = b";" + modifiers if modifiers is not None else b""
    return b"\x1b[" + match["key"] + middle + text + match["final"]
