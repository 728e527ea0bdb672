"""Small pdf files made by hand: every glyph a box, in its place, with the letters the file says it stands for."""

from collections.abc import Sequence
from dataclasses import dataclass

#: Of a glyph, in points at the size used.
WIDTH, HEIGHT, FLAT = 6.0, 5.0, 0.8
LEADING = 20.0
RIGHT, TOP = 500.0, 750.0


@dataclass(frozen=True)
class Box:
    """A glyph: what the file says it is ("" for nothing), where its left lower corner is, its size."""

    says: str
    x: float
    y: float
    width: float = WIDTH
    height: float = HEIGHT


def line(seen: str | Sequence[str], y: float = TOP, right: float = RIGHT) -> list[Box]:
    """Glyphs from the right to the left, as they are seen; a space is a gap, ``_`` a stroke that says it is 5."""
    boxes = []
    for says in seen:
        right -= WIDTH
        if says == "_":
            boxes.append(Box("5", right, y, height=FLAT))
        elif says != " ":
            boxes.append(Box(says, right, y))
    return boxes


def lines(*texts: str, top: float = TOP) -> list[Box]:
    """Lines of one page from top to bottom."""
    return [box for number, text in enumerate(texts) for box in line(text, top - number * LEADING)]


def pdf(*pages: list[Box], picture: bool = False) -> bytes:
    """A file of these pages."""
    kinds = sorted({(box.says, box.width, box.height) for page in pages for box in page})
    assert len(kinds) < 256
    code = {kind: number for number, kind in enumerate(kinds)}
    objects: list[bytes] = []

    def add(content: str | bytes) -> int:
        objects.append(content.encode("latin-1") if isinstance(content, str) else content)
        return len(objects)

    def stream(content: str) -> int:
        return add(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")

    drawn = {
        number: stream(f"{width} 0 0 0 {width} {height} d1 0 0 {width} {height} re f")
        for (_, width, height), number in code.items()
    }
    maps = "".join(
        f"<{number:02x}> <{says.encode('utf-16-be').hex()}>\n" for (says, _, _), number in code.items() if says
    )
    to_unicode = stream(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{maps.count(chr(10))} beginbfchar\n{maps}endbfchar endcmap end end"
    )
    widths = " ".join(str(width) for _, width, _ in kinds)
    names = " ".join(f"/g{number}" for number in range(len(kinds)))
    font = add(
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 10 10] /FontMatrix [0.1 0 0 0.1 0 0] /Resources << >>\n"
        f"/CharProcs << {' '.join(f'/g{number} {place} 0 R' for number, place in drawn.items())} >>\n"
        f"/Encoding << /Type /Encoding /Differences [0 {names}] >> /ToUnicode {to_unicode} 0 R\n"
        f"/FirstChar 0 /LastChar {max(0, len(kinds) - 1)} /Widths [{widths}] >>"
    )
    parent = len(objects) + 2 * len(pages) + 1
    kids = []
    for page in pages:
        shown = "\n".join(
            f"BT /F 10 Tf 1 0 0 1 {box.x} {box.y} Tm <{code[box.says, box.width, box.height]:02x}> Tj ET"
            for box in page
        )
        content = stream(("10 10 400 400 re f\n" if picture else "") + shown)
        kids.append(
            add(
                f"<< /Type /Page /Parent {parent} 0 R /MediaBox [0 0 600 800] "
                f"/Resources << /Font << /F {font} 0 R >> >> /Contents {content} 0 R >>"
            )
        )
    add(f"<< /Type /Pages /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] /Count {len(kids)} >>")
    root = add(f"<< /Type /Catalog /Pages {parent} 0 R >>")
    made, places = b"%PDF-1.7\n", []
    for number, content_of in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n".encode() + content_of + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return (
        made
        + f"trailer << /Size {len(objects) + 1} /Root {root} 0 R >>\nstartxref\n{made.index(b'xref')}\n%%EOF".encode()
    )
