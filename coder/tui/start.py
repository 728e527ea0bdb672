"""Starting the workbench from a command line."""

import os
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from coder.errors import NoStudy
from coder.model.corpus import Source

if TYPE_CHECKING:
    from coder.study.study import OpenStudy


def start(folder: Path, who: str | None, database: str | None, lang: str, round: int) -> int:
    """Open the workbench on the study of ``folder``, made first if there is none; give the exit code at its close.

    Raises NoStudy, before anything is painted, when the study was to be in ``database``.
    """
    # A key is painted in the next frame; Textual reads this when it is imported.
    os.environ.setdefault("TEXTUAL_FPS", "240")
    import platformdirs

    from coder.study import folder as folders
    from coder.tui.app import Workbench, run

    try:
        folders.find(folder)
    except NoStudy:
        if database is not None:
            raise
        from coder.study.opening import this_user
        from coder.tui.beginning import Beginning

        first = Beginning(folder, who or this_user(), lang)
        if not first.run():
            return 0
        lang = first.language

    def opening() -> "AbstractContextManager[OpenStudy]":
        from coder.study.opening import opened

        return opened(folder, who, database)

    return run(Workbench(opening, sentences_of, lang, round, platformdirs.user_log_path("coder", appauthor=False)))


def sentences_of(text: str, source: Source) -> Sequence[tuple[int, int]]:
    """Give the sentences of a source."""
    from coder.persian.sentences import sentences

    return sentences(text, source.turns)
