"""``coder words``: as a table, as JSON and as CSV."""

import json
from collections.abc import Callable

from tests.cli.conftest import Ran
from tests.small import Small

type Coder = Callable[..., Ran]


def test_words_are_counted(coder: Coder, small: Small) -> None:
    words = json.loads(coder("words", "--by", "expert", "--expert", "E02", "--json").out)
    assert {"by": "E02", "word": "زیارت", "count": 1, "experts": 1} in words
    assert coder("words", "--csv", "--top", "1").out.splitlines() == ["word,count,experts", "زیارت,2,2"]
    table = coder("--lang", "fa", "words", "--top", "2")
    assert "زیارت" in table.out and "۲" in table.out
    assert "است" in {one["word"] for one in json.loads(coder("words", "--function-words", "--json").out)}
    assert coder("words", "--group", "هیچ").code == 2
