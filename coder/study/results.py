"""The study's tables, computed from its codings and decisions."""

from collections import defaultdict

from coder.analysis import counts
from coder.analysis.saturation import Interview, curve
from coder.model.coding import Coding, Elicited, Position
from coder.model.corpus import SourceKind
from coder.model.results import (
    Answers,
    CodeRow,
    EvidenceRow,
    FactorRow,
    SaturationCurve,
    StrategyRow,
    StudyTables,
)
from coder.model.swot import (
    Outcome,
    named_factors,
    numbers,
    ordered_factors,
    ordered_strategies,
    strategy_codes,
)
from coder.study import confidence
from coder.study.coded import spoken_by
from coder.study.people import expert_rows, group_rows, groups_of, shown_groups, shown_names
from coder.study.snapshot import Snapshot

_NOBODY = Answers(0, 0, 0, 0, 0, 0, 0, 0)


def codes_of_factors(snapshot: Snapshot) -> dict[str, list[str]]:
    """Give the ids of the codes grouped into each factor, in codebook order."""
    grouped: dict[str, list[str]] = defaultdict(list)
    factor_of = {decision.code: decision.factor for decision in snapshot.decisions if decision.factor}
    for code in snapshot.codes:
        if code.id in factor_of:
            grouped[factor_of[code.id]].append(code.id)
    return grouped


def factor_rows(snapshot: Snapshot) -> list[FactorRow]:
    """Give the final list with its support, S then W, O, T."""
    supports = snapshot.supports
    grouped = codes_of_factors(snapshot)
    number = numbers(snapshot.factors)
    return [
        FactorRow(
            number=number[factor.id],
            quadrant=factor.quadrant,
            label=factor.label,
            answers=counts.together(grouped[factor.id], supports).counted(),
            codes=tuple(snapshot.code_of[code].ref for code in grouped[factor.id]),
        )
        for factor in ordered_factors(snapshot.factors)
    ]


def code_rows(snapshot: Snapshot) -> list[CodeRow]:
    """Give every code with its support and what became of it."""
    supports = snapshot.supports
    number = numbers(snapshot.factors)
    decided = {decision.code: decision for decision in snapshot.decisions}
    rows = []
    for code in snapshot.codes:
        decision = decided.get(code.id)
        dropped = decision.reason if decision and decision.outcome is Outcome.DROPPED else ""
        rows.append(
            CodeRow(
                ref=code.ref,
                kind=code.kind.value,
                valence=code.valence.value if code.valence else "",
                label=code.label,
                answers=supports[code.id].counted() if code.id in supports else _NOBODY,
                factor=number.get(decision.factor or "", "") if decision else "",
                dropped=dropped,
            )
        )
    return rows


def strategy_rows(snapshot: Snapshot) -> list[StrategyRow]:
    """Give the strategies by cell and order, with factor numbers and action labels."""
    factors = {factor.id: factor for factor in snapshot.factors}
    actions = {action.id: action.label for action in snapshot.actions}
    number = numbers(snapshot.factors)
    names = strategy_codes(snapshot.strategies)
    return [
        StrategyRow(
            number=names[strategy.id],
            cell=strategy.cell,
            label=strategy.label,
            factors=tuple(number[factor.id] for factor in named_factors(strategy, factors)),
            actions=tuple(actions[action] for action in strategy.actions if action in actions),
        )
        for strategy in ordered_strategies(snapshot.strategies)
    ]


