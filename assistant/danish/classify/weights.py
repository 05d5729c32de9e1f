"""The one compact file that holds the weights of all models.

A line of JSON names each array, its kind and shape; the arrays follow, and the whole is packed with zlib. Whole
numbers of one byte stand for weights, each column with a scale of its own.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float32] | NDArray[np.int8] | NDArray[np.uint8]

FILE_NAME = "models.bin"
_LEVEL = 9


def pack(arrays: Mapping[str, Array]) -> bytes:
    """The bytes of a weights file; the same arrays give the same bytes on every machine.

    Args:
        arrays: by name, such as "star.weights"; float32, int8 or uint8.
    """
    ordered = sorted(arrays.items())
    header = [[name, array.dtype.str.lstrip("<=|"), list(array.shape)] for name, array in ordered]
    body = b"".join(array.astype(array.dtype.newbyteorder("<")).tobytes() for _, array in ordered)
    return zlib.compress(json.dumps(header).encode("ascii") + b"\n" + body, _LEVEL)


def unpack(packed: bytes) -> dict[str, Array]:
    """The arrays of a weights file.

    Raises:
        zlib.error: the bytes are no weights file.
    """
    import numpy as np

    header, body = zlib.decompress(packed).split(b"\n", 1)
    arrays: dict[str, Array] = {}
    at = 0
    for name, kind, shape in json.loads(header):
        dtype = np.dtype(kind).newbyteorder("<")
        count = int(np.prod(shape))
        arrays[name] = np.frombuffer(body, dtype, count, at).reshape(shape)
        at += count * dtype.itemsize
    return arrays


@cache
def packaged() -> dict[str, Array]:
    """The weights that makker comes with."""
    return unpack(files("assistant.danish").joinpath("data", FILE_NAME).read_bytes())
