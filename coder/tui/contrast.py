"""Colours that can be read: those of a theme, drawn apart from their ground until they stand out enough. No widgets."""

from collections.abc import Mapping

from rich.terminal_theme import TerminalTheme
from textual.color import Color

#: The least contrast, as WCAG reckons it, of words that must be read, and of a bar or a box.
WORDS, SHAPES = 4.5, 3.0

#: What of a theme stands on which grounds, and how much it must stand out.
_PAIRS: tuple[tuple[str, tuple[str, ...], float], ...] = (
    ("footer-key-foreground", ("footer-background",), WORDS),
    ("text-accent", ("background", "surface", "panel"), WORDS),
    ("text-warning", ("background", "surface", "panel"), WORDS),
    ("text-error", ("background", "surface", "panel"), WORDS),
    ("text-success", ("background", "surface", "panel"), WORDS),
    ("scrollbar", ("scrollbar-background",), SHAPES),
    ("scrollbar-hover", ("scrollbar-background-hover",), SHAPES),
    ("scrollbar-active", ("scrollbar-background-active",), SHAPES),
)

#: What a theme leaves to the ground it stands on; fainter it is no longer read.
_FAINT = {"text-disabled": "auto 60%", "block-cursor-foreground": "auto 100%"}


#: The colours of codes, on a dark ground and on a light one: apart from each other, and read even when dimmed.
ON_DARK = TerminalTheme(
    (18, 18, 18),
    (224, 224, 224),
    [
        (26, 26, 26),
        (255, 92, 120),
        (152, 224, 36),
        (253, 170, 60),
        (140, 150, 255),
        (225, 120, 235),
        (88, 209, 235),
        (196, 197, 181),
    ],
)
ON_LIGHT = TerminalTheme(
    (224, 224, 224),
    (31, 31, 31),
    [
        (0, 0, 0),
        (160, 30, 30),
        (30, 92, 16),
        (116, 69, 0),
        (35, 70, 175),
        (122, 40, 150),
        (0, 84, 118),
        (60, 60, 60),
    ],
)


def luminance(colour: Color) -> float:
    """Give the relative luminance of a colour."""
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """Give the contrast of two colours: 1 of like ones, 21 of black and white."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable(colour: Color, ground: Color, least: float) -> Color:
    """Give the colour, drawn to white or to black as little as makes it stand out from its ground."""
    end = max((Color(0, 0, 0), Color(255, 255, 255)), key=lambda one: contrast(one, ground))
    steps = (colour.blend(end, twentieth / 20) for twentieth in range(21))
    return next((step for step in steps if contrast(step, ground) >= least), end)


def readable_theme(variables: Mapping[str, str]) -> dict[str, str]:
    """Give a theme's variables, with what is too faint on its ground drawn apart from it."""
    made = {
        **variables,
        **{name: shade for name, shade in _FAINT.items() if variables.get(name, "").startswith("auto")},
    }
    for name, grounds, least in _PAIRS:
        for ground in grounds:
            if _known(made.get(name)) and _known(made.get(ground)):
                made[name] = readable(Color.parse(made[name]), Color.parse(made[ground]), least).hex
    return made


def _known(colour: str | None) -> bool:
    """Tell whether a colour is what the theme says, not what the ground or the terminal make of it."""
    return colour is not None and colour.startswith("#")
