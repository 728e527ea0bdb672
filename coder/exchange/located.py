"""Finding a quote in a text however it is spelled and spaced: exactly, else by its letters alone."""

from coder.persian.fold import SKELETON, Folded, fold


class Text:
    """A text in which quotes are looked for; it is folded only when a quote isn't there as it stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._folded: Folded | None = None

    def places(self, quote: str) -> list[tuple[int, int]]:
        """Give the spans at which ``quote`` stands, none of them inside a word."""
        quote = quote.strip()
        if not quote:
            return []
        found = self._found(self.text, quote)
        spans = [(place, place + len(quote)) for place in found]
        if not spans:
            if self._folded is None:
                self._folded = fold(self.text, SKELETON)
            sought = fold(quote, SKELETON).text
            folded = self._folded
            spans = [folded.to_source(place, place + len(sought)) for place in self._found(folded.text, sought)]
        return [span for span in spans if self._is_whole(*span)]

    @staticmethod
    def _found(text: str, sought: str) -> list[int]:
        places = []
        place = text.find(sought) if sought else -1
        while place >= 0:
            places.append(place)
            place = text.find(sought, place + 1)
        return places

    def _is_whole(self, start: int, end: int) -> bool:
        before, after = self.text[start - 1 : start], self.text[end : end + 1]
        cut_before = before.isalnum() and self.text[start : start + 1].isalnum()
        cut_after = after.isalnum() and self.text[end - 1 : end].isalnum()
        return not cut_before and not cut_after
