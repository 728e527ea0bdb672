"""What the publication says of saturation, agreement and the standards, checked against what it counts."""

import re
from collections import Counter

import pytest

from coder.model.coding import Elicited, Position
from coder.persian.digits import to_latin
from coder.reports.language import Language
from coder.reports.measures.checklists import COREQ, SRQR
from coder.reports.sections import Section
from coder.study import measured
from coder.study.facts import facts
from coder.study.results import factor_rows
from coder.study.sections import MAKERS
from coder.study.study import OpenStudy


@pytest.fixture(scope="module", params=["fa", "en"])
def lang(request: pytest.FixtureRequest) -> Language:
    return Language(request.param)


def made(example: OpenStudy, lang: Language) -> dict[str, Section]:
    snapshot = example.snapshot()
    makers = (measured.saturation, measured.agreement, measured.standards)
    assert set(makers) <= set(MAKERS)
    return {maker.__name__: found for maker in makers if (found := maker(example, snapshot, lang))}


def numbers(text: str) -> set[str]:
    """The numbers in a text, names such as E07 and c070 aside."""
    return set(
        re.findall(r"(?<![\w.])\d+(?:\.\d+)?", re.sub(r"[A-Za-z]+\d+\w*", " ", to_latin(text).replace("٫", ".")))
    )


def test_every_number_said_of_agreement_is_in_its_table(example: OpenStudy, lang: Language) -> None:
    section = made(example, lang)["agreement"]
    rows = [cell for table in section.tables for row in table.rows for cell in row]
    there = {*numbers(" ".join(rows)), "2", "4", "6", "95"}
    from coder.study import agreeing

    for pair in agreeing.pairs(example.snapshot()):
        found = agreeing.compare(example, *pair)
        there |= {str(found.places), str(found.codes)}
        for interval in (found.overall.holsti_interval, found.overall.kappa_interval, found.overall.alpha_interval):
            there |= {f"{bound:.2f}" for bound in (interval.low, interval.high) if bound is not None}
    said = " ".join(section.paragraphs)
    assert numbers(said) <= there, numbers(said) - there


def test_the_standards_quote_the_record(example: OpenStudy) -> None:
    snapshot, found = example.snapshot(), facts(example, example.snapshot(), "en")
    codings = [one for one in example.codings() if snapshot.counted[one.source] == (one.coder, one.round)]
    rows = factor_rows(snapshot)
    assert (found.experts, found.interviews, found.documents, found.joint) == (22, 22, 3, 1)
    assert found.repeated == ("E14",) and found.not_interviewed == ()
    assert sum(many for _, many in found.reached) == 22
    assert (found.groups, found.fields) == (5, 4)
    assert (min(found.minutes), max(found.minutes)) == (
        min(source.minutes for source in snapshot.interviews),
        max(source.minutes for source in snapshot.interviews),
    )
    assert found.by_guide == sum(
        one.elicited is Elicited.GUIDE and one.position is not None and one.expert is not None for one in codings
    )
    assert found.quotes == sum(row.answers.codings for row in rows)
    assert found.puts == found.confirmed + found.completed + found.rejected + found.no_comment
    assert set(found.disputed) == {row.number for row in rows if row.answers.rejected}
    assert "S12" in found.minor
    assert found.retests == 1 and len(found.kappas) == 3
    assert found.decisions == found.reasons == len(snapshot.decisions)
    assert any(one.position is Position.REJECTS for one in codings)


def test_every_number_of_the_standards_is_a_fact(example: OpenStudy, lang: Language) -> None:
    section, found = made(example, lang)["standards"], facts(example, example.snapshot(), lang.code)
    there: set[str] = set()
    for name in found.__dataclass_fields__:
        value = getattr(found, name)
        there |= numbers(str(value)) | ({str(len(value))} if isinstance(value, tuple) else set())
        if name == "kappas":
            there |= {f"{kappa:.2f}" for *_, kappa in value if kappa is not None}
    there |= {f"{sum(found.minutes) / len(found.minutes):.0f}", found.since[:4], *found.since[:10].split("-")}
    from coder import __version__

    there |= {"256", *numbers(__version__)}
    cells = " ".join(cell for table in section.tables for row in table.rows for cell in row[1:])
    said = " ".join(section.paragraphs) + " " + cells.replace(__version__, "")
    assert numbers(said) <= there, numbers(said) - there


def test_all_items_are_there_and_the_rest_are_questions(example: OpenStudy, lang: Language) -> None:
    coreq, srqr, trust = made(example, lang)["standards"].tables
    assert [len(coreq.rows), len(srqr.rows), len(trust.rows)] == [len(COREQ), len(SRQR), 4] == [32, 21, 4]
    word = "پرسش" if lang.rtl else "Question"
    asked = {to_latin(row[0]) for row in coreq.rows if row[2].startswith(f"{word}:")}
    filled = {"11", "12", "16", "17", "18", "21", "22", "24", "25", "26", "27", "28", "29", "32"}
    assert not asked & filled and {"1", "10", "13", "23"} <= asked
    assert Counter(row[2].startswith(f"{word}:") for row in srqr.rows)[False] >= 7


def test_showing_others_points_is_named_for_what_it_is(example: OpenStudy) -> None:
    said = " ".join(made(example, Language("en"))["standards"].paragraphs)
    assert "This is not member checking" in said


def test_three_figures_of_saturation(example: OpenStudy, lang: Language) -> None:
    figures = made(example, lang)["saturation"].figures
    assert [one.name for one in figures] == ["saturation-accumulation", "saturation-new", "saturation-repetition"]
    assert all(one.svg.startswith("<svg") and f'aria-label="{one.caption}"' in one.svg for one in figures)
    assert "S13" in figures[2].svg and "E11-E12" in figures[2].svg
