"""The language a report is written in: its own words, digits and direction. The study's words stay as they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from coder.bidi import uax9
from coder.persian.digits import to_persian

Code = Literal["fa", "en"]

#: Between Latin letters a comma would turn a whole list left to right; the mark keeps the first at the right.
_PERSIAN_COMMA = "،\u200f "


@dataclass(frozen=True, slots=True)
class Language:
    """Persian or English; ``latin_digits`` is the study's wish for Persian text with Latin digits."""

    code: Code = "fa"
    latin_digits: bool = False

    @property
    def rtl(self) -> bool:
        """Whether a page in this language runs right to left."""
        return self.code == "fa"

    def say(self, fa: str, en: str) -> str:
        """Give the wording in this language, its digits in this language's form."""
        return self.digits(fa) if self.code == "fa" else en

    def digits(self, text: object) -> str:
        """Give a number, or a text with numbers, with this language's digits."""
        return to_persian(str(text)) if self.code == "fa" and not self.latin_digits else str(text)

    def number(self, value: float | None, places: int) -> str:
        """Give a number with so many decimals, with this language's point; nothing for None."""
        if value is None:
            return ""
        text = self.digits(f"{value:.{places}f}")
        return text.replace(".", "٫") if self.code == "fa" and not self.latin_digits else text

    def listed(self, items: Iterable[str]) -> str:
        """Give items in a row, in this language's order."""
        return (_PERSIAN_COMMA if self.rtl else ", ").join(items)

    def runs_right_to_left(self, text: str) -> bool:
        """Tell which way a paragraph with ``text`` runs: in Persian always right to left."""
        return self.rtl or uax9.base_level(text) == 1


FA = Language("fa")
