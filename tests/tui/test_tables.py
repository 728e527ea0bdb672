"""Cells of tables: numbers as the language has them, and columns ordered by value."""

from coder.bidi import plain
from coder.tui.tables import Table, figure, listed, number


def fa(persian: str, _: str) -> str:
    return persian


def en(_: str, english: str) -> str:
    return english


def test_a_negative_figure_keeps_its_sign_before_it():
    assert plain.visual(f"({figure(-0.02, fa)})", 1) == "(-۰٫۰۲)"
    assert plain.visual(f"({figure(0.02, fa)})", 1) == "(۰٫۰۲)"
    assert figure(-0.02, en) == "-0.02"
    assert figure(-0.001, fa) == "۰٫۰۰" and figure(None, fa) == "—"


def test_figures_are_ordered_by_value_in_either_language():
    for say in (fa, en):
        cells = [figure(value, say) for value in (0.5, -0.02, 0.13)] + [number(12, say)]
        table = Table(("x",), tuple((cell, (cell,)) for cell in cells)).sorted_by(0)
        assert [row[0] for row in table.rows] == [cells[1], cells[2], cells[0], cells[3]]


def test_words_one_after_the_other_have_the_comma_of_the_language():
    assert listed(["E11", "E12"], fa) == "E11، E12"
    assert listed(["E11", "E12"], en) == "E11, E12"