def evidence_rows(snapshot: Snapshot, codings: list[Coding]) -> list[EvidenceRow]:
    """Give the passages behind the factors: by factor, code, place of the source, offset."""
    number = numbers(snapshot.factors)
    grouped = codes_of_factors(snapshot)
    factor_of = {code: factor.id for factor in snapshot.factors for code in grouped[factor.id]}
    place = {factor.id: index for index, factor in enumerate(ordered_factors(snapshot.factors))}
    reserved = confidence.by_source(snapshot.reserved)
    groups = shown_groups(snapshot)
    rows = []
    for coding in codings:
        source = snapshot.source_of.get(coding.source)
        factor = factor_of.get(coding.code)
        if source is None or factor is None:
            continue
        if snapshot.counted.get(coding.source) != (coding.coder, coding.round):
            continue
        code = snapshot.code_of[coding.code]
        experts = spoken_by(source, coding.expert, coding.position)
        words = confidence.words(coding, source, reserved.get(source.id, ()))
        row = EvidenceRow(
            factor=number[factor],
            code=code.ref,
            experts=refs(snapshot, experts),
            source=source.ref,
            start=coding.start,
            end=coding.end,
            elicited=coding.elicited.value,
            position=coding.position.value if coding.position else "",
            coder=snapshot.person_of[coding.coder].name,
            round=coding.round,
            quote=words.quote,
            withheld=words.withheld,
            document=source.kind is SourceKind.DOCUMENT,
            groups=shown_names(groups, (name for expert in experts for name in groups_of(snapshot, expert))),
            damage=source.damage if source.damage != "ok" else "",
            before=words.before,
            after=words.after,
        )
        order = (place[factor], code.order, row.document, source.order, source.ref, coding.start, coding.end, coding.id)
        rows.append((order, row))
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


def refs(snapshot: Snapshot, experts: tuple[str, ...]) -> tuple[str, ...]:
    """Give what the researchers call some experts."""
    return tuple(sorted(snapshot.expert_of[expert].ref for expert in experts if expert in snapshot.expert_of))


def saturation_curves(snapshot: Snapshot) -> list[SaturationCurve]:
    """Give the curve on codes that stand (views, none dropped) and on final factors."""
    factor_of = {decision.code: decision.factor for decision in snapshot.decisions if decision.factor}
    dropped = {decision.code for decision in snapshot.decisions if decision.outcome is Outcome.DROPPED}
    views = {code.id for code in snapshot.codes if code.kind.value == "view" and code.id not in dropped}
    standing = {factor.id for factor in snapshot.factors}
    to_factor = {code: factor for code, factor in factor_of.items() if factor in standing}
    return [
        _curve(snapshot, "codes", {code: code for code in views}),
        _curve(snapshot, "factors", to_factor),
    ]


def _curve(snapshot: Snapshot, unit: str, unit_of: dict[str, str]) -> SaturationCurve:
    raised, asked, answered = (defaultdict[str, set[str]](set) for _ in range(3))
    for mention in snapshot.mentions:
        if mention.document or mention.code not in unit_of:
            continue
        if mention.position is None:
            asked[mention.source].add(unit_of[mention.code])
        elif mention.elicited is Elicited.PUT:
            answered[mention.source].add(unit_of[mention.code])
        elif mention.position is Position.ASSERTS and mention.experts:
            raised[mention.source].add(unit_of[mention.code])
    interviews = [
        Interview(
            source=source.ref,
            experts=refs(snapshot, source.experts),
            date=source.date,
            raised=frozenset(raised[source.id]),
            asked=frozenset(asked[source.id]),
            answered=frozenset(answered[source.id] & asked[source.id]),
        )
        for source in snapshot.interviews
    ]
    return curve(unit, interviews, snapshot.header.stopping_rule)


def study_tables(snapshot: Snapshot, codings: list[Coding]) -> StudyTables:
    """Give all that a report is made of."""
    people = expert_rows(snapshot)
    dates = sorted(source.date for source in snapshot.interviews if source.date)
    return StudyTables(
        title=snapshot.header.title,
        question=snapshot.header.question,
        quadrant_names=dict(snapshot.header.quadrant_names),
        experts=len({expert for source in snapshot.interviews for expert in source.experts}),
        interviews=len(snapshot.interviews),
        documents=len(snapshot.documents),
        factors=tuple(factor_rows(snapshot)),
        strategies=tuple(strategy_rows(snapshot)),
        evidence=tuple(evidence_rows(snapshot, codings)),
        saturation=tuple(saturation_curves(snapshot)),
        changed=snapshot.changed,
        codes=tuple(code_rows(snapshot)),
        people=tuple(people),
        groups=group_rows(row.groups for row in people),
        fields=group_rows((row.field,) for row in people),
        dates=(dates[0], dates[-1]) if dates else ("", ""),
        smallest_group=snapshot.header.settings.smallest_group,
        latin_digits=snapshot.header.settings.latin_digits,
    )
