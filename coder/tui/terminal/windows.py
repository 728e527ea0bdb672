"""The driver on Windows. It asks the terminal nothing: its answers would come as key events of the console."""

from textual.drivers.windows_driver import WindowsDriver

from coder.tui.terminal.driver import PersianDriver


class WindowsPersianDriver(PersianDriver, WindowsDriver):
    """Textual's driver for Windows; which terminal it is, the environment says."""
