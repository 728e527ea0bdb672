"""A hundred thousand codings of another tool: in under 600 MB, every one."""

from pathlib import Path

import pytest

from bench import exchange
from coder.study import opening


@pytest.mark.slow
def test_a_hundred_thousand_codings_in_little_memory(tmp_path: Path) -> None:
    opening.create(tmp_path / "study", "A")
    (tmp_path / "x.qdpx").write_bytes(exchange.project())
    _, peak, codings = exchange.measured("in", tmp_path)
    assert codings == exchange.CODINGS
    assert peak < 600
    _, peak, _ = exchange.measured("out", tmp_path)
    assert peak < 600
