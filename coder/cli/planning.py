"""``coder strategies make``, ``rest``, ``act``, ``coverage`` …: what makes the strategies."""

from typing import Any, Literal, cast

import click

from coder.cli.bilingual import command, option, say
from coder.cli.grouping import done, one_place, places, reason_option
from coder.cli.main import Where
from coder.cli.show import Column, formats, show
from coder.persian import digits

CELLS = click.Choice(["SO", "WO", "ST", "WT"], case_sensitive=False)

_origin = option(
    "--origin",
    type=click.Choice(["experts", "documents", "team"]),
    default="team",
    fa="از کجا: صاحب‌نظران، اسناد، گروه پژوهش",
    en="Where it comes from: experts, documents, the team.",
)
_codes = option(
    "--code", "codes", multiple=True, metavar="CODE", fa="کد پیشنهاد (چند بار)", en="A code that proposes it."
)


@command("make", fa="راهبردی تازه در یک خانه می‌سازد.", en="Make a strategy in a cell.")
@click.argument("cell", type=CELLS)
@click.argument("label")
@option("--on", "factors", multiple=True, metavar="FACTOR", fa="عامل پشتوانه (چند بار)", en="A factor it rests on.")
@_codes
@click.pass_obj
def make_command(where: Where, cell: str, label: str, factors: tuple[str, ...], codes: tuple[str, ...]) -> None:
    """Make a strategy."""
    from coder.model.swot import Cell
    from coder.study import strategising
    from coder.study.board import board

    with where.opened() as study:
        now = board(study)
        held = [now.factor(name).id for name in factors]
        step, made = strategising.make(study, Cell(cell), label, held, [now.code(name).id for name in codes])
        name = board(study).strategy_number[made.id]
    done(step, f"{name}: «{made.label}»", f"{name}: '{made.label}'")


@command("label", fa="نام راهبرد را دگرگون می‌کند.", en="Word a strategy anew.")
@click.argument("strategy")
@click.argument("words")
@click.pass_obj
def label_command(where: Where, strategy: str, words: str) -> None:
    """Label a strategy."""
    from coder.study import strategising
    from coder.study.board import board

    with where.opened() as study:
        step = strategising.label(study, board(study).strategy(strategy).id, words)
    done(step, f"{strategy}: «{words}»", f"{strategy}: '{words}'")


@command("move", fa="جای راهبرد را در خانهٔ خودش عوض می‌کند.", en="Move a strategy within its cell.")
@click.argument("strategy")
@places
@click.pass_obj
def move_command(where: Where, strategy: str, where_to: str | None, place: int | None) -> None:
    """Move a strategy."""
    from coder.study import strategising
    from coder.study.board import board

    target = one_place(where_to, place)
    with where.opened() as study:
        moved = board(study).strategy(strategy)
        step = strategising.move(study, moved.id, target)
        name = board(study).strategy_number[moved.id]
    done(step, f"«{moved.label}» اکنون {name} است", f"'{moved.label}' is {name} now")


@command("cell", fa="راهبرد را به خانه‌ای دیگر می‌برد.", en="Put a strategy in another cell.")
@click.argument("strategy")
@click.argument("to", type=CELLS)
@reason_option
@click.pass_obj
def cell_command(where: Where, strategy: str, to: str, reason: str) -> None:
    """Change a strategy's cell."""
    from coder.model.swot import Cell
    from coder.study import strategising
    from coder.study.board import board

    with where.opened() as study:
        moved = board(study).strategy(strategy)
        step = strategising.put_in_cell(study, moved.id, Cell(to), reason)
        name = board(study).strategy_number[moved.id]
    done(step, f"«{moved.label}» اکنون {name} است", f"'{moved.label}' is {name} now")


