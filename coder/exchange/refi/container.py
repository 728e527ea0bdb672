"""Getting at the parts of a ``.qdpx`` (a zip), a lone ``.qde`` or a ``.qdc``, any of which may be hostile.

Nothing is ever unpacked to the disk, and only the parts that are read are unpacked at all: a project may
carry hours of video.
"""

import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import Protocol
from urllib.parse import unquote

from coder.errors import BrokenFile, EncryptedFile, FileMissing

_MB = 1024 * 1024
#: The largest part that is read, and how much smaller than its content a part may be packed.
_LIMIT = 400 * _MB
_MOST_TIMES = 200
_MOST_PARTS = 100_000
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Container(Protocol):
    """Where a project's XML and its texts are."""

    def project(self) -> bytes:
        """Give the XML."""

    def text(self, path: str) -> bytes | None:
        """Give the file that a text's ``path`` means, None when there is none."""


def opened(path: Path) -> Container:
    """Open the file at ``path`` by what it holds. Raises FileMissing, BrokenFile or EncryptedFile."""
    if not path.is_file():
        raise FileMissing(path=path)
    with path.open("rb") as file:
        zipped = file.read(2) == b"PK"
    return _Zipped(path) if zipped or path.suffix.lower() == ".qdpx" else _Lone(path)


class _Zipped:
    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as problem:
            raise self._broken("بایگانی zip نیست، یا ناتمام مانده", "not a zip archive, or cut short") from problem
        parts = self._zip.infolist()
        if len(parts) > _MOST_PARTS:
            raise self._broken("بمب فشرده: بخش‌های بسیار زیاد", "a zip bomb: too many parts")
        self._parts: dict[str, zipfile.ZipInfo] = {}
        for part in parts:
            inside = PurePosixPath(part.filename.replace("\\", "/"))
            if inside.is_absolute() or ".." in inside.parts:
                raise self._broken(
                    f"نشانی‌ای که به بیرون می‌رود: {part.filename}", f"a path that leads outside: {part.filename}"
                )
            if not part.is_dir():
                self._parts.setdefault(inside.as_posix().lower(), part)

    def project(self) -> bytes:
        found = [name for name in self._parts if name.endswith(".qde")]
        if not found:
            raise self._broken("project.qde درون آن نیست", "no project.qde inside")
        best = min(found, key=lambda name: (PurePosixPath(name).name != "project.qde", name.count("/"), name))
        return self._read(self._parts[best])

    def text(self, path: str) -> bytes | None:
        inside = _inside(path)
        names = [name for name in self._parts if PurePosixPath(name).name == PurePosixPath(inside).name]
        if not names or not inside:
            return None
        best = min(names, key=lambda name: (name != inside, name != f"sources/{inside}", name.count("/"), name))
        return self._read(self._parts[best])

    def _read(self, part: zipfile.ZipInfo) -> bytes:
        if part.flag_bits & 1:
            raise EncryptedFile(path=self.path)
        if part.compress_type not in _PACKED:
            raise self._broken(
                f"به شیوه‌ای ناشناخته فشرده: {part.filename}", f"packed in an unknown way: {part.filename}"
            )
        if part.file_size > _LIMIT or (
            part.file_size > _MB and part.file_size > _MOST_TIMES * max(part.compress_size, 1)
        ):
            raise self._broken("بمب فشرده", "a zip bomb")
        try:
            with self._zip.open(part) as file:
                content = file.read(_LIMIT + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError) as problem:
            raise self._broken(f"بخش آسیب‌دیدهٔ {part.filename}", f"damaged part {part.filename}") from problem
        if len(content) > _LIMIT:
            raise self._broken("بمب فشرده", "a zip bomb")
        return content

    def _broken(self, fa: str, en: str) -> BrokenFile:
        return BrokenFile(path=self.path, detail={"fa": fa, "en": en})


class _Lone:
    """A project's XML by itself; its texts may lie in ``sources`` beside it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def project(self) -> bytes:
        return _limited(self.path)

    def text(self, path: str) -> bytes | None:
        name = PurePosixPath(_inside(path)).name
        folders = (place for place in self.path.parent.iterdir() if place.name.lower() == "sources" and place.is_dir())
        for folder in (*folders, self.path.parent):
            for file in folder.iterdir():
                if name and file.name.lower() == name and file.is_file():
                    return _limited(file)
        return None


def _limited(path: Path) -> bytes:
    if path.stat().st_size > _LIMIT:
        raise BrokenFile(
            path=path, detail={"fa": f"بزرگ‌تر از {_LIMIT // _MB} مگابایت", "en": f"larger than {_LIMIT // _MB} MB"}
        )
    return path.read_bytes()


def _inside(path: str) -> str:
    """Give the place that a path of the XML means: without its scheme, in small letters."""
    place = unquote(path.strip()).partition("://")[2] or unquote(path.strip())
    return PurePosixPath(place.replace("\\", "/").lstrip("/")).as_posix().lower()
