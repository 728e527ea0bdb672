"""Weights and ratings of the factors, by judges: beyond the interviews, and never made of mentions."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from coder.analysis import pairwise
from coder.analysis import weights as analysis
from coder.analysis.pairwise import Compared
from coder.analysis.weights import TABLES, Entry, Fault, Matrix
from coder.errors import NothingChanged, ReasonMissing, UnknownName, WeightsWrong
from coder.model.codebook import Quadrant, RatingRule, Settings, Study, WeightsPer
from coder.model.entity import Edit, Step, new_id, removed
from coder.model.swot import Factor, Judgement, numbers, ordered_factors
from coder.persian import digits
from coder.store.engine import reading
from coder.store.reads import everything
from coder.study import folder
from coder.study.board import Board, board
from coder.study.study import OpenStudy
from coder.study.tracing import factors_at, step_at

if TYPE_CHECKING:
    from coder.importing.weights import WeightLine

#: What stands above every evaluation matrix: that it isn't a finding of the interviews.
BEYOND = ("فراتر از مصاحبه‌ها: داوری وزن و رتبه", "Beyond the interviews: judged weights and ratings")

#: A judge's weight and rating of a factor.
Given = tuple[float, int | None]


@dataclass(frozen=True, slots=True)
class Weighed:
    """Both matrices over all judges, and what is wrong now with what each judge gave (a factor moved since, say)."""

    ife: Matrix
    efe: Matrix
    judges: tuple[str, ...]
    faults: Mapping[str, tuple[Fault, ...]]
    settings: Settings


def weighed(study: OpenStudy) -> Weighed:
    """Give the matrices of the factors as they stand."""
    now, judgements, settings = _picture(study)
    by_judge: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in judgements:
        by_judge[judgement.judge].append(judgement)
    judged = {judge: _entries(now, given) for judge, given in sorted(by_judge.items())}
    faults = {judge: tuple(_faults(now, entries, settings)) for judge, entries in judged.items()}
    ife, efe = (analysis.matrix(name, list(judged.values()), settings.weights_per) for name in TABLES)
    return Weighed(ife, efe, tuple(judged), {judge: found for judge, found in faults.items() if found}, settings)


def standing(found: Weighed) -> tuple[str, str] | None:
    """Give the cell of David's IE matrix and of the one cut at 2.5, when both totals are there."""
    if found.ife.total is None or found.efe.total is None:
        return None
    totals = found.ife.total, found.efe.total
    return analysis.ie_cell(*totals), analysis.four_cell(*totals)


def enter(study: OpenStudy, judge: str, given: Mapping[str, Given]) -> int:
    """Take what a judge gives for factors (ids), in the place of what they gave before.

    Raises ReasonMissing without a judge's name, WeightsWrong (all faults named), or NothingChanged.
    """
    return enter_all(study, {judge: given})


def enter_all(study: OpenStudy, given: Mapping[str, Mapping[str, Given]]) -> int:
    """Take what several judges give, in one step; raises as ``enter`` does."""
    now, judgements, settings = _picture(study)
    edits: list[Edit] = []
    for judge, values in given.items():
        if not judge.strip():
            raise ReasonMissing(what="judge")
        before = {one.factor: one for one in judgements if one.judge == judge}
        after = [
            replace(before[factor], weight=weight, rating=rating)
            if factor in before
            else Judgement(id=new_id(), judge=judge, factor=factor, weight=weight, rating=rating)
            for factor, (weight, rating) in values.items()
        ]
        _refuse(_faults(now, _entries(now, after), settings), judge)
        edits += [Edit(before.get(one.factor), one) for one in after if one != before.get(one.factor)]
        edits += removed(*(old for factor, old in before.items() if factor not in values))
    if not edits:
        raise NothingChanged(what=", ".join(given))
    return study.apply(Step("weights.enter", tuple(edits)))


def withdraw(study: OpenStudy, judge: str) -> int:
    """Take all of a judge's weights away. Raises UnknownName."""
    _, judgements, _ = _picture(study)
    theirs = [one for one in judgements if one.judge == judge]
    if not theirs:
        raise UnknownName(name=judge, allowed=", ".join(sorted({one.judge for one in judgements})) or "—")
    return study.apply(Step("weights.withdraw", removed(*theirs)))


