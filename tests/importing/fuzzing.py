"""Fuzzing the readers: files spoilt by chance, read in a process of its own that may take ten seconds for each.

``python -m tests.importing.fuzzing KIND SECONDS SEED FOLDER`` reads until the time is up and prints what it saw as
JSON; the file being read lies in FOLDER, so what ends the process is kept.
"""

import io
import json
import random
import signal
import subprocess
import sys
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

from bench import timing
from tests.conftest import REPOSITORY

KINDS = ("docx", "odt", "rtf", "pdf", "txt", "srt", "vtt", "html")
#: What no file may take: seconds, and megabytes of memory in all.
SECONDS, MEGABYTES = 10, 1000

_TOKENS: dict[str, tuple[bytes, ...]] = {
    "xml": (
        b"<", b">", b"</w:p>", b"<w:p>", b"<w:tbl><w:tr><w:tc>", b"</w:tc></w:tr></w:tbl>", b"<w:ins>", b"<w:del>",
        b"<text:p>", b"<text:note>", b"<text:s text:c='99999'/>", b"&amp;", b"&#0;", b"&#x202e;", b"<!DOCTYPE a>",
        b"<?xml encoding='utf-16'?>", b"<w:txbxContent>", b"<office:annotation office:name='a'>", b"xmlns:w='b'",
    ),
    "rtf": (
        b"{", b"}", b"\\", b"\\u-99999", b"\\uc9999999", b"\\bin99", b"\\'", b"\\*", b"\\footnote", b"\\shptxt",
        b"\\ansicpg0", b"\\fcharset178", b"\\f-1", b"\\deleted", b"\\cell", b"\\row", b"\\u55357?", b"\\intbl",
    ),
    "pdf": (
        b"obj", b"endobj", b"stream", b"endstream", b"<<", b">>", b"[", b"]", b"/Kids", b"/Parent 3 0 R", b"1 0 R",
        b"/Length 99999999", b"/Count -1", b"/Filter /FlateDecode", b"Tj", b"BT", b"1e38", b"-1", b"0", b"NaN",
        b"/MediaBox [0 0 1e30 -1e30]", b"beginbfchar", b"<0041>", b"cm", b"Do", b"q", b"Q",
    ),
    "html": (
        b"<div>", b"</div>", b"<table><tr><td>", b"</table>", b"<pre>", b"<script>", b"<!--", b"-->", b"&#1114112;",
        b"&zwnj;", b"<meta charset=utf-7>", b"<meta charset=hex>", b"\0", b"<br", b"<svg>", b"<![CDATA[",
        b"<td hidden>",
    ),
    "txt": (b"\xff\xfe", b"\xef\xbb\xbf", b"\0", b"\r\n", b"\x1a", b"\xd3\xe1\xc7\xe3", "‌ي".encode(), b"\xed\xa0\x80"),
    "srt": (
        b"-->", b"00:00:01,000 --> 99:99:99,999\n", b"\n\n", b"1\n", b"<v A>", b"<v", b"WEBVTT\n", b"NOTE\n", b"- ",
        b"{\\an8}", b"&lt;", b":", "١".encode(), "²".encode(),
    ),
}  # fmt: skip
_TOKENS_OF = {"docx": "xml", "odt": "xml", "vtt": "srt"}


@dataclass(frozen=True)
class Seen:
    """What came of it: files read, how many were refused, the slowest in seconds, the memory in MB; or how it ended."""

    read: int
    refused: int
    slowest: float
    megabytes: float
    ended: str = ""


def run(kind: str, seconds: float, seed: int, folder: Path) -> Seen:
    """Fuzz one reader in a process of its own."""
    command = [sys.executable, "-m", "tests.importing.fuzzing", kind, str(seconds), str(seed), str(folder)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True)
    if done.returncode:
        reason = f"signal {-done.returncode}" if done.returncode < 0 else done.stderr.strip()[-2000:]
        return Seen(0, 0, 0, 0, f"{reason}; the file is in {folder}")
    return Seen(**json.loads(done.stdout))


