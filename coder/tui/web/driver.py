"""The workbench's side of a window in a browser."""

from textual import events
from textual.drivers.web_driver import WebDriver
from textual.messages import ExitApp


class WindowDriver(WebDriver):
    """Textual's driver for browsers; a window begins in front, and ends when the server is no more."""

    def start_application_mode(self) -> None:
        """Take the page. Textual's driver says it is in the background, maybe after the page has said otherwise."""
        super().start_application_mode()
        self._app.call_later(self._app.post_message, events.AppFocus())

    def run_input_thread(self) -> None:
        """Pass on what the browser sends. When nothing can come any more, close the workbench."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            self.process_message(ExitApp())

    def write(self, data: str) -> None:
        """Paint; to nobody when the server is no more."""
        try:
            super().write(data)
        except BrokenPipeError:
            self.exit_event.set()

    def write_meta(self, data: dict[str, object]) -> None:
        """Tell the server something; nobody when it is no more."""
        try:
            super().write_meta(data)
        except BrokenPipeError:
            self.exit_event.set()
