"""What other programs write is read back: no letter lost in the formats that keep text, nearly none in pdf."""

from pathlib import Path

import pytest

from coder.errors import EncryptedFile
from coder.importing.reading import read
from tests.importing import conversions

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[conversions.Made]:
    return conversions.make(tmp_path_factory.mktemp("conversions"))


@pytest.mark.parametrize("kind", ["docx", "odt", "rtf", "txt", "srt", "vtt", "html"])
def test_formats_that_keep_text_keep_every_letter(made: list[conversions.Made], kind: str) -> None:
    errors = {one.path.name: conversions.error(one) for one in made if one.path.suffix == f".{kind}"}
    assert errors and not any(errors.values()), errors


def test_a_pdf_keeps_nearly_every_letter(made: list[conversions.Made]) -> None:
    errors = {one.path.name: conversions.error(one) for one in made if one.path.suffix == ".pdf"}
    assert len(errors) == 8 and max(errors.values()) <= 0.006, errors


def test_paragraphs_are_kept(made: list[conversions.Made]) -> None:
    for one in made:
        if one.path.suffix in (".docx", ".odt", ".rtf"):
            wanted = [line for line in conversions.words_of(one.source).split("\n") if line.strip()]
            assert [line for line in read(one.path).text.split("\n") if line.strip()] == wanted, one


def test_the_text_is_not_split_anew_by_a_pdf(made: list[conversions.Made]) -> None:
    for one in made:
        if one.path.suffix == ".pdf":
            wanted = sum(bool(line.strip()) for line in conversions.words_of(one.source).split("\n"))
            found = read(one.path, drop_headers=True).text.count("\n")
            assert abs(found - wanted) <= 0.15 * wanted, one


def test_a_password_is_told(made: list[conversions.Made], tmp_path: Path) -> None:
    source = next(one.path for one in made if one.path.suffix == ".docx")
    locked = (
        'pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},'
        '"DocumentOpenPassword":{"type":"string","value":"secret"}}'
    )
    conversions.office(tmp_path, [source], locked)
    with pytest.raises(EncryptedFile, match=source.stem):
        read(tmp_path / f"{source.stem}.pdf")