@command(
    "rest",
    fa="راهبرد را بر عامل‌هایی استوار می‌کند (--not آن‌ها را برمی‌دارد).",
    en="Rest a strategy on factors (--not takes one away).",
)
@click.argument("strategy")
@click.argument("factors", nargs=-1)
@option("--not", "taken", multiple=True, metavar="FACTOR", fa="دیگر نه بر این", en="No longer on this one.")
@click.pass_obj
def rest_command(where: Where, strategy: str, factors: tuple[str, ...], taken: tuple[str, ...]) -> None:
    """Choose a strategy's factors."""
    from coder.study import strategising
    from coder.study.board import board

    with where.opened() as study:
        now = board(study)
        chosen = now.strategy(strategy)
        add, take = ([now.factor(name).id for name in names] for names in (factors, taken))
        step = strategising.rest_on(study, chosen.id, add, take)
        now = board(study)
    held = " ".join(now.number[one] for one in now.strategy(now.strategy_number[chosen.id]).factors)
    done(step, f"{strategy}: {held}", f"{strategy}: {held}")


@command(
    "evidence",
    fa="راهبرد را به کدهایی که پیشنهادش کرده‌اند پیوند می‌دهد (--not پیوند را برمی‌دارد).",
    en="Tie a strategy to the codes that propose it (--not unties one).",
)
@click.argument("strategy")
@click.argument("codes", nargs=-1)
@option("--not", "taken", multiple=True, metavar="CODE", fa="این پیوند برداشته شود", en="Untie this one.")
@click.pass_obj
def evidence_command(where: Where, strategy: str, codes: tuple[str, ...], taken: tuple[str, ...]) -> None:
    """Choose a strategy's codes."""
    from coder.study import strategising
    from coder.study.board import board

    with where.opened() as study:
        now = board(study)
        add, take = ([now.code(name).id for name in names] for names in (codes, taken))
        step = strategising.evidence(study, now.strategy(strategy).id, add, take)
    done(step, f"{strategy}: {' '.join((*codes, *taken))}", f"{strategy}: {' '.join((*codes, *taken))}")


@command(
    "remove",
    fa="راهبرد را با اقدام‌هایی که زیر راهبرد دیگری نیستند برمی‌دارد.",
    en="Take a strategy away, with the actions that stand under no other.",
)
@click.argument("strategy")
@reason_option
@click.pass_obj
def remove_command(where: Where, strategy: str, reason: str) -> None:
    """Remove a strategy."""
    from coder.study import strategising
    from coder.study.board import board

    with where.opened() as study:
        step = strategising.remove(study, board(study).strategy(strategy).id, reason)
    done(step, f"برداشته شد: {strategy}", f"Taken away: {strategy}")


@command(
    "act",
    fa="اقدامی تازه (یا اقدام راهبرد دیگر، مانند SO1.3) زیر راهبرد می‌گذارد.",
    en="Put a new action under a strategy (or another strategy's, like SO1.3).",
)
@click.argument("strategy")
@click.argument("action")
@_origin
@_codes
@click.pass_obj
def act_command(where: Where, strategy: str, action: str, origin: str, codes: tuple[str, ...]) -> None:
    """Add or share an action."""
    from coder.study import strategising
    from coder.study.board import board

    with where.opened() as study:
        now = board(study)
        under = now.strategy(strategy).id
        if _is_name(action):
            step = strategising.share(study, under, now.action(action)[1].id)
        else:
            proposals = [now.code(name).id for name in codes]
            step = strategising.act(
                study, under, action, cast('Literal["experts", "documents", "team"]', origin), proposals
            )
    done(step, f"{strategy}: «{action}»", f"{strategy}: '{action}'")


