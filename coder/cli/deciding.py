"""``coder agreement decide``: one disagreement decided into the agreed coding."""

from typing import Literal

import click

from coder.cli.bilingual import command, option, say
from coder.cli.main import Where
from coder.cli.show import tell


@command(
    "decide",
    fa="یک اختلاف را در کدگذاری توافقی فیصله می‌دهد: یکی از دو سو، هر دو، هیچ‌یک، یا مرزی دیگر.",
    en="Decide one disagreement into the agreed coding: one side, both, neither, or other edges.",
)
@click.argument("key")
@click.argument("choice", type=click.Choice(["one", "other", "both", "neither", "edges"]))
@option(
    "--edges",
    nargs=2,
    type=int,
    metavar="START END",
    fa="مرزهای تازه، با گزینهٔ edges",
    en="The new edges, with the choice edges.",
)
@option("--between", nargs=2, metavar="A B", fa="میان این دو (A یا A:2)", en="Between these two (A, or A:2).")
@option("--reason", default="", fa="دلیل", en="Why.")
@click.pass_obj
def decide_command(
    where: Where,
    key: str,
    choice: Literal["one", "other", "both", "neither", "edges"],
    edges: tuple[int, int] | None,
    between: tuple[str, str] | None,
    reason: str,
) -> None:
    """Decide a disagreement."""
    from coder.study import agreeing, negotiating

    with where.opened() as study:
        pairs = agreeing.chosen(study.snapshot(), between or (), study.who)
        pair = negotiating.pair_of(study, pairs, key)
        step = negotiating.decide(study, *pair, key, choice, reason, edges)
        progress = negotiating.progress(study, *pair)
    tell(
        say(
            f"گام {step}: فیصله یافت. {progress.decided} از {progress.found} اختلاف.",
            f"Step {step}: decided. {progress.decided} of {progress.found} disagreements.",
        )
    )