def from_file(study: OpenStudy, path: Path, judge: str = "") -> int:
    """Take weights from a filled-in form (CSV, xlsx, docx); ``judge`` is for lines that name none.

    A form says at which step its numbers were those of the list: numbers changed since lead to the same factors.
    Raises what the reader raises, UnknownName for a factor that isn't there, and as ``enter`` does.
    """
    from coder.importing.weights import read_weights

    lines = [line for line in read_weights(path) if not line.is_total]
    given: dict[str, dict[str, Given]] = defaultdict(dict)
    named = NumbersThen(study)
    faults = []
    for line in lines:
        factor = named.factor(line.name, line.step)
        own = given[line.judge or judge]
        if line.weight is None and line.rating is None:
            continue  # a line left empty
        if line.weight is None or (line.rating is not None and line.rating != int(line.rating)):
            faults.append(Fault("weight" if line.weight is None else "rating", line.name, "", "", line.line))
            continue
        if factor.id in own:
            faults.append(Fault("twice", line.name, line.name, "", line.line))
        own[factor.id] = (line.weight, None if line.rating is None else int(line.rating))
        if line.score is not None and line.rating is not None:
            entry = Entry(line.name, factor.quadrant, line.weight, line.rating, line.score, line.decimals, line.line)
            faults += [fault for fault in analysis.faults([entry], *_rules(study)) if fault.kind == "score"]
    _refuse(faults, path.name)
    return enter_all(study, given)


def checked(study: OpenStudy, path: Path) -> tuple[list[Fault], list[Matrix]]:
    """Look through a printed table, of this study or of any other: its faults and its matrices as they should be.

    The first letter of each number (S, W, O, T) says what a line is; nothing is saved. Raises what the reader
    raises, and UnknownName for a number that begins otherwise.
    """
    from coder.importing.weights import read_weights

    entries: list[Entry] = []
    faults: list[Fault] = []
    per, rule = _rules(study)
    lines = read_weights(path)
    for line in lines:
        if line.is_total:
            continue
        letter = digits.to_latin(line.name)[:1].upper()
        if letter not in set(Quadrant):
            raise UnknownName(name=line.name, allowed="S1 …, W1 …, O1 …, T1 …")
        if line.weight is None:
            faults.append(Fault("weight", line.name, "", "0–1", line.line))
            continue
        score, decimals = line.score, line.decimals
        entries.append(Entry(line.name, Quadrant(letter), line.weight, line.rating, score, decimals, line.line))
    faults += analysis.faults(entries, per, rule)
    faults += _totals(lines, entries)
    shown = [analysis.matrix(name, [entries], per) for name in TABLES]
    return faults, [one for one in shown if one.rows]


def in_pairs(path: Path) -> tuple[list[str], Compared]:
    """Give the weights that a square table of comparisons in pairs leads to; nothing is saved.

    The first line and the first column hold the factors' names; a comparison is a number or a fraction (1/3).
    Raises what the reader raises, BadCell, or WeightsWrong when the table isn't square or a pair contradicts itself.
    """
    from coder.importing.weights import read_comparisons

    names, comparisons = read_comparisons(path)
    if not 2 <= len(names) <= pairwise.MOST:
        raise WeightsWrong(what=path.name, faults=f"n = {len(names)} ∉ 2–{pairwise.MOST}")
    unlike = pairwise.unlike_reciprocals(comparisons)
    if unlike:
        faults = (f"{names[a]}/{names[b]}: {comparisons[a][b]:g} × {comparisons[b][a]:g} ≠ 1" for a, b in unlike)
        raise WeightsWrong(what=path.name, faults="; ".join(faults))
    return names, pairwise.weigh(comparisons)


def form(study: OpenStudy, path: Path, judge: str = "") -> Path:
    """Write an empty form for a judge: a factor a line, its weight and rating to be filled in. Gives the path.

    CSV or xlsx by the name's ending. Raises UnknownFormat or FolderReadOnly.
    """
    from coder.reports import sheets

    now = board(study)
    seq = study.last() if now.factors else 0
    header = ("شماره", "عامل", "وزن", "رتبه", "داور", "گام")
    rows = [(now.number[one.id], one.label, "", "", judge, str(seq)) for one in ordered_factors(now.factors)]
    folder.put(path, sheets.grid(path, header, rows))
    return path


