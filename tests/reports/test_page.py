"""The page: right to left, nothing from elsewhere, nothing run, every word escaped, confidences kept."""

import re
from dataclasses import replace

import pytest
from lxml import etree
from lxml import html as parser

from coder.reports import fonts
from coder.reports.figures.matrices import matrices
from coder.reports.language import FA, Language
from coder.reports.page import page
from coder.reports.sections import Section, Table
from tests.reports.published import STUDY, said

EN = Language("en")


def parsed(content: bytes) -> etree._Element:
    return parser.document_fromstring(content.decode())


@pytest.fixture(scope="module")
def whole() -> bytes:
    return page(STUDY, figures=matrices(STUDY))


def test_the_page_runs_right_to_left_in_every_part(whole: bytes) -> None:
    root = parsed(whole)
    assert (root.get("dir"), root.get("lang")) == ("rtl", "fa")
    assert {place.get("dir") for place in root.iter() if place is not root} == {None}, "a line beginning with S1 too"


def test_an_english_page_runs_left_to_right_and_persian_words_their_own_way() -> None:
    root = parsed(page(STUDY, EN))
    assert (root.get("dir"), root.get("lang")) == ("ltr", "en")
    assert {cell.get("dir") for cell in root.iter("td", "blockquote/p", "summary/span")} == {"auto"}
    assert "Table 1. Strengths and opportunities" in page(STUDY, EN).decode()


def test_nothing_is_fetched_and_nothing_runs(whole: bytes) -> None:
    root = parsed(whole)
    policy = root.find(".//meta[@http-equiv='Content-Security-Policy']")
    assert policy is not None and "default-src 'none'" in policy.get("content", "")
    assert not list(root.iter("script", "link", "iframe", "img", "object"))
    assert not [name for place in root.iter() for name in place.attrib if str(name).startswith("on")]
    assert all(link.get("href", "").startswith("#") for link in root.iter("a"))
    assert set(re.findall(r"url\((.{13})", whole.decode())) == {"data:font/ttf"}
    assert whole.decode().count(f"font-family:'{fonts.FAMILY}'") == 2


def test_every_link_of_the_page_leads_somewhere(whole: bytes) -> None:
    root = parsed(whole)
    ids = [place.get("id") for place in root.iter() if place.get("id")]
    assert len(ids) == len(set(ids))
    assert {link.get("href") for link in root.iter("a")} <= {f"#{name}" for name in ids}
    assert {label.get("for") for label in root.iter("label")} <= set(ids)


def test_a_factor_holds_its_quotes(whole: bytes) -> None:
    first = next(parsed(whole).iter("details"))
    assert "حرم" in "".join(first.find("summary").itertext())  # type: ignore[union-attr]
    assert ["".join(quote.find("p").itertext()) for quote in first.iter("blockquote")] == [  # type: ignore[union-attr]
        "«حرم را می‌گویم»",
        "«بله، حرم»",
        "(به خواست گوینده نقل نمی‌شود)",
    ]


def test_each_quote_belongs_to_the_choices_that_show_it(whole: bytes) -> None:
    root = parsed(whole)
    choices = {label.text: label.get("for") for label in root.iter("label")}
    assert list(choices) == ["همه", "گروه بزرگ", "دیگر", "اسناد"]
    belongs = {"".join(q.find("p").itertext()): q.get("class") for q in root.iter("blockquote")}  # type: ignore[union-attr]
    assert belongs["«حرم را می‌گویم»"] == f"q {choices['گروه بزرگ']}"
    assert belongs["«بله، حرم»"] == f"q {choices['دیگر']}"
    assert belongs["«سند می‌گوید»"] == f"q {choices['اسناد']}"
    for name in list(choices.values())[1:]:
        assert f"#{name}:checked ~ .factors .q:not(.{name})" in whole.decode()


@pytest.mark.parametrize("lang", [FA, EN])
def test_withheld_words_and_surroundings_stay_inside(lang: Language) -> None:
    plain, around = page(STUDY, lang).decode(), page(STUDY, lang, context=True).decode()
    assert "یادداشت شتاب‌زده" not in plain + around
    assert "پیش از آن" not in plain
    assert "پیش از آن" in around


def test_words_of_the_study_are_never_taken_for_marks() -> None:
    evil = "</style><script>alert(1)</script> & \"'"
    study = replace(
        STUDY,
        title=evil,
        question=evil,
        factors=tuple(replace(row, label=evil) for row in STUDY.factors),
        groups=tuple(replace(row, name=evil) for row in STUDY.groups),
        evidence=(said("S1", "c1", evil, groups=(evil,)),),
    )
    root = parsed(page(study, figures=matrices(study)))
    assert not list(root.iter("script"))
    assert "".join(next(root.iter("h1")).itertext()) == evil
    assert any(evil in "".join(quote.itertext()) for quote in root.iter("blockquote"))


def test_controls_are_shown_as_missing() -> None:
    study = replace(STUDY, title="الف\x00\x1b[31mب\ud800", evidence=(said("S1", "c1", "ج\x0bد"),))
    made = page(study).decode()
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", made)
    assert "الف\ufffd\ufffd[31mب\ufffd" in made


def test_a_damaged_source_is_told_beside_its_quote(whole: bytes) -> None:
    (mark,) = parsed(whole).iter("mark")
    assert "شاید در خواندن پرونده آسیب دیده باشد" in "".join(mark.itertext())


def test_figures_and_further_sections_are_inside(whole: bytes) -> None:
    assert whole.count(b"<svg") == 2
    more = Section("توافق", ("بند",), (Table("ضریب‌ها", ("الف", "ب"), (("۱", "۲"),)),))
    made = page(STUDY, more=(more,)).decode()
    assert 'href="#more-1"' in made and "جدول ۴. ضریب‌ها" in made


def test_the_same_study_gives_the_same_bytes(whole: bytes) -> None:
    assert page(STUDY, figures=matrices(STUDY)) == whole