@command(
    "action",
    fa="اقدامی مانند SO1.3 را دگرگون می‌کند: نام، جا، خاستگاه، یا برداشتنش.",
    en="Change an action like SO1.3: its words, its place, where it comes from; or take it away.",
)
@click.argument("action")
@option("--label", "words", fa="نام تازه", en="New words.")
@places
@option("--origin", type=click.Choice(["experts", "documents", "team"]), fa="از کجا", en="Where it comes from.")
@_codes
@option("--remove", "gone", is_flag=True, fa="از زیر این راهبرد برداشته شود", en="Take it from under this strategy.")
@click.pass_obj
def action_command(
    where: Where,
    action: str,
    words: str | None,
    where_to: str | None,
    place: int | None,
    origin: str | None,
    codes: tuple[str, ...],
    gone: bool,
) -> None:
    """Change an action."""
    from coder.study import strategising
    from coder.study.board import board

    asked = [words is not None, where_to is not None or place is not None, origin is not None, gone]
    if sum(asked) != 1:
        raise click.UsageError(
            say("یک کار بخواهید", "Ask for one thing: --label, --up/--down/--to, --origin or --remove.")
        )
    with where.opened() as study:
        now = board(study)
        strategy, found = now.action(action)
        if words is not None:
            step = strategising.word_action(study, found.id, words)
        elif origin is not None:
            proposals = [now.code(name).id for name in codes]
            step = strategising.source_action(
                study, found.id, cast('Literal["experts", "documents", "team"]', origin), proposals
            )
        elif gone:
            step = strategising.take_action(study, strategy.id, found.id)
        else:
            step = strategising.move_action(study, strategy.id, found.id, one_place(where_to, place))
    done(step, f"{action}: «{found.label}»", f"{action}: '{found.label}'")


def _is_name(words: str) -> bool:
    head, dot, place = digits.to_latin(words.strip()).partition(".")
    return bool(dot) and place.isdecimal() and head[:2].upper() in ("SO", "WO", "ST", "WT") and head[2:].isdecimal()


@command(
    "coverage",
    fa="عامل‌های بی‌راهبرد، راهبردهای بی‌شواهد یا یک‌سویه، ربع نادرست، عبارت تکراری، اقدام‌های مشترک.",
    en="Unused factors, strategies without evidence or one-sided, wrong classes, same wording, shared actions.",
)
@formats
@click.pass_obj
def coverage_command(where: Where, as_json: bool, as_csv: bool) -> None:
    """Show what the strategies cover."""
    from coder.study.board import board
    from coder.study.strategising import coverage

    with where.opened() as study:
        found = coverage(board(study))
    topics: list[tuple[str, str, str, Any]] = [
        ("unused_factors", "عامل بی‌راهبرد", "factors no strategy uses", list(found.unused)),
        ("without_factors", "راهبرد بی‌عامل", "strategies without factors", list(found.without_factors)),
        ("one_sided", "راهبرد بر یک سو", "strategies on one class only", list(found.one_sided)),
        (
            "wrong_class",
            "ربع نادرست",
            "wrong class",
            [f"{one}: {' '.join(at)}" for one, at in found.wrong_class.items()],
        ),
        ("without_evidence", "راهبرد بی‌شواهد", "strategies without evidence", list(found.without_evidence)),
        ("same_wording", "یک عبارت دو بار", "same wording", [" = ".join(same) for same in found.same_wording]),
        (
            "shared_actions",
            "اقدام مشترک",
            "shared actions",
            [f"{' '.join(at)}: {one}" for one, at in found.shared_actions.items()],
        ),
        ("used", "شمار کاربرد عامل", "uses of a factor", [f"{one}×{count}" for one, count in found.used.items()]),
    ]
    columns = [Column("topic", "چه", "what"), Column("found", "کدام", "which")]
    plain = as_json or as_csv
    records = [
        {"topic": key if plain else say(fa, en), "found": which} for key, fa, en, which in topics if which or plain
    ]
    show(columns, records, as_json, as_csv)


@command("matrix", fa="جدول عامل در راهبرد.", en="The matrix factor × strategy.")
@formats
@click.pass_obj
def matrix_command(where: Where, as_json: bool, as_csv: bool) -> None:
    """Show the matrix."""
    from coder.model.swot import Cell
    from coder.study.board import board
    from coder.study.strategising import matrix

    with where.opened() as study:
        now = board(study)
    numbers = now.strategy_number
    names = [numbers[one.id] for cell in Cell for one in now.cell(cell)]
    columns = [Column("factor", "عامل", "factor"), *(Column(name, name, name) for name in names)]
    records = [
        {"factor": now.number[factor.id], **{numbers[key]: _mark(held, as_json, as_csv) for key, held in under.items()}}
        for factor, under in matrix(now)
    ]
    show(columns, records, as_json, as_csv)


def _mark(held: bool, as_json: bool, as_csv: bool) -> bool | int | str:
    if as_json:
        return held
    return int(held) if as_csv else "●" if held else ""
