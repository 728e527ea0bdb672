"""Where texts that aren't in the study yet may lie, and which files there can be read."""

from pathlib import Path

from coder.errors import FolderUnreadable
from coder.importing.reading import ENDINGS, LIMIT_MB
from coder.study import folder
from coder.study.study import OpenStudy


def files_in(place: Path) -> list[Path]:
    """Give the files of a folder that can be read, in the order of their names; what tells about the folder isn't.

    Raises FolderUnreadable.
    """
    try:
        return sorted(
            path
            for path in place.iterdir()
            if path.is_file() and path.suffix.lower() in ENDINGS and not path.name.startswith((".", "~$", "README"))
        )
    except OSError as problem:
        raise FolderUnreadable(path=place, detail=problem.strerror or str(problem)) from problem


def places(study: OpenStudy) -> list[Path]:
    """Give the folders in which texts may lie: the study's own, and those from which its sources came."""
    own = study.folder / folder.CORPUS
    origins = [(study.folder / source.file).parent for source in study.snapshot().sources if source.file]
    return [place for place in dict.fromkeys([own, *sorted(origins)]) if place.is_dir()]


def new_in(study: OpenStudy, place: Path) -> list[Path]:
    """Give the files of a folder that can be read and of which not these very bytes are in the study already.

    Raises FolderUnreadable.
    """
    held = {source.file_sha256 for source in study.snapshot().sources}
    return [path for path in files_in(place) if _sha256(path) not in held]


def _sha256(path: Path) -> str:
    try:
        return folder.sha256(path.read_bytes()) if path.stat().st_size <= LIMIT_MB * 1024 * 1024 else ""
    except OSError:
        return ""  # looked at by itself, it is refused with its reason
