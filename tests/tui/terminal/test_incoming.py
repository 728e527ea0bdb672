"""Answers of the terminal are taken out of what is read; keys, the mouse and pastes pass as they came."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._xterm_parser import XTermParser

from coder.tui.terminal.incoming import Incoming

ANSWERS = [
    b"\x1bP>|VTE(7600)\x1b\\",
    b"\x1bP>|XTerm(379)\x1b\\",
    b"\x1bP!|7E565445\x1b\\",
    b"\x1b[>65;7006;1c",
    b"\x1b[8;1$y",
    b"\x1b[?64;1;9;15c",
    b"\x1b[?1u",
    b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\",
    b"\x1b]10;rgb:ffff/ffff/ffff\x07",
    b"\x1b_Gi=31;OK\x1b\\",
    b"\x1bP1$r0m\x1b\\",
    b"\x1b[0n",
    b"\x1b[4;600;800t",
]

#: Never mistaken for an answer.
KEYS = [
    b"a",
    b"1",
    "ف".encode(),
    "می‌روم".encode(),
    b"\r",
    b"\x1b[A",
    b"\x1b[1;5D",
    b"\x1bOP",
    b"\x1b[3~",
    b"\x1b[1;2R",
    b"\x1b[<0;40;20M",
    b"\x1b[<0;40;20m",
    b"\x1bx",
    b"\x1b[I",
    b"\x1b[200~P>|VTE\x1b[201~",
    b"\x1b[97;5u",
    b"\x1b[?2026;2$y",
    b"\x1b[48;50;120;1000;1200t",
]


def passed(pieces: list[bytes], gap: float = 0.0, due: bool = True) -> tuple[bytes, list[bytes]]:
    """Feed pieces, each ``gap`` seconds after the other; give what passed, and the answers."""
    answers: list[bytes] = []
    incoming = Incoming(answers.append)
    incoming.due = due
    out: list[bytes] = []
    now = 0.0
    for piece in pieces:
        out += incoming.feed(piece, now)
        waited = now
        while waited < now + gap:
            waited += 0.02
            out += incoming.expire(waited)
        now += gap
    for _ in range(100):
        now += 0.02
        out += incoming.expire(now)
    return b"".join(out), answers


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_is_no_key_however_it_is_cut(answer):
    for cut in range(1, len(answer)):
        assert passed([answer[:cut], answer[cut:]]) == (b"", [answer])
    assert passed([bytes([byte]) for byte in answer]) == (b"", [answer])


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("due", [True, False])
def test_the_rest_of_an_answer_may_be_seconds_late(answer, due):
    for cut in range(2, len(answer)):
        assert passed([answer[:cut], answer[cut:]], gap=3.0, due=due) == (b"", [answer])


@pytest.mark.parametrize("answer", ANSWERS)
def test_cut_after_its_first_byte_and_late_it_gives_at_most_an_escape(answer):
    assert passed([answer[:1], answer[1:]], gap=0.3) == (b"", [answer])
    assert passed([answer[:1], answer[1:]], gap=3.0) == (b"\x1b", [answer])


@pytest.mark.parametrize("key", KEYS)
def test_a_key_passes_however_it_is_cut(key):
    for cut in range(1, len(key)):
        assert passed([key[:cut], key[cut:]]) == (key, [])
    assert passed([key], due=False) == (key, [])


@given(st.data())
def test_answers_mixed_with_keys_and_cut_anywhere(data):
    parts = data.draw(st.lists(st.sampled_from(ANSWERS + KEYS), max_size=8))
    stream = b"".join(parts)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(stream)), max_size=6)))
    pieces = [stream[start:end] for start, end in zip([0, *cuts], [*cuts, len(stream)], strict=True)]
    keys = b"".join(part for part in parts if part in KEYS)
    assert passed(pieces) == (keys, [part for part in parts if part in ANSWERS])


def test_escape_alone_is_the_escape_key_and_comes_soon():
    incoming = Incoming(lambda answer: None)
    assert incoming.feed(b"\x1b", 0.0) == []
    assert incoming.expire(0.05) == []
    assert incoming.expire(0.11) == [b"\x1b"]
    assert incoming.feed(b"\x1b", 1.0) == []
    assert incoming.feed(b"\x1b", 1.01) == [b"\x1b"]


def test_what_is_typed_after_escape_is_not_lost_while_an_answer_is_due():
    assert passed([b"\x1b", b"P", b"a"], gap=1.0) == (b"\x1bPa", [])
    assert passed([b"\x1b", b"[", b"1"], gap=1.0) == (b"\x1b[1", [])


def test_an_answer_that_never_ends_does_not_swallow_keys_for_ever():
    assert passed([b"\x1bP>|VTE", b"\x1b[A", b"q"]) == (b"\x1b[Aq", [])
    assert passed([b"\x1bP>|VTE", b"\r"]) == (b"\r", [])
    assert passed([b"\x1bP>|VTE", b"q"], gap=11.0) == (b"q", [])
    assert passed([b"\x1bP>|" + b"x" * 5000, b"q"])[0].endswith(b"q")


def test_alt_and_enter_are_not_enter():
    (key,) = XTermParser().feed(passed([b"\x1b\r"])[0].decode())
    assert key.key == "alt+enter"
    assert [key.key for key in XTermParser().feed(passed([b"\r\n"])[0].decode())] == ["enter", "ctrl+j"]


def test_kittys_alternate_keys_and_releases_become_plain_keys():
    assert passed([b"\x1b[116::1601;1;1601u"]) == (b"\x1b[116;1;1601u", [])
    assert passed([b"\x1b[97:65;2:2;65u"]) == (b"\x1b[97;2;65u", [])
    assert passed([b"\x1b[97;1:3u"]) == (b"", [])
    assert passed([b"\x1b[9999999;1u"]) == (b"", [])
    (key,) = XTermParser().feed(passed([b"\x1b[116::1601;1;1601u"])[0].decode())
    assert key.character == "ف"


@given(
    st.lists(
        st.binary(max_size=12) | st.sampled_from(ANSWERS + KEYS + [b"\x1b[", b"\x1bP", b";1:2u", b":"]), max_size=8
    )
)
def test_nothing_makes_the_parser_fall(pieces):
    parser = XTermParser()
    answers: list[bytes] = []
    incoming = Incoming(answers.append)
    for now, piece in enumerate(pieces):
        for chunk in [*incoming.feed(piece, float(now)), *incoming.expire(now + 0.5)]:
            if text := chunk.decode("utf-8", "replace"):
                list(parser.feed(text))
