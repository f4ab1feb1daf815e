# SPDX-License-Identifier: Apache-2.0
"""Sealed states in a folder: a file for each source, written whole or not at all, and never counted twice."""
import os
from pathlib import Path
from threading import get_ident
from typing import Iterable

from ._errors import StateError
from ._messages import say
from .state import State

suffix = ".state"


def put(folder: Path, source: str, state: State) -> None:
    """Stores the state of a source under its name. The same state again changes nothing; another one is refused."""
    path = folder / (source + suffix)
    if path.exists():
        kept = State(state.model, *state._grouping)
        add_files(kept, [path])
        if kept.digest != state.digest:
            told = {"kept": kept.digest[:12], "kept_rows": kept.rows, "new": state.digest[:12], "new_rows": state.rows}
            raise StateError(say("other_records", path=path, source=source, **told), code="other_records")
        return
    state.seal(source)
    _write(path, state.save())


def add_files(state: State, paths: Iterable[Path]) -> None:
    """Merges stored states into one of the same shape and grouping."""
    for path in paths:
        try:
            state.merge(State.load(path.read_bytes(), state.model))
        except StateError as problem:
            raise StateError(f"{path}: {problem}", code=problem.code, field=problem.field) from None


def _write(path: Path, content: bytes) -> None:
    """Under its name the file is complete, also after a loss of power; what is left of an attempt has another ending."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}-{get_ident()}.unfinished")
    try:
        with open(unfinished, "xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
