"""Opening an office file (a zip archive of XML) that may be damaged or hostile."""

import io
import re
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from lxml import etree

from coder.errors import BrokenFile, EncryptedFile, MacroFile

_MB = 1024 * 1024
#: All parts together, unpacked; a part that is parsed (its tree takes ten times as much); how many parts;
#: and how much smaller than its content a part may be packed.
_LIMIT = 200 * _MB
_LIMIT_PARSED = 40 * _MB
_MOST_PARTS = 20_000
#: A long interview has some 20,000 tags; millions take minutes and gigabytes.
MOST_TAGS = 1_500_000
_MOST_TIMES = 200
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
#: Word's macros; LibreOffice's Basic (its empty lists of libraries are none) and scripts.
_MACROS = re.compile(r"(?i).*vbaproject\.bin|basic/[^/]+/(?!script-l[bc]\.xml$)[^/]+|scripts/.+")


class Archive:
    """An office file's parts, checked before any is unpacked."""

    def __init__(self, path: Path, content: bytes) -> None:
        """Open the archive in ``content`` (of the file at ``path``). Raises BrokenFile, EncryptedFile or MacroFile."""
        self.path = path
        if content.startswith(_OLE):
            if "EncryptedPackage".encode("utf-16-le") in content:
                raise EncryptedFile(path=path)
            raise self.broken("یک doc. قدیمی: آن را با پسوند docx ذخیره کنید", "an old .doc: save it as .docx")
        if content.count(b"PK\x01\x02") > _MOST_PARTS:
            raise self.broken("بمب فشرده: بخش‌های بسیار زیاد", "a zip bomb: too many parts")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as problem:
            raise self.broken("بایگانی zip نیست، یا ناتمام مانده", "not a zip archive, or cut short") from problem
        self.names = frozenset(self._zip.namelist())
        self._check()

    def broken(self, fa: str, en: str) -> BrokenFile:
        """Give the error for this file: what is wrong with it, in both languages."""
        return BrokenFile(path=self.path, detail={"fa": fa, "en": en})

    def _check(self) -> None:
        total = 0
        for part in self._zip.infolist():
            inside = PurePosixPath(part.filename.replace("\\", "/"))
            if inside.is_absolute() or ".." in inside.parts:
                raise self.broken(
                    f"نشانی‌ای که به بیرون می‌رود: {part.filename}", f"a path that leads outside: {part.filename}"
                )
            if part.flag_bits & 1:
                raise EncryptedFile(path=self.path)
            if part.compress_type not in _PACKED:
                raise self.broken(
                    f"به شیوه‌ای فشرده که پرونده‌های اداری هرگز نیستند: {part.filename}",
                    f"packed in a way that office files never are: {part.filename}",
                )
            if _MACROS.fullmatch(part.filename):
                raise MacroFile(path=self.path, detail=part.filename)
            total += part.file_size
            if part.file_size > _MB and part.file_size > _MOST_TIMES * max(part.compress_size, 1):
                raise self.broken("بمب فشرده", "a zip bomb")
        if total > _LIMIT:
            raise self.broken("بمب فشرده", "a zip bomb")

    def read(self, name: str) -> bytes | None:
        """Give the bytes of a part, None when there is none. Raises BrokenFile."""
        if name not in self.names:
            return None
        if self._zip.getinfo(name).file_size > _LIMIT_PARSED:
            raise self.broken(
                f"{name} از {_LIMIT_PARSED // _MB} مگابایت بزرگ‌تر است",
                f"{name} is larger than {_LIMIT_PARSED // _MB} MB",
            )
        try:
            return self._zip.read(name)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError) as problem:
            raise self.broken(f"بخش آسیب‌دیدهٔ {name}", f"damaged part {name}") from problem

    def part(self, name: str) -> etree._Element | None:
        """Give the XML of a part, None when there is none. Raises BrokenFile."""
        content = self.read(name)
        if content is None:
            return None
        if content.count(b"<") > MOST_TAGS:
            raise self.broken(f"{name} بیش از {MOST_TAGS} برچسب دارد", f"{name} has more than {MOST_TAGS} tags")
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise self.broken("موجودیت‌های XML", "XML entities")
        # Without huge_tree nothing is nested deeper than Python can follow.
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(content, parser)
        except etree.XMLSyntaxError as problem:
            raise self.broken(f"XML آسیب‌دیده در {name}", f"damaged XML in {name}") from problem
        if root.getroottree().docinfo.internalDTD is not None:  # in UTF-16, say
            raise self.broken("موجودیت‌های XML", "XML entities")
        return root
