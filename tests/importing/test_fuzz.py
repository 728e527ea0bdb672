"""No file, however spoilt, ends in anything but text or one of our errors: no hang, no flood of memory."""

from pathlib import Path

import pytest

from tests.importing import fuzzing


@pytest.mark.slow
@pytest.mark.parametrize("kind", fuzzing.KINDS)
def test_a_spoilt_file_is_read_or_refused(kind: str, tmp_path: Path) -> None:
    seen = fuzzing.run(kind, 5, 1402, tmp_path)
    assert not seen.ended, seen.ended
    assert seen.read > 20 and seen.refused > 0
    assert seen.slowest < fuzzing.SECONDS and seen.megabytes < fuzzing.MEGABYTES
