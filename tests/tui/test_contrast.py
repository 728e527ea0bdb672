"""Colours of themes and of codes stand out from their ground, reckoned from the colours themselves."""

from itertools import combinations

import pytest
from rich.terminal_theme import TerminalTheme
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from coder.tui.contrast import ON_DARK, ON_LIGHT, SHAPES, WORDS, contrast, readable, readable_theme

THEMES = [name for name in BUILTIN_THEMES if "ansi" not in name]
BLACK, WHITE = Color(0, 0, 0), Color(255, 255, 255)


def test_contrast_is_that_of_wcag():
    assert contrast(BLACK, WHITE) == contrast(WHITE, BLACK) == pytest.approx(21)
    assert contrast(Color(119, 119, 119), WHITE) == pytest.approx(4.48, abs=0.01)


def test_what_can_be_read_stays_as_it_is():
    assert readable(BLACK, WHITE, WORDS) == BLACK


@pytest.mark.parametrize("name", THEMES)
def test_keys_speakers_and_bars_stand_out_in_every_theme(name):
    theme = BUILTIN_THEMES[name]
    made = readable_theme({**theme.to_color_system().generate(), **theme.variables})
    pairs = [
        ("footer-key-foreground", "footer-background", WORDS),
        ("text-accent", "panel", WORDS),
        ("text-warning", "background", WORDS),
        ("scrollbar", "scrollbar-background", SHAPES),
    ]
    for colour, ground, least in pairs:
        if made[colour].startswith("#") and made[ground].startswith("#"):
            assert contrast(Color.parse(made[colour]), Color.parse(made[ground])) >= least, (colour, ground)


@pytest.mark.parametrize(("palette", "ground"), [(ON_DARK, "#121212"), (ON_LIGHT, "#e0e0e0")])
def test_codes_are_told_apart_and_read_even_when_dimmed(palette: TerminalTheme, ground: str):
    on = Color.parse(ground)
    colours = [Color(*palette.ansi_colors[place]) for place in range(1, 7)]
    for colour in colours:
        assert contrast(colour, on) >= WORDS
        assert contrast(on.blend(colour, 0.66), on) >= SHAPES, "a colleague's coding"
    for one, other in combinations(colours, 2):
        assert sum(abs(a - b) for a, b in zip(one.rgb, other.rgb, strict=True)) > 80
