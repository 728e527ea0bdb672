"""A list that narrows while one types."""

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import OptionList


class Offers(OptionList, can_focus=False):
    """Its lines become others with every letter; the screen is laid out anew only where the list is as high as they.

    (A list whose height is ``auto`` asks for that when it gets its lines.)
    """

    virtual_size = Reactive(Size(0, 0))

    def __init__(self, classes: str | None = None) -> None:
        super().__init__(markup=False, classes=classes)
