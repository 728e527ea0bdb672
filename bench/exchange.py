"""A project of 100,000 codings out and in: seconds, and the peak memory of the process.

Run by itself (``python -m bench.exchange FOLDER``) it prints what reading and saving took, and the peak in MB.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench import timing

CODINGS = 100_000


def project(codings: int = CODINGS) -> bytes:
    """A project as another tool writes it: ten texts, a hundred codes."""
    import io
    import zipfile

    per_text = codings // 10
    codes = "".join(f'<Code guid="{_guid(1, n)}" name="کد {n}" isCodable="true"/>' for n in range(100))
    sources, texts = [], {}
    for number in range(10):
        words = [f"واژهٔ{number}-{n}" for n in range(per_text)]
        place, selections = 0, []
        for n, word in enumerate(words):
            selections.append(
                f'<PlainTextSelection guid="{_guid(2, number * per_text + n)}" name="{word}" startPosition="{place}" '
                f'endPosition="{place + len(word)}"><Coding guid="{_guid(3, number * per_text + n)}">'
                f'<CodeRef targetGUID="{_guid(1, n % 100)}"/></Coding></PlainTextSelection>'
            )
            place += len(word) + 1
        guid = _guid(4, number)
        texts[f"sources/{guid}.txt"] = " ".join(words)
        sources.append(f'<TextSource guid="{guid}" name="T{number}" plainTextPath="internal://{guid}.txt">')
        sources += [*selections, "</TextSource>"]
    xml = (
        '<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="x" origin="bench">'
        f"<CodeBook><Codes>{codes}</Codes></CodeBook><Sources>{''.join(sources)}</Sources></Project>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", xml)
        for name, text in texts.items():
            archive.writestr(name, text)
    return out.getvalue()


def _guid(kind: int, number: int) -> str:
    return f"{kind:08x}-0000-4000-8000-{number:012x}"


def take_in(folder: Path) -> None:
    """Read the project in ``folder`` into the empty study there, and print seconds and peak MB."""
    from coder.model.corpus import SourceKind
    from coder.study import exchanging, opening

    started = time.perf_counter()
    with opening.opened(folder / "study") as study:
        incoming = exchanging.preview(study, folder / "x.qdpx", SourceKind.INTERVIEW)
        exchanging.take_in(study, incoming.union, "exchange.import")
        print(time.perf_counter() - started, timing.peak_mb(), incoming.union.added["coding"])


def give_out(folder: Path) -> None:
    """Write the study in ``folder``, and print seconds and peak MB."""
    from coder.study import exchanging, opening

    with opening.opened(folder / "study") as study:
        started = time.perf_counter()
        exchanging.export_project(study, folder / "y.qdpx")
        print(time.perf_counter() - started, timing.peak_mb(), 0)


def measured(what: str, folder: Path) -> tuple[float, float, int]:
    """Run one part in a process of its own; give seconds, peak MB and the codings read."""
    arguments = [sys.executable, "-m", "bench.exchange", what, str(folder)]
    root = Path(__file__).parent.parent
    said = subprocess.run(arguments, cwd=root, check=True, capture_output=True, text=True).stdout.split()
    return float(said[0]), float(said[1]), int(said[2])


def figures() -> None:
    """Print the figures."""
    from coder.study import opening

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        opening.create(folder / "study", "A")
        (folder / "x.qdpx").write_bytes(project())
        for what in ("in", "out"):
            seconds, peak, _ = measured(what, folder)
            timing.told(f"qdpx of 100,000 codings {what}", seconds, 10, f"peak {peak:.0f} MB (budget 600)")


if __name__ == "__main__":
    {"in": take_in, "out": give_out}[sys.argv[1]](Path(sys.argv[2]))
