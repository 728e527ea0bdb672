"""What stands behind one view or factor is what the tables count."""

from coder.model.coding import Position
from coder.study import briefing, codes, seat, views
from coder.study.results import code_rows, factor_rows
from tests.small import Small


def test_a_view_looked_at_closely_counts_as_in_the_tables_forms_too(small: Small) -> None:
    with small.opened("A") as study:
        at = seat.sit(study)
        briefing.note_answer(at, "E03", codes.code_named(study.snapshot(), "c1"), Position.CONFIRMS, "1401/04/01")
        picture = study.snapshot()
        in_tables = {row.ref: row.answers for row in code_rows(picture)}
        assert in_tables["c1"].confirmed == 1
        for code in picture.codes:
            assert views.view(study, code.id).answers == in_tables[code.ref]
        assert views.view(study, picture.codes[0].id).confirmed == ("E03",)
        for row, factor in zip(
            factor_rows(picture), sorted(picture.factors, key=lambda one: "SWOT".index(one.quadrant)), strict=True
        ):
            assert views.details(study, factor.id).answers == row.answers


def test_the_quotes_of_one_view_are_read_from_its_codings_alone(small: Small) -> None:
    with small.opened("A") as study:
        picture = study.snapshot()
        for code in picture.codes:
            one = views.view(study, code.id, quotes=9)
            assert one == next(view for view in views.views(study, quotes=9) if view.ref == code.ref)
