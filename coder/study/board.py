"""The board on which codes become factors and factors carry strategies: a small picture with its names."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from coder.errors import SeveralMeant, UnknownName
from coder.model.codebook import Code, CodeKind, Quadrant
from coder.model.swot import (
    Action,
    Apart,
    Cell,
    Decision,
    Factor,
    Strategy,
    numbers,
    ordered_factors,
    ordered_strategies,
    strategy_codes,
)
from coder.persian import digits, fold
from coder.store.engine import reading
from coder.store.reads import everything
from coder.study.study import OpenStudy


@dataclass(frozen=True)
class Board:
    """What is decided so far; read in one transaction, without codings."""

    codes: tuple[Code, ...]
    factors: tuple[Factor, ...]
    decisions: tuple[Decision, ...]
    strategies: tuple[Strategy, ...]
    actions: tuple[Action, ...]
    aparts: tuple[Apart, ...]

    @cached_property
    def code_of(self) -> dict[str, Code]:
        """Codes by id."""
        return {code.id: code for code in self.codes}

    @cached_property
    def factor_of(self) -> dict[str, Factor]:
        """Factors by id."""
        return {factor.id: factor for factor in self.factors}

    @cached_property
    def decision_of(self) -> dict[str, Decision]:
        """Decisions by the code they are about."""
        return {decision.code: decision for decision in self.decisions}

    @cached_property
    def action_of(self) -> dict[str, Action]:
        """Actions by id."""
        return {action.id: action for action in self.actions}

    @cached_property
    def number(self) -> dict[str, str]:
        """The numbers of the factors (S1 …) by id."""
        return numbers(self.factors)

    @cached_property
    def strategy_number(self) -> dict[str, str]:
        """The numbers of the strategies (SO1 …) by id."""
        return strategy_codes(self.strategies)

    @cached_property
    def grouped(self) -> dict[str, list[Code]]:
        """The codes of each factor, in codebook order, by the factor's id."""
        found: dict[str, list[Code]] = defaultdict(list)
        for code in self.codes:
            decision = self.decision_of.get(code.id)
            if decision and decision.factor:
                found[decision.factor].append(code)
        return found

    @cached_property
    def views(self) -> list[Code]:
        """The codes that hold views and stand: neither retired nor merged into another."""
        return [code for code in self.codes if code.kind is CodeKind.VIEW and not (code.retired or code.merged_into)]

    def listed(self, quadrant: Quadrant) -> list[Factor]:
        """Give the factors of a quadrant in their order."""
        return [factor for factor in ordered_factors(self.factors) if factor.quadrant is quadrant]

    def cell(self, cell: Cell) -> list[Strategy]:
        """Give the strategies of a cell in their order."""
        return [strategy for strategy in ordered_strategies(self.strategies) if strategy.cell is cell]

    def code(self, name: str) -> Code:
        """Give the code of a name (``c017``). Raises UnknownName."""
        wanted = digits.to_latin(name.strip()).lower()
        found = next((code for code in self.codes if code.ref.lower() == wanted), None)
        if found is None:
            raise UnknownName(name=name, allowed=_few(code.ref for code in self.codes))
        return found

    def factor(self, name: str) -> Factor:
        """Give the factor of a number (``S7``, ``s۷``) or of words that only its label holds.

        Raises UnknownName or SeveralMeant.
        """
        by_number = {number: key for key, number in self.number.items()}
        return self._found(name, by_number, self.factor_of, self.factors)

    def strategy(self, name: str) -> Strategy:
        """Give the strategy of a number (``SO1``) or of words that only its label holds.

        Raises UnknownName or SeveralMeant.
        """
        by_number = {number: key for key, number in self.strategy_number.items()}
        held = {strategy.id: strategy for strategy in self.strategies}
        return self._found(name, by_number, held, self.strategies)

    def action(self, name: str) -> tuple[Strategy, Action]:
        """Give the action of a name like ``SO1.3``, the third action of SO1. Raises UnknownName."""
        head, _, place = digits.to_latin(name.strip()).partition(".")
        strategy = self.strategy(head)
        if not place.isdecimal() or not 1 <= int(place) <= len(strategy.actions):
            number = self.strategy_number[strategy.id]
            allowed = _few(f"{number}.{one}" for one in range(1, len(strategy.actions) + 1))
            raise UnknownName(name=name, allowed=allowed)
        return strategy, self.action_of[strategy.actions[int(place) - 1]]

    def _found[T: (Factor, Strategy)](
        self, name: str, by_number: dict[str, str], held: dict[str, T], things: Sequence[T]
    ) -> T:
        key = by_number.get(digits.to_latin(name.strip()).upper())
        if key is not None:
            return held[key]
        wanted = fold.key(name)
        meant = [one for one in things if wanted == fold.key(one.label)]
        meant = meant or [one for one in things if len(wanted) > 1 and wanted in fold.key(one.label)]
        if len(meant) > 1:
            names = {key: number for number, key in by_number.items()}
            raise SeveralMeant(name=name, meant=_few(f"{names[one.id]} {one.label}" for one in meant))
        if not meant:
            raise UnknownName(name=name, allowed=_few(by_number))
        return meant[0]


def board(study: OpenStudy) -> Board:
    """Read the board of a study."""
    with reading(study.engine, study.where) as connection:
        return Board(
            codes=tuple(sorted(everything(connection, Code), key=lambda code: (code.order, code.ref))),
            factors=tuple(everything(connection, Factor)),
            decisions=tuple(everything(connection, Decision)),
            strategies=tuple(everything(connection, Strategy)),
            actions=tuple(everything(connection, Action)),
            aparts=tuple(everything(connection, Apart)),
        )


def _few(names: Iterable[str]) -> str:
    listed = list(names)
    return ", ".join(listed[:40]) + (" …" if len(listed) > 40 else "") or "—"
