"""Projects as other tools write them: each with its own marks, line ends, counting, folders and spelling of GUIDs."""

import io
import zipfile
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

#: An emoji stands before every coded word but the first, and lines end before them.
LINES = ["سلام بر شما", "😀 شهر زیارت است", "👍🏽 شبکه‌های تازه می‌سازند", "", "پایان 😀 راه نزدیک است"]
CODED = {"سلام": "درود", "زیارت": "حرم", "شبکه‌های تازه": "شبکه", "راه نزدیک": "راه", "شهر زیارت": "حرم"}


@dataclass(frozen=True)
class Tool:
    """How one tool writes."""

    origin: str
    bom: bool = False
    crlf: bool = False
    utf16: bool = False
    named: bool = True
    project: str = "project.qde"
    folder: str = "sources"
    scheme: str = "internal://"
    guid: str = "{}"
    upper: bool = False
    namespace: str = "urn:QDA-XML:project:1.0"
    inline: bool = False
    tail: str = ""

    def guid_of(self, number: int) -> str:
        plain = f"{number:08x}-0000-4000-8000-00000000abcd"
        return self.guid.format(plain.upper() if self.upper else plain)

    def text(self) -> str:
        return ("\r\n" if self.crlf else "\n").join(LINES)

    def position(self, place: int) -> int:
        before = self.text()[:place]
        return len(before.encode("utf-16-le")) // 2 if self.utf16 else len(before)

    def xml(self, users: str = "", cases: str = "") -> str:
        codes = {name: self.guid_of(100 + number) for number, name in enumerate(dict.fromkeys(CODED.values()))}
        book = "".join(
            f'<Code guid="{guid}" name={quoteattr(name)} isCodable="true" color="#f00"/>'
            for name, guid in codes.items()
        )
        selections = ""
        for number, (words, code) in enumerate(CODED.items()):
            start = self.text().index(words)
            name = f" name={quoteattr(words)}" if self.named else ""
            selections += (
                f'<PlainTextSelection guid="{self.guid_of(200 + number)}"{name} '
                f'startPosition="{self.position(start)}" endPosition="{self.position(start + len(words))}">'
                f'<Coding guid="{self.guid_of(300 + number)}"><CodeRef targetGUID="{codes[code]}"/></Coding>'
                "</PlainTextSelection>"
            )
        path = "" if self.inline else f' plainTextPath="{self.scheme}{self.guid_of(1).strip("{}")}.txt"'
        content = f"<PlainTextContent>{self.text()}</PlainTextContent>" if self.inline else ""
        return (
            '<?xml version="1.0" encoding="utf-8"?>'
            f'<Project xmlns="{self.namespace}" name="طرح" origin="{self.origin}">'
            f"{users}<CodeBook><Codes>{book}</Codes></CodeBook>{cases}"
            f'<Sources><TextSource guid="{self.guid_of(1)}" name="مصاحبه"{path}>{content}{selections}</TextSource>'
            f"</Sources>{self.tail}</Project>"
        )

    def qdpx(self, **parts: str) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr(self.project, self.xml(**parts))
            if not self.inline:
                body = ("\ufeff" if self.bom else "") + self.text()
                archive.writestr(f"{self.folder}/{self.guid_of(1).strip('{}')}.txt", body.encode())
        return out.getvalue()


NVIVO = Tool("NVivo for Windows 14", bom=True, crlf=True, utf16=True, folder="Sources")
QUALCODER = Tool("QualCoder 3.5", bom=True, upper=True)
ATLAS = Tool("ATLAS.ti Win 23.4.0", project="برنامهٔ ما.qde", upper=True, crlf=True)
TAGUETTE = Tool("Taguette 1.4.1", tail="<Sets/>")
MAXQDA = Tool("MAXQDA 2022", folder="Sources", guid="{{{}}}", upper=True, scheme="", utf16=True, project="Project.QDE")
OLD = Tool("unknown", namespace="urn:QDA-XML:project:0:4", inline=True)
