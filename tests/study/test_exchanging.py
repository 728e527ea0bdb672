"""What leaves the study carries pseudonyms where the settings ask for them."""

import io
import zipfile
from pathlib import Path

from coder.study import pseudonyms
from tests.small import Small


def test_exports_carry_pseudonyms_where_the_settings_ask_for_them(small: Small, tmp_path: Path) -> None:
    from dataclasses import replace

    from coder.model.entity import Edit, Step
    from coder.study import commenting, exchanging, segments

    with small.opened() as study:
        path = pseudonyms.write_proposals(study, pseudonyms.propose(study))
        header = path.read_text(encoding="utf-8-sig").splitlines()[0].split(",")
        row = {"tick": "x", "kind": "name", "words": "زیارت", "pseudonym": "[نام ۱]"}
        path.write_text(",".join(header) + "\n" + ",".join(row.get(one, "") for one in header) + "\n", encoding="utf-8")
        pseudonyms.apply(study)
        before = study.snapshot().header
        after = replace(before, settings=replace(before.settings, pseudonyms=True))
        study.apply(Step("study.edit", (Edit(before, after),)))
        exchanging.export_project(study, tmp_path / "x.qdpx")
        segments.export_segments(study, tmp_path / "s.csv")
        commenting.export(study, "E01", tmp_path / "w.docx")
    for name in ("x.qdpx", "w.docx"):
        archive = zipfile.ZipFile(io.BytesIO((tmp_path / name).read_bytes()))
        words = "".join(archive.read(part).decode() for part in archive.namelist())
        assert "زیارت" not in words and "[نام ۱]" in words
    assert "زیارت" not in (tmp_path / "s.csv").read_text(encoding="utf-8-sig")
