# SPDX-License-Identifier: Apache-2.0
"""The language of messages and of texts for people."""
from contextlib import nullcontext
from contextvars import ContextVar, Token
from types import TracebackType
from typing import Any, ContextManager, Optional, Type

from ._raw import Language

_numbers = {"en": int(Language.ENGLISH), "zh": int(Language.CHINESE)}
_codes = {number: code for code, number in _numbers.items()}
_current: ContextVar[int] = ContextVar("assay_engine.language", default=int(Language.ENGLISH))


def number_of(language: Optional[str]) -> int:
    """What the C interface calls a language; None is the one of the context."""
    if language is None:
        return _current.get()
    number = _numbers.get(language)
    if number is None:
        raise ValueError(f'there is no language {language!r}; messages and texts are in "en" and "zh"')
    return number


def is_chinese() -> bool:
    return _current.get() == Language.CHINESE


class _Setting:
    """What language() gives back: `with` ends the setting with the block."""

    def __init__(self, token: "Token[int]") -> None:
        self._token = token

    def __enter__(self) -> "_Setting":
        return self

    def __exit__(self, kind: Optional[Type[BaseException]], problem: Optional[BaseException], trace: Optional[TracebackType]) -> None:
        _current.reset(self._token)


def language(code: str) -> _Setting:
    """Sets the language of messages and texts, "en" or "zh", for what runs in this context (thread or task) from now on.

    >>> import assay_engine as assay
    >>> with assay.language("zh"):
    ...     print(assay.Model.preset("after-sales-quality").label)
    售后服务质量评价
    """
    return _Setting(_current.set(number_of(code)))


def speaking(language: Optional[str]) -> ContextManager[Any]:
    """For one call: the language that its caller named, or the one of the context."""
    return nullcontext() if language is None else _Setting(_current.set(number_of(language)))


def current_language() -> str:
    """The language that is set in this context."""
    return _codes[_current.get()]
