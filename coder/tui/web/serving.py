"""The workbench in a browser of this machine, for those whose terminal fails them.

Each window is a process of its own on the same study, as in a terminal. The server listens on loopback only; everything
lies below a random first part of the address, so that who doesn't know it gets nothing; and a page of another site that
was led here by a name of its own is refused.
"""

import asyncio
import os
import secrets
import signal
import socket
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable, Sequence
from contextlib import redirect_stdout, suppress
from pathlib import Path
from typing import Any

import aiohttp_jinja2
import jinja2
from aiohttp import WSCloseCode, web
from textual_serve.app_service import AppService
from textual_serve.server import Server, to_int

from coder.errors.serving import PortTaken
from coder.tui.web import cellfont

LOOPBACK = "127.0.0.1"

#: How long a window's process may take to end before it is ended, in seconds.
PATIENCE = 10.0

_HERE = Path(__file__).parent
_WEIGHTS = {"regular": 400, "bold": 700}

#: What a page of ours may load: nothing from outside. The terminal writes styles into the page.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self' {socket}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}

_WORDS = {
    "fa": {
        "opening": "میز کار باز می‌شود…",
        "closed": "میز کار بسته شد؛ آنچه کرده‌اید ذخیره است. اگر خودش بسته شد، دلیلش در پایانهٔ «coder serve» نوشته است.",
        "again": "از نو باز کن",
    },
    "en": {
        "opening": "Opening the workbench…",
        "closed": "The workbench is closed; what you did is saved. "
        "If it closed by itself, the terminal of 'coder serve' says why.",
        "again": "Open again",
    },
}


class Window(AppService):
    """One window's process."""

    def __init__(self, command: Sequence[str], environment: dict[str, str], **settings: Any) -> None:
        """Take the command's words, what to add to its environment, and what textual-serve takes."""
        super().__init__("", **settings)
        self._words = command
        self._added = environment

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        """Start the process; without a shell, whose quoting differs from system to system."""
        environment = {**self._build_environment(width, height), **self._added}
        environment["TEXTUAL_DRIVER"] = "coder.tui.web.driver:WindowDriver"
        process = await asyncio.create_subprocess_exec(
            *self._words, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment
        )
        self._process, self._stdin = process, process.stdin
        return process

    async def run(self) -> None:
        """Pass on what the process paints until it ends; then close the browser's side too."""
        await super().run()
        await self.remote_close()

    async def stop(self) -> None:
        """Ask the process to end; end it if it doesn't."""
        process = self._process
        try:
            await asyncio.wait_for(super().stop(), PATIENCE)
            if process is not None:
                await asyncio.wait_for(process.wait(), PATIENCE)
        except TimeoutError:
            if process is not None:
                with suppress(ProcessLookupError):
                    process.kill()
                await process.wait()


