# SPDX-License-Identifier: Apache-2.0
"""Where libassay is, and its functions by name. A function is looked up when it is first called."""
import ctypes
import os
import sys
from pathlib import Path
from typing import Any

from . import _raw

_file_names = {"win32": "assay.dll", "darwin": "libassay.dylib"}


def _path() -> str:
    """The library beside this file, which the wheel carries, unless ASSAY_LIBRARY names another."""
    named = os.environ.get("ASSAY_LIBRARY")
    return named or str(Path(__file__).resolve().parent / _file_names.get(sys.platform, "libassay.so"))


class Library:
    """Functions of libassay as attributes. Calls release the GIL."""

    def __init__(self, path: str) -> None:
        self.path = path
        try:
            self._functions = ctypes.CDLL(path)
        except OSError as problem:
            raise ImportError(
                f"libassay cannot be loaded from {path}: {problem}. A wheel of assay-engine carries the library; in a source "
                "tree build the target assay_c and set ASSAY_LIBRARY to the path of libassay.so"
            ) from problem

    def __getattr__(self, name: str) -> Any:
        result, parameters = _raw.FUNCTIONS[name]
        try:
            function = getattr(self._functions, name)
        except AttributeError:
            raise NotImplementedError(f"the library {self.path} has no function {name}: it is older than this package") from None
        function.restype, function.argtypes = result, parameters
        setattr(self, name, function)
        return function

    def direct(self, name: str) -> Any:
        """A function that returns a status, for calls by the million: its arguments are objects of ctypes of just the right types,
        which spares half the time of a call."""
        return self._functions[name]

    def has(self, name: str) -> bool:
        """Whether the library has a function."""
        return hasattr(self._functions, name)


library = Library(_path())


def version() -> str:
    """The version of the library, such as "0.1.0"."""
    return ctypes.string_at(library.assay_version_text()).decode()
