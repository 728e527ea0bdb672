"""``coder doctor``: which terminal this is, whether it shows Persian rightly, and what to do about it."""

import os
import sys
from collections.abc import Mapping

import click

from coder import config
from coder.bidi import plain
from coder.cli.bilingual import command, option, say
from coder.cli.show import speak, tell
from coder.tui.terminal import choosing
from coder.tui.terminal.recognise import MODES, Replies, Terminal, recognise
from coder.tui.terminal.sequences import LRO, LRO_END

#: Everything that can go wrong shows in it: joining, order, numbers, Latin words, brackets.
SAMPLE = "می‌گوید: «شهر (Mashhad) ۲۵ پیوند دارد»."

#: What each terminal is best set to. What isn't named here needs nothing.
_ADVICE = {
    "kitty": (
        "در kitty.conf بنویسید «force_ltr yes»، kitty را از نو باز کنید و «coder doctor --set visual» را بزنید؛ "
        "آن‌گاه اعراب و همزهٔ روی ه هم دیده می‌شود.",
        "Write 'force_ltr yes' into kitty.conf, start kitty anew and run 'coder doctor --set visual': then vowel marks "
        "show too.",
    ),
    "PuTTY": (
        "در تنظیم‌های PuTTY، بخش Terminal → Features، این دو را علامت بزنید: «Disable Arabic text shaping» و "
        "«Disable bidirectional text display».",
        "In PuTTY's settings, Terminal → Features, tick 'Disable Arabic text shaping' and 'Disable bidirectional text "
        "display'.",
    ),
    "iTerm2": (
        "اگر در iTerm2 پشتیبانی راست‌به‌چپ روشن است، خاموشش کنید یا سطری را که درست خوانده می‌شود برگزینید.",
        "If iTerm2's support for right-to-left text is on, switch it off, or choose the line that reads correctly.",
    ),
    "Windows Terminal": (
        "قلمی برگزینید که حرف‌های فارسی دارد (مانند Cascadia Mono یا Courier New) و سطری را که درست خوانده می‌شود.",
        "Choose a font that has Persian letters (such as Cascadia Mono or Courier New), and the line that reads "
        "correctly.",
    ),
    "Terminal.app": (
        "این پایانه خودش متن را می‌چیند و خاموش نمی‌شود؛ سطری را که درست خوانده می‌شود برگزینید.",
        "This terminal orders text by itself and can't be told not to; choose the line that reads correctly.",
    ),
}


@command(
    "doctor",
    fa="نشان می‌دهد این پایانه فارسی را درست می‌نویسد یا نه. پاسخ شما برای همین پایانه می‌ماند.",
    en="Show whether this terminal writes Persian correctly. Your answer is kept for this terminal.",
)
@option(
    "--set",
    "mode",
    type=click.Choice((choosing.AUTO, *MODES)),
    fa="بی‌پرسش همین را نگه دار: visual، lro، kitty، off یا auto (خودکار)",
    en="Keep this without asking: visual, lro, kitty, off, or auto (as found).",
)
def doctor_command(mode: str | None) -> None:
    """Look at the terminal, and keep what the person says of it."""
    if mode is not None:
        _keep(mode)
        return
    from coder.tui.terminal import asking, tmux

    replies = asking.ask()
    terminal = recognise(replies, os.environ, tmux.outer() if os.environ.get("TMUX") else "")
    chosen = choosing.chosen(os.environ)
    speak("\n".join(_found(replies, terminal, chosen, os.environ)))
    if sys.stdin.isatty() and sys.stdout.isatty():
        _show_card(terminal)
        _ask_which()


def _found(replies: Replies, terminal: Terminal, chosen: str, environment: Mapping[str, str]) -> list[str]:
    name = terminal.name or say("ناشناخته", "unknown")
    lines = [
        say(f"پایانه: {name}", f"terminal: {name}"),
        say(f"شیوهٔ نوشتن: {chosen}", f"way of writing: {chosen}")
        + (f" ({terminal.mode})" if chosen == choosing.AUTO else ""),
    ]
    told = {"XTVERSION": replies.version, "DA2": replies.secondary, "DA3": replies.tertiary, "mode 8": replies.mode_8}
    answers = ", ".join(f"{question} {answer}" for question, answer in told.items() if answer not in ("", None))
    lines.append(say("پاسخ‌های پایانه: ", "its answers: ") + (answers or say("هیچ", "none")))
    lines.append(say("متغیرها: ", "variables: ") + (choosing.fingerprint(environment) or say("هیچ", "none")))
    lines.append(say("تنظیم‌ها: ", "settings: ") + str(config.settings_file()))
    if terminal.name in _ADVICE:
        lines.append(say(*_ADVICE[terminal.name]))
    return lines


def _show_card(terminal: Terminal) -> None:
    """Print the sample in every way text can be sent; the last with the terminal's own bidi on."""
    from coder.tui.terminal.turning import for_kitty, for_reordering

    visual = plain.visual(SAMPLE, 1)
    ways = [visual, f"{LRO}{visual}{LRO_END}", for_kitty(visual)]
    switch = terminal.switch
    click.echo()
    if switch is not None:
        click.echo(switch.off, nl=False)
    for number, line in enumerate(ways, 1):
        click.echo(f"  {number}   {line}")
    if switch is not None:
        click.echo(switch.on, nl=False)
    click.echo(f"  {len(MODES)}   {for_reordering(visual)}\n")


def _ask_which() -> None:
    numbers = [str(number) for number in range(1, len(MODES) + 1)]
    question = say(
        "کدام سطر درست خوانده می‌شود؟ شماره‌اش را بزنید (Enter: همان که هست)",
        "Which line reads correctly? Its number (Enter: leave as it is)",
    )
    speak(question)
    answer = click.prompt(">", default="", show_default=False, type=click.Choice(["", *numbers]), show_choices=False)
    if answer:
        _keep(MODES[int(answer) - 1])


def _keep(mode: str) -> None:
    choosing.remember(os.environ, mode)
    tell(
        say(
            f"برای این پایانه ماند: {mode}. با متغیر {choosing.VARIABLE} می‌توان یک بار شیوهٔ دیگری گفت.",
            f"Kept for this terminal: {mode}. The variable {choosing.VARIABLE} says another way for one run.",
        )
    )
