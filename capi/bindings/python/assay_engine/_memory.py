# SPDX-License-Identifier: Apache-2.0
"""Where the values of a column lie, as the library reads them."""
import ctypes
from array import array
from ctypes import c_char_p, c_void_p
from typing import Any, NamedTuple, Optional, Tuple

from ._raw import Type

pythonapi = ctypes.pythonapi


def address_of(memory: Any) -> Optional[int]:
    """Where bytes or an array begin."""
    if memory is None or isinstance(memory, int):
        return memory
    if isinstance(memory, array):
        return memory.buffer_info()[0]
    return ctypes.cast(c_char_p(memory), c_void_p).value


class Memory(NamedTuple):
    """One column: the members of assay_column that its values decide, and what has to live as long."""

    type: int = Type.NONE
    rows: int = 0
    values: Optional[int] = None
    flags: int = 0
    decimals: int = 0
    stride: int = 0
    validity: Optional[int] = None
    offsets: Optional[int] = None
    dictionary: Optional["Memory"] = None
    keep: Tuple[Any, ...] = ()

    @staticmethod
    def of(kind: int, rows: int, values: Any, decimals: int = 0, validity: Any = None, offsets: Any = None) -> "Memory":
        """A column in memory that Python made."""
        keep = (values, validity, offsets)
        places = [address_of(each) for each in keep]
        return Memory(kind, rows, places[0], decimals=decimals, validity=places[1], offsets=places[2], keep=keep)


class _PyBuffer(ctypes.Structure):
    _fields_ = [
        ("buf", c_void_p),
        ("obj", c_void_p),
        ("len", ctypes.c_ssize_t),
        ("itemsize", ctypes.c_ssize_t),
        ("readonly", ctypes.c_int),
        ("ndim", ctypes.c_int),
        ("format", c_char_p),
        ("shape", ctypes.POINTER(ctypes.c_ssize_t)),
        ("strides", ctypes.POINTER(ctypes.c_ssize_t)),
        ("suboffsets", ctypes.POINTER(ctypes.c_ssize_t)),
        ("internal", c_void_p),
    ]


_get_buffer = pythonapi.PyObject_GetBuffer
_get_buffer.restype, _get_buffer.argtypes = ctypes.c_int, [ctypes.py_object, ctypes.POINTER(_PyBuffer), ctypes.c_int]
_release_buffer = pythonapi.PyBuffer_Release
_release_buffer.restype, _release_buffer.argtypes = None, [ctypes.POINTER(_PyBuffer)]
_strided_with_format = 0x10 | 0x08 | 0x04


class Buffer:
    """The memory of an object with the buffer protocol, borrowed while this lives; it may be read-only."""

    def __init__(self, owner: Any) -> None:
        self._view = _PyBuffer()
        self._is_open = False
        _get_buffer(owner, ctypes.byref(self._view), _strided_with_format)
        self._is_open = True
        view = self._view
        self.address = view.buf
        self.dimensions = view.ndim
        self.item_bytes = view.itemsize
        self.format = view.format.decode() if view.format else "B"
        self.rows = view.shape[0] if view.ndim == 1 else 0
        self.stride = view.strides[0] if view.ndim == 1 and view.strides else view.itemsize

    def __del__(self, release: Any = _release_buffer, byref: Any = ctypes.byref) -> None:
        if self._is_open:
            self._is_open = False
            release(byref(self._view))
