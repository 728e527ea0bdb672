"""``coder serve``: the workbench in a browser of this machine."""

import click

from coder.cli.bilingual import command, language, option, say
from coder.cli.main import Where
from coder.cli.show import tell


@command(
    "serve",
    fa="میز کار را در مرورگر همین رایانه باز می‌کند، اگر پایانه فارسی را درست نشان نمی‌دهد. نشانی را چاپ می‌کند؛ آن را "
    "به کسی ندهید. با Ctrl+C بسته می‌شود.",
    en="Open the workbench to a browser on this machine, for when the terminal doesn't show Persian rightly. Prints "
    "the address; give it to nobody. Ctrl+C ends it.",
)
@option(
    "--port",
    type=click.IntRange(1, 65535),
    default=None,
    fa="درگاه (پیش‌فرض: درگاهی آزاد)",
    en="The port (default: a free one).",
)
@click.pass_context
def serve_command(context: click.Context, port: int | None) -> int:
    """Serve until Ctrl+C."""
    from coder.tui.web.serving import serve

    where: Where = context.obj
    round_: int = context.find_root().params["round"]

    def address(url: str) -> None:
        click.echo(url)
        tell(
            say("این نشانی را در مرورگر باز کنید؛ پایان با Ctrl+C.", "Open this address in a browser; Ctrl+C ends it.")
        )

    return serve(where.folder, where.who, where.database, language(), round_, port or 0, address)
