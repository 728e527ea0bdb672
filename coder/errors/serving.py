"""What can go wrong before the workbench is served to a browser."""

from coder.errors.base import CoderError


class PortTaken(CoderError):
    """The port is in use, or may not be used."""

    fa = "درگاه {port} در دسترس نیست: برنامهٔ دیگری آن را دارد یا اجازه‌اش را ندارید. درگاه دیگری بدهید، یا هیچ."
    en = "Port {port} can't be had: another program has it, or it isn't allowed. Give another --port, or none."
