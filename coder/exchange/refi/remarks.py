"""Notes and descriptions of a project: our own asides apart from what people wrote, which becomes memos."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from coder.exchange.losses import Ledger
from coder.exchange.refi import asides
from coder.exchange.refi.raw import RawText, id_of
from coder.model.coding import Memo
from coder.model.entity import new_id


class Remarks:
    """The notes of a project; ``memos`` grows as they are asked for.

    ``coder`` gives the coder behind a user, ``fresh`` an id that no other memo has.
    """

    def __init__(
        self,
        notes: Iterable[RawText],
        ledger: Ledger,
        coder: Callable[[str | None], str],
        fresh: Callable[[str, str, str], str],
    ) -> None:
        self.memos: list[Memo] = []
        self._ledger, self._coder, self._fresh = ledger, coder, fresh
        self._notes: dict[str, RawText] = {}
        self._asides: dict[str, tuple[str, dict[str, Any]]] = {}
        self._used: set[str] = set()
        for note in notes:
            self._notes.setdefault(note.id, note)
            for words in (note.inline or "", note.description):
                found = asides.read(words)
                if found is not None:
                    self._asides[note.id] = found
                elif asides.is_aside(words):
                    ledger.note("note_broken", note.name)

    def aside(self, notes: Sequence[str], kind: str) -> dict[str, Any]:
        """Give what our own note among ``notes`` says about a thing of ``kind``; nothing when there is none."""
        for key in notes:
            found = self._asides.get(key)
            if found is not None and found[0] == kind:
                self._used.add(key)
                return found[1]
        return {}

    def take(self, about: str, subject: str, notes: Sequence[str], description: str = "") -> None:
        """Take the notes on a thing, and a description that they don't say already, as memos."""
        said = []
        for key in notes:
            note = self._notes.get(key)
            if note is None:
                self._ledger.note("dangling", key)
            elif self._is_data(key):
                self._used.add(key)
            else:
                if key not in self._used:
                    self._memo(note, about, subject)
                said.append((note.inline or "").strip())
        left = description.strip()
        if left and left not in said and left != "\n\n".join(said).strip():
            self.add(about, subject, description)

    def add(self, about: str, subject: str, words: str) -> None:
        """Make a memo of words that aren't a note."""
        self.memos.append(Memo(id=new_id(), about=about, subject=subject, text=words, coder=self._coder(None)))

    def repeat(self, notes: Sequence[str], description: str) -> bool:
        """Tell whether a description only repeats the memos among ``notes``."""
        said = [self._notes[key].inline or "" for key in notes if key in self._notes and not self._is_data(key)]
        return "\n\n".join(said).strip() == description.strip()

    def on(self, subject: str) -> list[str]:
        """Give the notes that name ``subject`` as what they are about."""
        return [
            key
            for key, (kind, fields) in self._asides.items()
            if kind == "memo" and study_or_id(str(fields.get("subject"))) == subject
        ]

    def left(self) -> list[str]:
        """Give the notes that nothing has taken."""
        return [key for key in self._notes if key not in self._used and not self._is_data(key)]

    def _is_data(self, key: str) -> bool:
        return key in self._asides and self._asides[key][0] != "memo"

    def _memo(self, note: RawText, about: str, subject: str) -> None:
        self._used.add(note.id)
        words = note.inline or ""
        if note.id in self._asides:
            fields = self._asides[note.id][1]
            about = str(fields.get("about", about))
            subject = study_or_id(str(fields.get("subject", subject)))
        elif not words.strip():
            words = note.name
        elif note.name and note.name not in words:
            words = f"{note.name}\n\n{words}"
        key = self._fresh("memo", note.id, note.name)
        self.memos.append(Memo(id=key, about=about, subject=subject, text=words, coder=self._coder(note.user)))


def study_or_id(key: str) -> str:
    """Give the id behind a subject; the study itself has its own."""
    return key if key == "study" else id_of(key)
