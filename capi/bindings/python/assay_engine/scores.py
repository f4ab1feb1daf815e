# SPDX-License-Identifier: Apache-2.0
"""What a scorer made of a batch of values."""
import sys
from array import array
from ctypes import byref, c_double, c_int32, c_uint8, string_at
from typing import Any, List, Optional

from ._arrow import capsule_of
from ._lend import fill_stream, lent, texts_of
from ._messages import listed, say
from .table import Table

_order = "<" if sys.byteorder == "little" else ">"


class ScoreColumn:
    """One column of scores.

    Numbers: numpy.asarray(column) reads them where the library wrote them, NaN where there is none. Words (grade, status): `words`
    has them, and `codes` their places, -1 where there is none. tolist() gives Python values, with None, of both.
    """

    def __init__(self, owner: Any, values: Any) -> None:
        self._owner = owner
        self._values = values
        self.words: Optional[List[str]] = texts_of(values.dictionary.contents) if values.dictionary else None

    def __len__(self) -> int:
        return self._values.length

    @property
    def __array_interface__(self) -> Any:
        if self.words is not None:
            codes = self.codes
            return {"version": 3, "shape": (len(codes),), "typestr": f"{_order}i4", "data": memoryview(codes)}
        return {"version": 3, "shape": (len(self),), "typestr": f"{_order}f8", "data": (self._values.buffers[1], True)}

    @property
    def codes(self) -> Any:
        """Places in `words`, -1 where there is none; an array.array of 32-bit integers."""
        if self.words is None:
            raise AttributeError("codes")
        made = array("i", string_at(self._values.buffers[1], 4 * len(self)))
        for row in self._missing():
            made[row] = -1
        return made

    def _missing(self) -> List[int]:
        if not self._values.null_count:
            return []
        rows = len(self)
        validity = string_at(self._values.buffers[0], (rows + 7) // 8)
        return [
            row
            for place, byte in enumerate(validity)
            if byte != 255
            for row in range(8 * place, min(8 * place + 8, rows))
            if not byte >> row % 8 & 1
        ]

    def tolist(self) -> List[Any]:
        """Python numbers or words; None where there is none."""
        kind, rows = (c_int32 if self.words is not None else c_double), len(self)
        values: List[Any] = (kind * rows).from_address(self._values.buffers[1])[:] if rows else []
        if self.words is not None:
            values = [self.words[code] for code in values]
        for row in self._missing():
            values[row] = None
        return values

    def __repr__(self) -> str:
        return f"<assay_engine.ScoreColumn of {len(self):,} {'words' if self.words is not None else 'numbers'}>"


class Scores(Table):
    """Scores of a batch, an Arrow table: score, grade, status, and the parts that were asked for.

    >>> numpy.asarray(scores["score"])        # no copy; NaN: no score
    >>> scores["grade"].tolist()
    >>> polars.DataFrame(scores)
    """

    def __init__(self, schema: Any, values: Any) -> None:
        self._schema = schema
        self._values = values
        super().__init__(self._fill_stream, "scores")

    def __del__(self) -> None:
        for each in (self._schema, self._values):
            if each.release:
                each.release(byref(each))

    def _fill_stream(self, stream: Any) -> None:
        fill_stream(stream, self, self._schema, self._values)

    def __arrow_c_schema__(self) -> Any:
        return capsule_of(lent(self._schema, self), b"arrow_schema")

    def __arrow_c_array__(self, requested_schema: Any = None) -> Any:
        return self.__arrow_c_schema__(), capsule_of(lent(self._values, self), b"arrow_array")

    def __len__(self) -> int:
        return self._values.length

    @property
    def column_names(self) -> List[str]:
        return [self._schema.children[place].contents.name.decode() for place in range(self._schema.n_children)]

    def __getitem__(self, name: str) -> ScoreColumn:
        names = self.column_names
        if name not in names:
            raise KeyError(say("no_node", name=name, names=listed(names)))
        return ScoreColumn(self, self._values.children[names.index(name)].contents)

    @property
    def score(self) -> ScoreColumn:
        """Scores, 0 to 100."""
        return self["score"]

    @property
    def grade(self) -> ScoreColumn:
        """Ids of grades."""
        return self["grade"]

    @property
    def status(self) -> ScoreColumn:
        """ "ok", "provisional" or "not_available"."""
        return self["status"]

    def __repr__(self) -> str:
        return f"<assay_engine.Scores of {len(self):,}: {', '.join(self.column_names)}>"
