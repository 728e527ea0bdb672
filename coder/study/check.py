"""Checking a study: damage (something isn't as it was left) apart from findings (something worth a look)."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from coder.model.coding import Closing, Coding, Elicited, Position
from coder.model.corpus import SourceKind
from coder.model.entity import Entity
from coder.model.swot import numbers, ordered_factors, ordered_strategies, strategy_codes, wrong_classes
from coder.store import journal, reads, texts
from coder.store.engine import reading
from coder.study import agreeing, folder, negotiating, seeing
from coder.study.results import codes_of_factors, factor_rows
from coder.study.snapshot import Snapshot, owed
from coder.study.study import OpenStudy

#: What is checked; front ends hold the words for each.
Topic = Literal[
    "quote",
    "text",
    "file_gone",
    "file_changed",
    "code_missing",
    "journal",
    "no_evidence",
    "unused_factor",
    "dangling",
    "wrong_class",
    "same_wording",
    "owed",
    "half_agreed",
    "expert_without_interview",
    "interview_without_expert",
    "answer_without_put",
    "undecided_code",
    "damaged_text",
]


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to tell: its ``topic``, what it is about, details, and the command that mends it."""

    topic: Topic
    subject: str
    detail: str
    mend: str


@dataclass(frozen=True, slots=True)
class Checked:
    """All there is to tell; ``damage`` makes the command end with 3, ``findings`` don't."""

    damage: tuple[Remark, ...]
    findings: tuple[Remark, ...]


def check(study: OpenStudy) -> Checked:
    """Look through the whole study; nothing is changed."""
    snapshot, viewer = study.snapshot(), study.blind()
    with reading(study.engine, study.where) as connection:
        codings = reads.everything(connection, Coding)
        sees = seeing.sight(reads.everything(connection, Closing), viewer)
        bodies = texts.bodies(connection)
        replayed = journal.replay_problems(connection)
    damage = [
        *_texts(snapshot, bodies),
        *dict.fromkeys(_quotes(snapshot, codings, bodies, sees)),
        *_files(study, snapshot),
        *_decided_codes(snapshot),
        *(Remark("journal", "study.db", problem, "coder load corpus/study.jsonl") for problem in replayed),
    ]
    findings = [
        *_factors(snapshot),
        *_strategies(snapshot),
        *_dangling(snapshot),
        *_codes(snapshot),
        *_owed(snapshot),
        *_half_agreed(study, snapshot),
        *_experts(snapshot),
        *_answers(snapshot),
        *_damaged(snapshot),
    ]
    return Checked(tuple(damage), tuple(findings))


def _texts(snapshot: Snapshot, bodies: dict[str, str]) -> Iterator[Remark]:
    for source in snapshot.sources:
        body = bodies.get(source.text_sha256)
        if body is None or folder.sha256(body.encode("utf-8", errors="surrogatepass")) != source.text_sha256:
            yield Remark("text", source.ref, source.text_sha256[:12], "coder load corpus/study.jsonl")


def _quotes(
    snapshot: Snapshot, codings: list[Coding], bodies: dict[str, str], sees: Callable[[Entity], bool]
) -> Iterator[Remark]:
    """Codings that aren't as they were; of one that may not be seen only the source is told."""
    for coding in codings:
        source = snapshot.source_of.get(coding.source)
        place, seen = source.ref if source else coding.source, sees(coding)
        if seen:
            place += f" {coding.start}–{coding.end}"
        if coding.code not in snapshot.code_of:
            yield Remark("code_missing", place, coding.code if seen else "", "coder load codebook.yaml")
        body = bodies.get(source.text_sha256, "") if source else ""
        if body[coding.start : coding.end] != coding.quote:
            yield Remark("quote", place, coding.quote[:60] if seen else "", "coder load corpus/study.jsonl")


def _files(study: OpenStudy, snapshot: Snapshot) -> Iterator[Remark]:
    for source in snapshot.sources:
        path = study.folder / source.file
        if not path.is_file():
            yield Remark("file_gone", source.ref, source.file, f"git restore {source.file}")
        elif folder.sha256(path.read_bytes()) != source.file_sha256:
            yield Remark("file_changed", source.ref, source.file, f"git restore {source.file}")


def _decided_codes(snapshot: Snapshot) -> Iterator[Remark]:
    for decision in snapshot.decisions:
        if decision.code not in snapshot.code_of:
            yield Remark("code_missing", "decision", decision.code, "coder undo")


def _dangling(snapshot: Snapshot) -> Iterator[Remark]:
    """Links to factors and actions that aren't there."""
    factors = {factor.id for factor in snapshot.factors}
    actions = {action.id for action in snapshot.actions}
    for decision in snapshot.decisions:
        if decision.factor is not None and decision.factor not in factors:
            yield Remark("dangling", _ref(snapshot, decision.code), decision.factor, "coder undo")
    names = strategy_codes(snapshot.strategies)
    for strategy in ordered_strategies(snapshot.strategies):
        for missing in sorted(({*strategy.factors} - factors) | ({*strategy.actions} - actions)):
            yield Remark("dangling", names[strategy.id], missing, "coder undo")


