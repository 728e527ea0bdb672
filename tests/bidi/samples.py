"""What the tests of this folder share: the alphabets of hard text, and what must never reach a terminal."""

from hypothesis import strategies as st

LETTERS = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیآأؤئةكيۀ"
MARKS = "\u064b\u064e\u0651\u0654\u0670\u0301"
JOINERS = "\u200c\u200d"
DIGITS = "۰۱۲٣٤12"
LATIN = "abXY"
SIGNS = "()[]«»،؛؟.,:!-/%$\u2329\u3009"
BIDI_CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
WIDE = "漢한😀\u3000"
ODD = "\u00ad\ufe0f\u200b\U0001f3fd\u0600\u06dd\U0001f1ee\U0001f1f7\ufffe\ue000\u1160"
CONTROLS = "\t\x00\x1b\x7f\x85\x9b\u2028\ufff9"
SURROGATES = "\ud800\udfff"

#: What an interview may hold, and what a hostile file may.
HOSTILE = LETTERS + MARKS + JOINERS + DIGITS + LATIN + SIGNS + BIDI_CONTROLS + WIDE + ODD + CONTROLS + SURROGATES
#: Spaces and the usual suspects often, so that words and directions change all the time.
ALPHABET = HOSTILE + " " * 16 + "سلام" * 6 + JOINERS * 3 + "()" * 4 + LATIN * 3

texts = st.text(alphabet=ALPHABET, max_size=80)
bases = st.sampled_from([0, 1, None])


def is_raw(char: str) -> bool:
    """Say whether a terminal could obey ``char``, or show it with a width of its own choosing."""
    code = ord(char)
    return (
        code < 0x20
        or 0x7F <= code < 0xA0
        or 0xD800 <= code < 0xE000
        or char in BIDI_CONTROLS + JOINERS + "\u2028\u2029\ufff9\u00ad\ufe0f\u200b\u0600\u06dd\ufffe\U0001f3fd"
    )