class Workbenches(Server):
    """Serves workbenches on loopback under an address that has to be known."""

    def __init__(
        self, command: Sequence[str], port: int = 0, lang: str = "en", environment: dict[str, str] | None = None
    ) -> None:
        """Take the command of a window, the port (0: a free one), and what to add to a window's environment.

        Raises PortTaken.
        """
        self.listening = _listening(port)
        self.token = secrets.token_urlsafe(24)
        super().__init__("", LOOPBACK, self.listening.getsockname()[1], title="coder")
        self.words = list(command)
        self.lang = lang
        self.environment = environment or {}
        self._sockets: set[web.WebSocketResponse] = set()
        self._fonts: dict[str, asyncio.Task[bytes]] = {}

    @property
    def base(self) -> str:
        """The part of the address that everything is below."""
        return f"/{self.token}"

    @property
    def address(self) -> str:
        """The address to open."""
        return f"{self.public_url}{self.base}/"

    def serve(self, debug: bool = False) -> None:
        """Serve until Ctrl+C; what windows' processes complain of goes to stderr."""
        self.debug = debug
        with redirect_stdout(sys.stderr):
            asyncio.run(self._serve())

    async def _serve(self) -> None:
        runner = web.AppRunner(await self._make_app(), access_log=None, shutdown_timeout=2 * PATIENCE)
        await runner.setup()
        ended = asyncio.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            with suppress(NotImplementedError):  # Windows has no such handlers: there Ctrl+C cancels
                asyncio.get_running_loop().add_signal_handler(number, ended.set)
        try:
            await web.SockSite(runner, self.listening).start()
            await ended.wait()
        finally:
            await runner.cleanup()

    async def _make_app(self) -> web.Application:
        app = web.Application(middlewares=[self._guard])
        aiohttp_jinja2.setup(app, loader=jinja2.FileSystemLoader(_HERE), autoescape=True)
        app.add_routes(
            [
                web.get(f"{self.base}/", self.handle_index),
                web.get(f"{self.base}/ws", self.handle_websocket),
                web.get(f"{self.base}/download/{{key}}", self.handle_download),
                web.get(f"{self.base}/{{name:page\\.(?:css|js)}}", self.handle_own),
                web.get(f"{self.base}/fonts.css", self.handle_faces),
                web.get(f"{self.base}/{{weight:regular|bold}}.ttf", self.handle_font),
                web.static(f"{self.base}/static", self.statics_path),
            ]
        )
        app.on_startup.append(self.on_startup)
        app.on_shutdown.append(self.on_shutdown)
        app.on_response_prepare.append(self._add_headers)
        return app

    # ── who may ask ──

    @web.middleware
    async def _guard(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """Refuse another host's name (a page that was led here), and an address without the token."""
        if request.host not in self._hosts:
            raise web.HTTPForbidden(text="This server answers to 127.0.0.1 only.")
        first = request.path.split("/")[1]
        if not secrets.compare_digest(first.encode(), self.token.encode()):
            raise web.HTTPNotFound
        return await handler(request)

    @property
    def _hosts(self) -> tuple[str, str]:
        return f"{LOOPBACK}:{self.port}", f"localhost:{self.port}"

    async def _add_headers(self, request: web.Request, response: web.StreamResponse) -> None:
        response.headers.update(_HEADERS)
        response.headers["Content-Security-Policy"] = _POLICY.format(socket=f"ws://{request.host}")

    # ── what is given ──

    @aiohttp_jinja2.template("page.html.j2")
    async def handle_index(self, request: web.Request) -> dict[str, Any]:
        """Give the page of a window."""
        return {
            **_WORDS[self.lang],
            "lang": self.lang,
            "title": self.title,
            "base": self.base,
            "socket": f"ws://{request.host}{self.base}/ws",
            "font_size": to_int(request.query.get("fontsize", "16"), 16),
        }

    async def handle_own(self, request: web.Request) -> web.FileResponse:
        """Give the page's style or script."""
        return web.FileResponse(_HERE / request.match_info["name"])

    async def handle_faces(self, request: web.Request) -> web.Response:
        """Give the terminal's fonts: Roboto Mono, and for Persian ours in cells as wide as its."""
        return web.Response(text=_faces(self.base), content_type="text/css")

    async def handle_font(self, request: web.Request) -> web.Response:
        """Give the Persian font in one weight."""
        return web.Response(body=await self._font(request.match_info["weight"]), content_type="font/ttf")

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run a window's process for as long as its page is open."""
        if request.headers.get("Origin") not in {f"http://{host}" for host in self._hosts}:
            raise web.HTTPForbidden(text="This server answers to its own pages only.")
        browser = web.WebSocketResponse(heartbeat=15)
        await browser.prepare(request)
        self._sockets.add(browser)
        window = Window(
            self.words,
            self.environment,
            write_bytes=browser.send_bytes,
            write_str=browser.send_str,
            close=browser.close,
            download_manager=self.download_manager,
        )
        try:
            await window.start(to_int(request.query.get("width", ""), 80), to_int(request.query.get("height", ""), 24))
            await self._process_messages(browser, window)
        finally:
            await window.stop()
            self._sockets.discard(browser)
        return browser

    async def on_startup(self, app: web.Application) -> None:
        """Begin making the fonts, so that they are there when a page asks."""
        for weight in _WEIGHTS:
            self._font(weight)

    async def on_shutdown(self, app: web.Application) -> None:
        """Close every window; its process saves what it has and ends."""
        closing = [browser.close(code=WSCloseCode.GOING_AWAY) for browser in self._sockets]
        await asyncio.gather(*closing)

    def _font(self, weight: str) -> asyncio.Task[bytes]:
        if weight not in self._fonts:
            self._fonts[weight] = asyncio.create_task(asyncio.to_thread(cellfont.made, _WEIGHTS[weight]))
        return self._fonts[weight]


def serve(
    folder: Path, who: str | None, database: str | None, lang: str, round: int, port: int, tell: Callable[[str], None]
) -> int:
    """Serve the workbench on the study of ``folder``, ``tell`` its address, and give the exit code at Ctrl+C.

    Raises NoStudy and PortTaken before anything is served.
    """
    from coder.study import folder as folders

    folders.find(folder)
    command = [sys.executable, "-m", "coder", "--study", str(folder), "--lang", lang, "--round", str(round)]
    if who is not None:
        command += ["--as", who]
    server = Workbenches(command, port, lang, {"CODER_DATABASE": database} if database else {})
    with suppress(KeyboardInterrupt):
        tell(server.address)
        server.serve()
    return 0


def _listening(port: int) -> socket.socket:
    """Give a socket that listens on loopback; raises PortTaken."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":  # elsewhere it would let two servers have the same port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((LOOPBACK, port))
    except OSError as problem:
        listening.close()
        raise PortTaken(port=port) from problem
    listening.listen()
    return listening


def _faces(base: str) -> str:
    roboto = {"normal": "RobotoMono-VariableFont_wght.ttf", "italic": "RobotoMono-Italic-VariableFont_wght.ttf"}
    ours = ", ".join(f"U+{first:X}-{last:X}" for first, last in cellfont.RANGES)
    return "\n".join(
        f"@font-face {{ font-family: 'Roboto Mono'; font-weight: {weight}; font-style: {style}; {source} }}"
        for style, latin in roboto.items()
        for name, weight in _WEIGHTS.items()
        for source in (f"src: url({base}/static/fonts/{latin})", f"src: url({base}/{name}.ttf); unicode-range: {ours}")
    )
