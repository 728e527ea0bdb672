"""Who people are is hidden in what leaves the study, by a person's ticks; the study's own texts stay."""

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coder.errors import BadCell, ColumnMissing, FileMissing, NotAnonymised, NothingTicked, Undecodable
from coder.model.corpus import Role, Source, SourceKind, Speaker
from coder.model.entity import Edit, Step, made
from coder.persian.anonymise import Telling
from coder.study import opening, pseudonyms
from coder.study.study import OpenStudy
from tests.small import Small

TEXT = "س: شما؟\nنیلوفر سپهری‌فرد: با آقای کاوه تابان‌منش کار می‌کنم، ۰۹۱۲۳۴۵۶۷۸۹. تابان منش یا +98 912 345 6789.\n"


@pytest.fixture
def study(small: Small) -> Iterator[OpenStudy]:
    with opening.opened(small.folder) as opened:
        sha = hashlib.sha256(TEXT.encode()).hexdigest()
        source = Source(
            id="n",
            ref="N",
            kind=SourceKind.INTERVIEW,
            order=9,
            text_sha256=sha,
            experts=("expert-E03",),
            speakers=(Speaker("س", Role.INTERVIEWER), Speaker("نیلوفر سپهری‌فرد", Role.EXPERT, "expert-E03")),
        )
        opened.apply(Step("source.import", made(source)), {sha: TEXT})
        yield opened


def tick(path: Path, *words: str) -> None:
    """Tick rows as a person does in a spreadsheet."""
    rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
    for row in rows[1:]:
        if row[2].lstrip("'") in words:
            row[0] = "x"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)


def test_names_of_labels_titles_and_the_list_are_proposed_with_numbers_to_call(study: OpenStudy) -> None:
    (study.folder / "names.txt").write_text("زیارت # a word of E01's\n\n", encoding="utf-8")
    proposals = {one.words: one for one in pseudonyms.propose(study)}
    assert proposals["نیلوفر سپهری‌فرد"].pseudonym == "[E03]"
    assert proposals["کاوه تابان‌منش"].pseudonym.startswith("[نام ")
    assert (proposals["زیارت"].times, proposals["زیارت"].sources) == (2, ("E01", "E02"))
    phone = proposals["۰۹۱۲۳۴۵۶۷۸۹"]
    assert (phone.kind, phone.times, phone.pseudonym) == (Telling.PHONE, 2, "[تلفن ۱]")
    assert "کار می‌کنم، ۰۹۱۲۳۴۵۶۷۸۹. تابان" in phone.example
    assert not any(one.ticked for one in proposals.values())


def test_what_is_ticked_is_hidden_in_a_copy_and_nowhere_else(study: OpenStudy) -> None:
    (study.folder / "names.txt").write_text("تابان‌منش", encoding="utf-8")
    before = {source.id: study.text(source.text_sha256) for source in study.snapshot().sources}
    path = pseudonyms.write_proposals(study, pseudonyms.propose(study))
    tick(path, "نیلوفر سپهری‌فرد", "تابان‌منش", "تابان منش", "۰۹۱۲۳۴۵۶۷۸۹")
    done = pseudonyms.apply(study)
    assert (done.files, done.hidden) == (5, 5)
    copy = (done.copy / "N.txt").read_text(encoding="utf-8")
    assert "سپهری" not in copy and "تابان" not in copy and "912" not in copy and "۹۱۲" not in copy
    assert copy.count("[تلفن ۱]") == 2 and "[E03]: با آقای کاوه [نام " in copy
    assert (done.copy / "E01.txt").read_text(encoding="utf-8") == before["source-E01"]
    assert {source.id: study.text(source.text_sha256) for source in study.snapshot().sources} == before
    assert "سپهری" in done.key.read_text(encoding="utf-8-sig") and not list(done.copy.glob("*.csv"))


def test_a_file_named_after_somebody_isn_t_so_in_the_copy(study: OpenStudy) -> None:
    for ref in ("E01", "E02"):
        source = next(source for source in study.snapshot().sources if source.ref == ref)
        study.apply(Step("source.edit", (Edit(source, replace(source, ref=f"سپهری {ref}")),)))
    (study.folder / "names.txt").write_text("سپهری E01\nسپهری E02\nزیارت", encoding="utf-8")
    path = pseudonyms.write_proposals(study, pseudonyms.propose(study))
    tick(path, "زیارت")
    content = path.read_text(encoding="utf-8-sig")
    path.write_text(content + "x;name;سپهری E01;[کسی]\nx;name;سپهری E02;[کسی]\n", encoding="utf-8")
    done = pseudonyms.apply(study)
    assert sorted(file.stem for file in done.copy.iterdir()) == ["D", "J", "N", "[کسی]", "[کسی] 2"]