def _totals(lines: "Sequence[WeightLine]", entries: Sequence[Entry]) -> list[Fault]:
    """Hold each printed total against the lines above it, back to the total before."""
    found: list[Fault] = []
    above: list[Entry] = []
    by_line = {entry.line: entry for entry in entries}
    for line in lines:
        if line.is_total:
            for fault in analysis.wrong_totals(above, line.weight, line.score, line.decimals):
                found.append(replace(fault, line=line.line))
            above = []
        elif line.line in by_line:
            above.append(by_line[line.line])
    return found


class NumbersThen:
    """Factors by the numbers they had at a step; read once a step."""

    def __init__(self, study: OpenStudy) -> None:
        self.study = study
        self.now: Board = board(study)
        self.then: dict[str, dict[str, str]] = {}

    def factor(self, name: str, step: str) -> Factor:
        """Give the factor that had a number at ``step`` ("": now). Raises UnknownName, NoSuchStep or SeveralMeant."""
        if not step:
            return self.now.factor(name)
        if step not in self.then:
            factors = factors_at(self.study, step_at(self.study, step))
            self.then[step] = {number: key for key, number in numbers(factors).items()}
        key = self.then[step].get(digits.to_latin(name.strip()).upper())
        if key is None or key not in self.now.factor_of:
            raise UnknownName(name=name, allowed=", ".join(self.then[step]) or "—")
        return self.now.factor_of[key]


def _picture(study: OpenStudy) -> tuple[Board, list[Judgement], Settings]:
    now = board(study)
    with reading(study.engine, study.where) as connection:
        headers = everything(connection, Study)
        judgements = everything(connection, Judgement)
    return now, judgements, headers[0].settings if headers else Settings()


def _rules(study: OpenStudy) -> tuple[WeightsPer, RatingRule]:
    settings = _picture(study)[2]
    return settings.weights_per, settings.rating_rule


def _entries(now: Board, judgements: Sequence[Judgement]) -> list[Entry]:
    place = {factor.id: at for at, factor in enumerate(ordered_factors(now.factors))}
    held = sorted((one for one in judgements if one.factor in place), key=lambda one: place[one.factor])
    return [Entry(now.number[one.factor], now.factor_of[one.factor].quadrant, one.weight, one.rating) for one in held]


def _faults(now: Board, entries: Sequence[Entry], settings: Settings) -> list[Fault]:
    """Give the faults of one judge's entries, factors of a table they began but left out among them."""
    found = analysis.faults(entries, settings.weights_per, settings.rating_rule)
    begun = set(analysis.groups(entries, settings.weights_per))
    given = {entry.factor for entry in entries}
    for factor in ordered_factors(now.factors):
        number = now.number[factor.id]
        everyone = Entry(number, factor.quadrant, 0, None)
        if number not in given and begun & set(analysis.groups([everyone], settings.weights_per)):
            found.append(Fault("missing", number, "", factor.label))
    return found


def _refuse(faults: Sequence[Fault], what: str) -> None:
    if faults:
        raise WeightsWrong(what=what, faults="; ".join(map(in_short, faults)))


def in_short(fault: Fault) -> str:
    """Give a fault in signs that read alike in both languages: ``[4] S3: .28 ≠ .29``."""
    line = f"[{fault.line}] " if fault.line else ""
    signs = {
        "sum": f"Σ {fault.subject} = {fault.found} ≠ {fault.expected}",
        "weight": f"{fault.subject}: w {fault.found or '—'} ∉ {fault.expected or '0–1'}",
        "rating": f"{fault.subject}: r {fault.found or '—'} ∉ {fault.expected or '1–4'}",
        "missing": f"{fault.subject}: —",
        "twice": f"{fault.subject}: ×2",
        "score": f"{fault.subject}: w×r {fault.found} ≠ {fault.expected}",
        "total": f"Σ w×r: {fault.found} ≠ {fault.expected}",
        "weights_total": f"Σ w: {fault.found} ≠ {fault.expected}",
    }
    return line + signs[fault.kind]
