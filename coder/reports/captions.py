"""Captions: tables and figures numbered in the order in which they come."""

from dataclasses import dataclass

from coder.reports.language import Language

#: Tables before and after the findings have letters, so that Tables 1–3 keep their numbers.
_LETTERS = {"fa": ("الف", "ب", "پ", "ت", "ث"), "en": ("A", "B", "C", "D", "E")}


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption: what stands ``before`` its number and ``after`` it.

    ``sequence`` is the row that an office program counts it in; a letter is in none, for no program counts in
    the letters of the Persian alphabet.
    """

    before: str
    number: str
    after: str
    sequence: str = ""

    def __str__(self) -> str:
        """Give the words."""
        return self.before + self.number + self.after


class Captions:
    """Numbers tables and figures in the order in which they are asked for."""

    def __init__(self, lang: Language) -> None:
        self._lang = lang
        self._letters, self._tables, self._figures = 0, 0, 0

    def table(self, title: str, lettered: bool = False) -> Caption:
        """Give the caption of the next table."""
        kind = self._lang.say("جدول", "Table")
        if lettered:
            self._letters += 1
            return Caption(f"{kind} ", _LETTERS[self._lang.code][self._letters - 1], f". {title}")
        self._tables += 1
        return Caption(f"{kind} ", self._lang.digits(self._tables), f". {title}", "Table")

    def figure(self, title: str) -> Caption:
        """Give the caption of the next figure."""
        self._figures += 1
        kind = self._lang.say("شکل", "Figure")
        return Caption(f"{kind} ", self._lang.digits(self._figures), f". {title}", "Figure")
