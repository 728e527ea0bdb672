"""The example's section on saturation, read through for sense: its sentences say what its tables hold."""

import re

import pytest

from coder.persian.digits import to_latin
from coder.study import saturating
from coder.study.study import OpenStudy

NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?")


@pytest.mark.parametrize("unit", ["codes", "factors"])
@pytest.mark.parametrize("lang", ["fa", "en"])
def test_every_number_of_the_sentences_is_in_the_tables(example: OpenStudy, unit: str, lang: str) -> None:
    from coder.cli.saturation import whole

    found = saturating.picture(example, unit)
    tables = whole(found)
    there = {*_numbers(tables), *_numbers(len(found.curve.steps)), "95", "4", "2", "3", "5", "10"}
    there |= {f"{len(found.owed.open)}", f"{len(found.dropped)}", f"{len(found.completed)}"}
    there |= {f"{sum(bool(one.experts) for one in found.thin)}", f"{sum(not one.experts for one in found.thin)}"}
    there |= {str((len(found.curve.steps) + 1) // 2)}
    rule = found.curve.rule
    there |= {str(rule.in_a_row), f"{100 * rule.repeated_share:.0f}", *rule.decided.split("/")}
    said = " ".join(saturating.told(found, lang)).replace(rule.text, "")
    said = re.sub(r"[A-Za-z]+\d+\w*", " ", to_latin(said).replace("٫", "."))
    missing = {number for number in NUMBER.findall(said) if number not in there}
    assert not missing, missing


def _numbers(value: object) -> set[str]:
    """Every number in a value, as a sentence may print it: whole, with a decimal, as a percentage."""
    if isinstance(value, dict):
        return set().union(*(_numbers(one) for key, one in value.items() if key != "told"))
    if isinstance(value, list | tuple):
        return set().union(*(_numbers(one) for one in value)) if value else set()
    if isinstance(value, bool) or value is None:
        return set()
    if isinstance(value, int | float):
        return {f"{value:.0f}", f"{value:.1f}", f"{100 * value:.0f}", f"{100 * value:.1f}"}
    return set(re.findall(r"\d+", str(value)))


def test_the_verdict_has_its_reservations(example: OpenStudy) -> None:
    found = saturating.picture(example)
    assert found.reasons.verdict == "qualified"
    assert found.curve.new_after == ("E20",) and "new_after" in found.reasons.because
    assert found.concurrency.pace == "beside"
    assert found.unheard.withheld == "" and found.unheard.missing_share < 0.01
    assert found.unheard.naive.value < found.unheard.chao2.value, "the naive figure flatters"
    assert len(found.dropped) == 8


def test_the_rules_of_others(example: OpenStudy) -> None:
    found = saturating.picture(example)
    assert found.guest[0].notation == "10+2" and found.francis == 16
    assert found.known[-1] == 1
    assert found.rarefied[-1] == pytest.approx(found.cumulative[-1])