def _ref(snapshot: Snapshot, code: str) -> str:
    return snapshot.code_of[code].ref if code in snapshot.code_of else code


def _factors(snapshot: Snapshot) -> Iterator[Remark]:
    used = {factor for strategy in snapshot.strategies for factor in strategy.factors}
    number = numbers(snapshot.factors)
    for row in factor_rows(snapshot):
        if not row.answers.codings:
            yield Remark("no_evidence", row.number, row.label, f"coder factors group CODE --into {row.number}")
    for factor in ordered_factors(snapshot.factors):
        if factor.id not in used:
            yield Remark(
                "unused_factor", number[factor.id], factor.label, f"coder strategies rest … {number[factor.id]}"
            )
    wordings = Counter(_folded(factor.label) for factor in snapshot.factors)
    for factor in ordered_factors(snapshot.factors):
        if wordings[_folded(factor.label)] > 1:
            yield Remark("same_wording", number[factor.id], factor.label, "coder factors")


def _strategies(snapshot: Snapshot) -> Iterator[Remark]:
    factors = {factor.id: factor for factor in snapshot.factors}
    number = numbers(snapshot.factors)
    names = strategy_codes(snapshot.strategies)
    by_wording: dict[str, list[str]] = {}
    for strategy in ordered_strategies(snapshot.strategies):
        by_wording.setdefault(_folded(strategy.label), []).append(names[strategy.id])
        wrong = wrong_classes(strategy, factors)
        if wrong:
            detail = ", ".join(number[factor.id] for factor in wrong)
            yield Remark(
                "wrong_class", names[strategy.id], detail, f"coder strategies rest {names[strategy.id]} --not …"
            )
    for same in by_wording.values():
        if len(same) > 1:
            label = next(one.label for one in snapshot.strategies if names[one.id] == same[0])
            yield Remark("same_wording", ", ".join(same), label, "coder strategies")


def _folded(label: str) -> str:
    return "".join(unicodedata.normalize("NFKC", label).replace("\u200c", " ").split())


def _codes(snapshot: Snapshot) -> Iterator[Remark]:
    decided = {decision.code for decision in snapshot.decisions}
    used = {mention.code for mention in snapshot.mentions}
    grouped = {code for codes in codes_of_factors(snapshot).values() for code in codes}
    for code in snapshot.codes:
        if code.kind.value == "view" and code.id in used and code.id not in decided | grouped and not code.retired:
            yield Remark("undecided_code", code.ref, code.label, f"coder factors group {code.ref} --into …")


def _owed(snapshot: Snapshot) -> Iterator[Remark]:
    for source, codes in owed(snapshot):
        yield Remark("owed", source.ref, ", ".join(code.ref for code in codes), f"coder find … ({source.ref})")


def _half_agreed(study: OpenStudy, snapshot: Snapshot) -> Iterator[Remark]:
    for half in negotiating.half_done(study, snapshot):
        one, other = (agreeing.name_of(snapshot, each) for each in half.pair)
        mend = f"coder agreement --disagreements --between {one} {other}"
        yield Remark("half_agreed", half.source.ref, f"{half.decided}/{half.found}", mend)


def _experts(snapshot: Snapshot) -> Iterator[Remark]:
    held = {expert for source in snapshot.interviews for expert in source.experts}
    for expert in snapshot.experts:
        if expert.id not in held:
            yield Remark("expert_without_interview", expert.ref, "", "coder import FILE")
    for source in snapshot.interviews:
        if not source.experts:
            yield Remark("interview_without_expert", source.ref, source.file, f"{folder.EXPERTS}; coder import")


def _answers(snapshot: Snapshot) -> Iterator[Remark]:
    """Answers to a point that, by the coding, was never put to the expert."""
    put = {(expert, one.code) for one in snapshot.mentions if one.position is None for expert in one.experts}
    for mention in snapshot.mentions:
        source = snapshot.source_of[mention.source]
        if source.kind is SourceKind.DOCUMENT or mention.elicited is not Elicited.PUT or mention.position is None:
            continue
        missing = [expert for expert in mention.experts if (expert, mention.code) not in put]
        if missing and mention.position in (Position.CONFIRMS, Position.COMPLETES, Position.REJECTS):
            yield Remark("answer_without_put", source.ref, _ref(snapshot, mention.code), f"coder find … ({source.ref})")


def _damaged(snapshot: Snapshot) -> Iterator[Remark]:
    """Sources whose text isn't, or may not be, what was written."""
    for source in snapshot.sources:
        if source.damage in ("suspect", "damaged"):
            detail = ", ".join((source.damage, *source.damage_reasons))
            yield Remark("damaged_text", source.ref, detail, f"coder import --replace {source.file}")
