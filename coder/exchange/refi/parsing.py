"""From the XML of a project or a codebook to plain values, element by element, whatever its namespace and order."""

import contextlib
import io
from functools import cache
from pathlib import Path

from lxml import etree

from coder.errors import BrokenFile
from coder.exchange.refi.raw import (
    RawCase,
    RawCode,
    RawCoding,
    RawProject,
    RawSelection,
    RawSet,
    RawText,
    id_of,
)

_MEDIA = ("PictureSource", "AudioSource", "VideoSource", "PDFSource")
_MEDIA_SELECTIONS = ("PictureSelection", "AudioSelection", "VideoSelection", "PDFSelection", "TranscriptSelection")
_TEXTS = ("TextSource", "Representation", "Transcript", "TextDescription")


def parse(path: Path, content: bytes) -> RawProject:
    """Read the XML ``content`` of the file at ``path``. Raises BrokenFile.

    Big lists are read piece by piece, so that a hundred thousand codings need little room.
    """
    found = RawProject()
    reader = _Reader(found)
    # Without huge_tree nothing is nested deeper than Python can follow, and entities never unfold.
    events = etree.iterparse(
        io.BytesIO(content),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    refuse_entities(path, content)
    try:
        for event, element in events:
            if event == "start":
                reader.begin(element)
            else:
                reader.end(element)
        root = events.root
    except etree.XMLSyntaxError as problem:
        raise BrokenFile(path=path, detail=f"XML: {problem.msg}") from problem
    if root is None or _local(root) not in ("Project", "CodeBook"):
        raise BrokenFile(
            path=path,
            detail={"fa": "پروژه یا کتابچهٔ کد REFI-QDA درون آن نیست", "en": "no REFI-QDA project or codebook inside"},
        )
    if root.getroottree().docinfo.internalDTD is not None:  # in UTF-16, say
        raise BrokenFile(path=path, detail={"fa": "موجودیت‌های XML", "en": "XML entities"})
    return found


def refuse_entities(path: Path, content: bytes) -> None:
    """Refuse XML that declares a document type. Raises BrokenFile."""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise BrokenFile(path=path, detail={"fa": "موجودیت‌های XML", "en": "XML entities"})


class _Reader:
    """Takes each element when it has ended, and lets go of its content."""

    def __init__(self, found: RawProject) -> None:
        self.found = found
        self.path: list[str] = []
        self.texts: list[RawText] = []
        self.media = 0
        self.media_name: list[str] = []

    def begin(self, element: etree._Element) -> None:
        name = _local(element)
        self.path.append(name)
        self.found.dates += bool(element.get("creationDateTime") or element.get("modifiedDateTime"))
        if name in ("Project", "CodeBook") and len(self.path) == 1:
            self.found.name = element.get("name") or ""
            self.found.origin = element.get("origin") or ""
        elif name in _TEXTS or (name == "Note" and "Notes" in self.path):
            self.texts.append(_text(element, self.media_name))
        if name in _MEDIA:
            self.media = 0
            self.media_name.append(element.get("name") or element.get("path") or name)

    def end(self, element: etree._Element) -> None:
        name = self.path.pop()
        above = self.path[-1] if self.path else ""
        taken = True
        if name == "User":
            self.found.users[id_of(element.get("guid"))] = element.get("name") or element.get("id") or ""
        elif name == "Code" and above != "Code":
            self._code(element, None)
        elif name == "Variable":
            self.found.variables[id_of(element.get("guid"))] = element.get("name") or ""
        elif name == "Case":
            self.found.cases.append(_case(element))
        elif name == "Set":
            self.found.sets.append(_set(element))
        elif name in ("Link", "Graph"):
            self.found.links += 1
        elif name in _MEDIA:
            self.found.media.append((self.media_name.pop(), self.media))
        else:
            taken = self._part_of_text(element, name, above)
        if taken:
            element.clear()
            _let_go(element)

    def _part_of_text(self, element: etree._Element, name: str, above: str) -> bool:
        """Take what belongs to a text; tell whether it was taken."""
        if name == "PlainTextSelection":
            if self.texts:
                self.texts[-1].selections.append(_selection(element))
            else:
                self.media += 1
        elif name in _MEDIA_SELECTIONS:
            self.media += 1
        elif name in _TEXTS:
            self.found.sources.append(self.texts.pop())
        elif name == "Note" and "Notes" in self.path:
            self.found.notes.append(self.texts.pop())
        elif self.texts and above in (*_TEXTS, "Note"):
            return self._of_text(element, name)
        elif above == "Project" and name == "Description":
            self.found.description = _words(element)
        elif above == "Project" and name == "NoteRef":
            self.found.notes_of_all.append(id_of(element.get("targetGUID")))
        else:
            return False
        return True

    def _of_text(self, element: etree._Element, name: str) -> bool:
        text = self.texts[-1]
        if name == "Description":
            text.description = _words(element)
        elif name == "PlainTextContent":
            text.inline = _words(element)
        elif name == "Coding":
            text.codings.append(_coding(element))
        elif name == "NoteRef":
            text.notes.append(id_of(element.get("targetGUID")))
        elif name == "VariableValue":
            text.values.append(_value(element))
        else:
            return False
        return True

    def _code(self, element: etree._Element, parent: str | None) -> None:
        waiting = [(element, parent)]
        while waiting:
            code, above = waiting.pop(0)
            key = id_of(code.get("guid"))
            self.found.codes.append(
                RawCode(
                    key,
                    code.get("name") or "",
                    (code.get("isCodable") or "true").strip().lower() not in ("false", "0"),
                    code.get("color") or code.get("colour") or "",
                    _child_words(code, "Description"),
                    _targets(code, "NoteRef"),
                    above,
                )
            )
            waiting[:0] = [(child, key) for child in code if _local(child) == "Code"]


def _local(element: etree._Element) -> str:
    return _local_name(element.tag) if isinstance(element.tag, str) else ""


@cache
def _local_name(tag: str) -> str:
    return tag.rpartition("}")[2]


def _let_go(element: etree._Element) -> None:
    """Free what comes before an element that was taken."""
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None and _local(parent) != "Code":
        del parent[0]


def _text(element: etree._Element, media: list[str]) -> RawText:
    return RawText(
        id_of(element.get("guid")),
        element.get("name") or (media[-1] if media else ""),
        _user(element),
        plain_path=element.get("plainTextPath") or "",
        rich_path=element.get("richTextPath") or "",
    )


def _selection(element: etree._Element) -> RawSelection:
    return RawSelection(
        id_of(element.get("guid")),
        element.get("name") or "",
        _number(element.get("startPosition")),
        _number(element.get("endPosition")),
        _user(element),
        _child_words(element, "Description"),
        tuple(_coding(child) for child in element if _local(child) == "Coding"),
        _targets(element, "NoteRef"),
    )


def _coding(element: etree._Element) -> RawCoding:
    codes = _targets(element, "CodeRef")
    return RawCoding(
        id_of(element.get("guid")), codes[0] if codes else "", _user(element), _targets(element, "NoteRef")
    )


def _case(element: etree._Element) -> RawCase:
    return RawCase(
        id_of(element.get("guid")),
        element.get("name") or "",
        _child_words(element, "Description"),
        tuple(_value(child) for child in element if _local(child) == "VariableValue"),
        _targets(element, "SourceRef"),
        _targets(element, "SelectionRef"),
        _targets(element, "CodeRef"),
    )


def _set(element: etree._Element) -> RawSet:
    return RawSet(
        id_of(element.get("guid")),
        element.get("name") or "",
        _child_words(element, "Description"),
        _targets(element, "MemberCode"),
        _targets(element, "MemberSource"),
        _targets(element, "MemberNote"),
    )


def _value(element: etree._Element) -> tuple[str, str]:
    """Give a variable's id and its value as words."""
    variable, value = "", ""
    for child in element:
        if _local(child) == "VariableRef":
            variable = id_of(child.get("targetGUID"))
        elif _local(child).endswith("Value"):
            value = _words(child)
    return variable, value


def _targets(element: etree._Element, name: str) -> tuple[str, ...]:
    found = (child.get("targetGUID") or child.get("guid") for child in element if _local(child) == name)
    return tuple(id_of(guid) for guid in found if guid)


def _user(element: etree._Element) -> str | None:
    guid = element.get("creatingUser") or element.get("creatingUserGUID")
    return id_of(guid) if guid else None


def _child_words(element: etree._Element, name: str) -> str:
    return next((_words(child) for child in element if _local(child) == name), "")


def _words(element: etree._Element) -> str:
    return "".join(str(part) for part in element.itertext())


def _number(given: str | None) -> int:
    with contextlib.suppress(ValueError, OverflowError):
        return int(float(given or ""))
    return -1