def test_ticks_and_pseudonyms_stay_when_proposed_again(study: OpenStudy) -> None:
    path = pseudonyms.write_proposals(study, pseudonyms.propose(study))
    path.write_text(path.read_text(encoding="utf-8-sig").replace("[تلفن ۱]", "[شماره]"), encoding="utf-8")
    tick(path, "۰۹۱۲۳۴۵۶۷۸۹")
    (study.folder / "names.txt").write_text("زیارت", encoding="utf-8")
    again = {one.words: one for one in pseudonyms.propose(study)}
    assert (again["۰۹۱۲۳۴۵۶۷۸۹"].ticked, again["۰۹۱۲۳۴۵۶۷۸۹"].pseudonym) == (True, "[شماره]")
    assert not again["زیارت"].ticked
    assert len({one.pseudonym for one in again.values()}) == len(again) - 1  # one expert has two


def test_a_row_whose_words_have_gone_is_kept(study: OpenStudy) -> None:
    names = study.folder / "names.txt"
    names.write_text("زیارت", encoding="utf-8")
    tick(pseudonyms.write_proposals(study, pseudonyms.propose(study)), "زیارت")
    names.unlink()
    kept = {one.words: one for one in pseudonyms.propose(study)}["زیارت"]
    assert (kept.ticked, kept.times) == (True, 0)


def asking(study: OpenStudy) -> None:
    header = study.snapshot().header
    wanted = replace(header, settings=replace(header.settings, pseudonyms=True))
    study.apply(Step("codebook.edit", (Edit(header, wanted),)))


def test_what_is_exported_is_masked_when_the_study_says_so(study: OpenStudy) -> None:
    tick(pseudonyms.write_proposals(study, pseudonyms.propose(study)), "۰۹۱۲۳۴۵۶۷۸۹")
    pseudonyms.apply(study)
    assert pseudonyms.mask(study).masked("۰۹۱۲-۳۴۵۶۷۸۹") == "۰۹۱۲-۳۴۵۶۷۸۹"
    asking(study)
    assert pseudonyms.mask(study).masked("۰۹۱۲-۳۴۵۶۷۸۹") == "[تلفن ۱]"


def test_nothing_is_exported_unmasked_by_oversight(study: OpenStudy) -> None:
    asking(study)
    with pytest.raises(NotAnonymised):
        pseudonyms.mask(study)


def test_there_must_be_something_ticked(study: OpenStudy) -> None:
    with pytest.raises(FileMissing):
        pseudonyms.apply(study)
    pseudonyms.write_proposals(study, pseudonyms.propose(study))
    with pytest.raises(NothingTicked):
        pseudonyms.apply(study)
    assert not (study.folder / pseudonyms.COPY).exists() and not (study.folder / pseudonyms.KEY).exists()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("tick,kind,words\nx,name,a\n", ColumnMissing),
        ("tick,kind,words,pseudonym\nx,colour,a,b\n", BadCell),
        ("tick,kind,words,pseudonym\nperhaps,name,a,b\n", BadCell),
        ("tick,kind,words,pseudonym\nx,name,a,\n", BadCell),
        ("", ColumnMissing),
    ],
)
def test_a_broken_file_of_ticks_is_told(study: OpenStudy, content: str, problem: type[Exception]) -> None:
    (study.folder / pseudonyms.PROPOSALS).write_text(content, encoding="utf-8")
    with pytest.raises(problem):
        pseudonyms.apply(study)


def test_a_file_in_another_encoding_is_told(study: OpenStudy) -> None:
    (study.folder / pseudonyms.PROPOSALS).write_bytes("tick,kind,words,pseudonym\nx,name,كتاب,a\n".encode("cp1256"))
    with pytest.raises(Undecodable):
        pseudonyms.apply(study)


def test_a_cell_like_a_formula_comes_back_as_it_was(study: OpenStudy) -> None:
    (study.folder / "names.txt").write_text("", encoding="utf-8")
    rows = [one for one in pseudonyms.propose(study) if one.kind is Telling.PHONE]
    odd = [replace(rows[0], words="+98 912 345 6789", ticked=True)]
    path = pseudonyms.write_proposals(study, odd)
    assert "'+98" in path.read_text(encoding="utf-8-sig")
    assert pseudonyms.apply(study).hidden == 2
