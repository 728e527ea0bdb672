"""The judged weights in the publication: labelled as beyond the interviews, judges counted and not named."""

from dataclasses import replace

from coder.model.codebook import Settings, WeightsPer
from coder.model.entity import Edit, Step
from coder.reports.language import FA, Language
from coder.study.consolidating import split
from coder.study.evaluated import weights
from coder.study.weighing import enter
from tests.small import Small


def test_without_judges_there_is_no_section(small: Small) -> None:
    with small.opened() as study:
        assert weights(study, study.snapshot(), FA) is None


def test_the_matrices_with_their_totals(small: Small) -> None:
    with small.opened() as study:
        enter(study, "ر. کاظمی", {"f-s": (0.6, 4), "f-w": (0.4, 1), "f-o": (1.0, 3)})
        section = weights(study, study.snapshot(), FA)
    assert section is not None
    assert section.heading == "فراتر از مصاحبه‌ها: داوری وزن و رتبه"
    ife, efe = section.tables
    assert ife.rows == (
        ("S۱", "جایگاه شهر", "۰٫۶۰۰", "۴٫۰۰", "۲٫۴۰۰"),
        ("W۱", "روادید", "۰٫۴۰۰", "۱٫۰۰", "۰٫۴۰۰"),
        ("", "جمع", "۱٫۰۰", "", "۲٫۸۰۰"),
    )
    assert efe.rows[-1] == ("", "جمع", "۱٫۰۰", "", "۳٫۰۰۰")
    assert "IFE = ۲٫۸۰, EFE = ۳٫۰۰" in section.paragraphs[1]
    assert "کاظمی" not in repr(section) and "۱ داور" in section.paragraphs[0]


def test_where_weights_sum_to_one_in_each_class_the_classes_have_the_totals(small: Small) -> None:
    with small.opened() as study:
        header = study.snapshot().header
        per = Edit(header, replace(header, settings=Settings(weights_per=WeightsPer.CLASS)))
        study.apply(Step("settings.edit", (per,)))
        enter(study, "یک", {"f-s": (1.0, 4), "f-w": (1.0, None), "f-o": (1.0, 3)})
        section = weights(study, study.snapshot(), Language("en"))
    assert section is not None
    assert section.heading == "Beyond the interviews: judged weights and ratings"
    assert section.tables[0].rows[2:] == (("", "Total S", "1.00", "", "4.000"), ("", "Total W", "1.00", "", ""))
    assert len(section.paragraphs) == 1, "no cell of the IE matrix without totals"


def test_a_list_changed_since_is_told(small: Small) -> None:
    with small.opened() as study:
        enter(study, "یک", {"f-s": (0.6, 4), "f-w": (0.4, 1)})
        code = study.snapshot().codes[1]
        split(study, "f-s", [code.id], "جمعیت", "نظر دیگری است")
        section = weights(study, study.snapshot(), FA)
    assert section is not None and section.paragraphs[-1].startswith("هشدار")
