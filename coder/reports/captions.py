"""Captions: tables and figures numbered in the order in which they come."""

from coder.reports.language import Language

#: Tables before and after the findings have letters, so that Tables 1–3 keep their numbers.
_LETTERS = {"fa": ("الف", "ب", "پ", "ت", "ث"), "en": ("A", "B", "C", "D", "E")}


class Captions:
    """Numbers tables and figures in the order in which they are asked for."""

    def __init__(self, lang: Language) -> None:
        self._lang = lang
        self._letters, self._tables, self._figures = 0, 0, 0

    def table(self, title: str, lettered: bool = False) -> str:
        """Give the caption of the next table."""
        if lettered:
            self._letters += 1
            number = _LETTERS[self._lang.code][self._letters - 1]
        else:
            self._tables += 1
            number = str(self._tables)
        return self._lang.say(f"جدول {number}. ", f"Table {number}. ") + title

    def figure(self, title: str) -> str:
        """Give the caption of the next figure."""
        self._figures += 1
        return self._lang.say(f"شکل {self._figures}. ", f"Figure {self._figures}. ") + title
