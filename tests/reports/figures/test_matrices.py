"""The SWOT and the TOWS matrix: every word in its place, within its box."""

from dataclasses import replace

import pytest
from lxml import etree

from coder.model.codebook import Quadrant
from coder.model.results import StrategyRow
from coder.model.swot import Cell
from coder.reports.figures import base, matrices
from coder.reports.language import FA, Language
from tests.reports.published import STUDY
from tests.reports.test_reports import factor

SVG = "{http://www.w3.org/2000/svg}"
LONG = "واژه‌هایی پشت‌سرهم که در یک سطر از این خانهٔ باریک نمی‌گنجد و باید شکسته شود"


def texts(svg: str) -> dict[str, tuple[float, float]]:
    """Every text of a figure, without isolates, and where it is anchored."""
    found = {}
    for text in etree.fromstring(svg.encode()).iter(f"{SVG}text"):
        x, y = text.get("transform", "").removeprefix("translate(").removesuffix(")").split(",")
        found["".join(text.itertext()).strip("\u2066\u2067\u2069")] = (float(x), float(y))
    return found


def test_in_persian_strengths_stand_at_the_right_and_threats_below_weaknesses() -> None:
    places = texts(matrices.swot(STUDY).svg)
    assert places["S۱"][0] > places["W۱"][0]
    assert places["O۱"][1] > places["S۲"][1]
    assert places["حرم"][0] < places["S۱"][0], "a number stands before its words"
    english = texts(matrices.swot(STUDY, Language("en")).svg)
    assert english["S1"][0] < english["W1"][0]
    assert "Strengths" in english


@pytest.mark.parametrize("lang", [FA, Language("en")])
def test_long_labels_are_broken_and_whole(lang: Language) -> None:
    study = replace(STUDY, factors=(factor("S1", LONG), factor("S2", "دومی")))
    places = texts(matrices.swot(study, lang).svg)
    lines = sorted((place[1], words) for words, place in places.items() if words in LONG)
    assert len(lines) > 1
    assert " ".join(words for _, words in lines) == LONG
    assert places["دومی"][1] > lines[-1][0]


def test_strategies_stand_in_their_cells_with_the_factors_they_rest_on() -> None:
    figure = matrices.tows(STUDY)
    places = texts(figure.svg)
    assert places["SO۱"][0] > places["WT۱"][0] and places["SO۱"][1] < places["WT۱"][1]
    assert "O۱،\u200f S۱" in places
    assert "S۱ تا S۲" in places


def test_colours_name_their_quadrants() -> None:
    svg = matrices.swot(STUDY).svg
    assert all(colour in svg for colour in base.QUADRANTS.values())


def test_a_study_without_factors_or_strategies_has_no_empty_figure() -> None:
    assert matrices.matrices(replace(STUDY, factors=(), strategies=())) == ()
    assert [figure.name for figure in matrices.matrices(STUDY)] == ["swot", "tows"]
    only = replace(STUDY, strategies=(StrategyRow("ST1", Cell.ST, "یکی", (), ()),), factors=())
    assert "یکی" in texts(matrices.tows(only).svg)
    assert Quadrant.S in base.QUADRANTS
