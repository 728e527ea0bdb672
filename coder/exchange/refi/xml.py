"""Writing elements piece by piece, with only such characters as XML has."""

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from io import BytesIO
from typing import Any

from lxml import etree

from coder.exchange.losses import Ledger

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Writer:
    """An XML document in the making, all in one namespace; characters that XML hasn't become U+FFFD and are told."""

    def __init__(self, namespace: str, ledger: Ledger) -> None:
        self.out = BytesIO()
        self._space = f"{{{namespace}}}"
        self._names = {None: namespace}
        self._ledger = ledger
        self._file: Any = None

    def document(self) -> Iterator["Writer"]:
        """Write the declaration; the document is whole when this is exhausted."""
        with etree.xmlfile(self.out, encoding="utf-8") as file:
            self._file = file
            file.write_declaration()
            yield self

    def within(self, tag: str, /, **attributes: str) -> AbstractContextManager[None]:
        """Open an element for what is written inside."""
        found: AbstractContextManager[None] = self._file.element(
            self._space + tag, self._clean_all(attributes), nsmap=self._names
        )
        return found

    def put(self, element: etree._Element) -> None:
        """Write an element."""
        self._file.write(element)

    def element(self, tag: str, /, *children: etree._Element, words: str = "", **attributes: str) -> etree._Element:
        """Make an element with ``words`` or ``children`` inside."""
        made = etree.Element(self._space + tag, self._clean_all(attributes), nsmap=self._names)  # type: ignore[arg-type]
        made.text = self.clean(words) or None
        made.extend(children)
        return made

    def clean(self, words: str) -> str:
        """Give words with every character that XML hasn't replaced."""
        cleaned, count = _FORBIDDEN.subn("\ufffd", words)
        self._ledger.note("characters", cleaned[:40], count)
        return cleaned

    def _clean_all(self, attributes: dict[str, str]) -> dict[str, str]:
        return {name: self.clean(value) for name, value in attributes.items()}


def cleaned(words: str) -> str:
    """Give words with every character that XML hasn't replaced."""
    return _FORBIDDEN.sub("\ufffd", words)
