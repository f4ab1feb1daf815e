# SPDX-License-Identifier: Apache-2.0
"""Exceptions: what the library says about a call that could not be done."""
from typing import Any, Optional

from ._messages import say
from ._raw import Error, Status


class AssayError(ValueError):
    """A call could not be done; str() says what is wrong, where, why, and what to do, in English or Chinese.

    status: what kind of fault it is, a number with a name (assay_engine.Status).
    code: stable name of the fault, such as "out_of_range"; may be empty.
    field: column of the records, or indicator, that it is about; may be empty.
    row: record of the call, or line of the document, from 1; None: none.
    column: character of the line of a document, from 1; None: none.
    rows_added: of State.update with a stream: rows that went in before the fault.
    """

    status = Status.INTERNAL

    def __init__(self, message: str, *, code: str = "", field: str = "", row: Optional[int] = None, column: Optional[int] = None):
        super().__init__(message)
        self.code = code
        self.field = field
        self.row = row or None
        self.column = column or None
        self.rows_added = 0

    def __reduce__(self) -> Any:
        return _restored, (type(self), str(self), dict(self.__dict__))


def _restored(kind: Any, message: str, members: Any) -> AssayError:
    problem = kind(message)
    problem.__dict__.update(members)
    return problem


class ArgumentError(AssayError):
    """A call that makes no sense: an unknown name, an index beyond the end, a call out of order."""

    status = Status.ARGUMENT


class ModelError(AssayError):
    """A model or a source mapping that cannot be used; Model.check() has all reasons."""

    status = Status.MODEL


class DataError(AssayError):
    """Records or values that do not fit the model: a column, a row, a cell."""

    status = Status.DATA


class StateError(AssayError):
    """Stored bytes that are damaged, of another version or of another model."""

    status = Status.STATE


class LimitError(AssayError):
    """A documented limit is passed: rows, groups, keys, bytes."""

    status = Status.LIMIT


class StreamError(AssayError):
    """A stream of the caller's failed; its own message is in the text, and its exception, where there is one, the cause."""

    status = Status.STREAM


class InternalError(AssayError):
    """A fault of the library: please report it."""


_kinds = {kind.status: kind for kind in (ArgumentError, ModelError, DataError, StateError, LimitError, StreamError)}


def failure(error: Error) -> Exception:
    """The exception for an error that a call has filled."""
    message = error.message.decode("utf-8", "replace")
    if error.status == Status.MEMORY:
        return MemoryError(message)
    kind = _kinds.get(error.status, InternalError)
    return kind(message, code=error.code.decode(), field=error.field.decode("utf-8", "replace"), row=error.row, column=error.column)


def argument_error(sentence: str, code: str = "bad_call", field: str = "", **arguments: Any) -> ArgumentError:
    return ArgumentError(say(sentence, **arguments), code=code, field=field)


def data_error(sentence: str, code: str = "bad_column", field: str = "", row: Optional[int] = None, **arguments: Any) -> DataError:
    if row is not None:
        arguments["row"] = row
    return DataError(say(sentence, **arguments), code=code, field=field, row=row)