def seeds(kind: str) -> list[bytes]:
    """Whole files of a kind, to be spoilt."""
    from tests.importing import pdfs, test_docx, test_html, test_odt, test_rtf, test_subtitles

    words = (REPOSITORY / "corpus/E02.txt").read_text(encoding="utf-8")[:3000]
    if kind == "docx":
        docs = [path.read_bytes() for path in sorted((REPOSITORY / "corpus").glob("*.docx"))[:1]]
        return [*docs, *test_docx.samples()]
    if kind == "odt":
        return test_odt.samples()
    if kind == "rtf":
        return test_rtf.samples()
    if kind == "pdf":
        long = "شهر ما دیدنی است و زائر هر روز می آید"
        return [
            pdfs.pdf(pdfs.lines(*[long] * 20), pdfs.lines("س_لا_م", "با OCSENU بود"), []),
            pdfs.pdf(pdfs.line(long)),
        ]
    if kind == "html":
        return [f"<html><head><meta charset=utf-8></head><body><p>{words}</body>".encode(), *test_html.samples()]
    if kind == "txt":
        arabic = words.replace("ی", "ي").encode("cp1256", "ignore")
        return [words.encode(), words.encode("utf-16"), words.encode("utf-16-be"), arabic]
    return [test_subtitles.SRT.encode(), test_subtitles.VTT.encode(), test_subtitles.SRT.encode("utf-16")]


def spoilt(content: bytes, others: list[bytes], tokens: tuple[bytes, ...], chance: random.Random) -> bytes:
    """Spoil a file in a few places."""
    made = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        place = chance.randrange(len(made) + 1)
        length = chance.choice((1, 4, 30, 500))
        match chance.randrange(7):
            case 0:
                made[place : place + 1] = bytes([chance.randrange(256)])
            case 1:
                del made[place : place + length]
            case 2:
                made[place:place] = chance.choice(tokens)
            case 3:
                made[place:place] = made[place : place + length] * chance.choice((1, 2, 50))
            case 4:
                other = chance.choice(others)
                start = chance.randrange(len(other) + 1)
                made[place : place + length] = other[start : start + length]
            case 5:
                made[place:place] = chance.choice(tokens) * chance.choice((1, 300))
            case 6:
                if chance.random() < 0.2:
                    del made[place:]
    return bytes(made[:2_000_000])


def spoilt_archive(content: bytes, others: list[bytes], tokens: tuple[bytes, ...], chance: random.Random) -> bytes:
    """Spoil a part inside an archive, and pack it again."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        parts = [name for name in old.namelist() if name.endswith(".xml") or "." not in name]
        chosen = chance.choice(parts)
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, spoilt(part, [part], tokens, chance) if name == chosen else part)
    return made.getvalue()


def _fuzz(kind: str, seconds: float, seed: int, folder: Path) -> Seen:
    from coder.errors import CoderError
    from coder.importing.reading import read

    chance = random.Random(seed)
    whole = seeds(kind)
    tokens = _TOKENS[_TOKENS_OF.get(kind, kind)]
    path = folder / f"case.{kind}"
    until = time.monotonic() + seconds
    done = refused = 0
    slowest = 0.0
    while time.monotonic() < until:
        seed_file = chance.choice(whole)
        inside = kind in ("docx", "odt") and chance.random() < 0.8
        path.write_bytes((spoilt_archive if inside else spoilt)(seed_file, whole, tokens, chance))
        signal.alarm(SECONDS)  # ends the process
        started = time.monotonic()
        try:
            found = read(path, drop_headers=chance.random() < 0.5)
            found.text.encode()
            assert all(0 <= one.start <= one.end <= len(found.text) for one in found.comments)
        except CoderError:
            refused += 1
        slowest = max(slowest, time.monotonic() - started)
        signal.alarm(0)
        done += 1
    return Seen(done, refused, slowest, timing.peak_mb())


if __name__ == "__main__":
    kind, seconds, seed, folder = sys.argv[1:]
    print(json.dumps(vars(_fuzz(kind, float(seconds), int(seed), Path(folder)))))
