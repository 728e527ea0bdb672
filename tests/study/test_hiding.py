"""With ``pseudonyms: true`` no name leaves in the report, not even half of one at the edge of a quote."""

from hypothesis import given
from hypothesis import strategies as st

from coder.study.hiding import piece

TEXT = "".join(chr(0x4E00 + place) for place in range(60))  # every character once


@st.composite
def hidden_places(draw: st.DrawFn) -> list[tuple[int, int, str]]:
    edges = sorted(draw(st.sets(st.integers(0, 60), max_size=8)))
    return [(first, last, "[نام]") for first, last in zip(edges[::2], edges[1::2], strict=False)]


@given(hidden_places(), st.integers(0, 60), st.integers(0, 60))
def test_a_piece_of_a_text_shows_nothing_hidden_and_all_else(
    places: list[tuple[int, int, str]], one: int, other: int
) -> None:
    start, end = sorted((one, other))
    shown = piece(TEXT[start:end], start, places)
    secret = {char for first, last, _ in places for char in TEXT[first:last]}
    assert "".join(char for char in TEXT[start:end] if char not in secret) == shown.replace("[نام]", "")
    touched = [place for place in places if place[0] < end and start < place[1]]
    assert shown.count("[نام]") == (len(touched) if start < end else 0)
