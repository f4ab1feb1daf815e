# SPDX-License-Identifier: Apache-2.0
"""Results: what every group scored."""
import json
from ctypes import byref, c_int64, c_void_p, string_at
from typing import Any, Dict, Iterator, List, Optional, Tuple, Union, overload

from . import _html, _raw
from ._call import Owner, bytes_of, call, sized
from ._errors import argument_error
from ._grouping import Grouping, Key, KeyWriter, parts_of
from ._language import current_language, number_of
from ._library import library
from ._messages import say
from ._numbers import REASONS, STATUSES, known
from ._terminal import table_of
from .model import Label, Model
from .scorecard import Scorecard
from .table import Table

_shown_groups = 30
_heads = {"en": ("Records", "Score", "Grade", "period"), "zh": ("记录数", "总分", "等级", "期间")}


class Card:
    """The score of one group: key, rows, score, grade, status, reason."""

    __slots__ = "result index key rows score score_before_rules grade grade_before_rules status reason _grade".split()

    def __init__(self, result: "Result", index: int, key: Tuple[Optional[str], ...], card: Any) -> None:
        grades = result._grade_ids
        self.result = result
        self.index = index
        self.key = key
        self.rows: int = card.rows
        self.score = known(card.score)
        self.score_before_rules = known(card.score_before_rules)
        self._grade: int = card.grade
        self.grade: Optional[str] = grades[card.grade] if card.grade >= 0 else None
        self.grade_before_rules: Optional[str] = grades[card.grade_before_rules] if card.grade_before_rules >= 0 else None
        self.status: str = STATUSES[card.status]
        self.reason: Optional[str] = REASONS[card.reason]

    @property
    def grade_label(self) -> Optional[Label]:
        """Name of the grade, in the language that is set."""
        return self.result.model.grades[self._grade].label if self._grade >= 0 else None

    @property
    def period(self) -> Optional[str]:
        """The period, such as 2026-03; None without periods, or without a time."""
        return self.key[-1] if self.result.period is not None else None

    @property
    def provisional(self) -> bool:
        return self.status == "provisional"

    def scorecard(self) -> Scorecard:
        """The same group with everything that explains it."""
        return self.result.scorecard(self.index)

    def value(self, id: str) -> Optional[float]:
        """The value of an indicator in this group."""
        return self.result._node(self.index, id)[0]

    def points(self, id: str) -> Optional[float]:
        """The points of an indicator, on the scale of its rule; of a dimension or the total on 0 to 100."""
        return self.result._node(self.index, id)[1]

    def __repr__(self) -> str:
        key = ", ".join(map(repr, self.key))
        return f"<assay_engine.Card ({key}): {self.score} {self.grade} {self.status}, {self.rows:,} records>"


class Result(Owner):
    """What every group scored; immutable, used by any number of threads.

    >>> result = state.grade()
    >>> len(result), result[0], result["East"], result["East", "2026-03"]
    >>> for card in result:
    ...     print(card.key, card.score, card.grade)
    >>> frame = result.cards().to_pandas()

    It is a sequence of cards in the order of their keys, and can be asked by key as well: one text, or a tuple of one for each
    column of `by` and at the end the period, where there are periods.
    """

    _free = staticmethod(library.assay_result_free)

    def __init__(self, address: int, model: Model, grouping: Grouping) -> None:
        super().__init__(address)
        self.model = model
        self.by = grouping.by
        self.period = grouping.period
        self._grade_ids = [grade.id for grade in model.grades]
        self._lines = [each["id"] for each in model._description["nodes"]]

    def __len__(self) -> int:
        return library.assay_result_size(self._address)

    @overload
    def __getitem__(self, group: slice) -> List[Card]: ...

    @overload
    def __getitem__(self, group: Union[int, str, None, Tuple[Optional[str], ...]]) -> Card: ...

    def __getitem__(self, group: Any) -> Any:
        if isinstance(group, slice):
            return [self._card(index) for index in range(*group.indices(len(self)))]
        return self._card(self._index(group))

    def get(self, key: Key, default: Any = None) -> Any:
        """The card of a group, or the default when the result has no such group."""
        index = self._find(key)
        return default if index < 0 else self._card(index)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, (str, tuple, type(None))) and self._find(key) >= 0

    def __iter__(self) -> Iterator[Card]:
        return (self._card(index) for index in range(len(self)))

    def keys(self) -> List[Tuple[Optional[str], ...]]:
        """The keys of all groups, in order."""
        return [self._key(index) for index in range(len(self))]

    def _find(self, key: Any) -> int:
        writer = KeyWriter(self.by, self.period)
        return library.assay_result_find(self._address, writer.write(parts_of(key)))

    def _index(self, group: Any) -> int:
        if isinstance(group, int):
            count = len(self)
            if not -count <= group < count:
                raise IndexError(say("no_index", count=count, index=group))
            return group % count
        index = self._find(group)
        if index < 0:
            raise KeyError(say("no_group", key=group))
        return index

    def _key(self, index: int) -> Tuple[Optional[str], ...]:
        text, size = c_void_p(), c_int64()
        parts: List[Optional[str]] = []
        for part in range(len(self.by) + (self.period is not None)):
            call("assay_result_key", self._address, index, part, byref(text), byref(size))
            parts.append(None if text.value is None else string_at(text.value, size.value).decode())
        return tuple(parts)

    def _card(self, index: int) -> Card:
        card = sized(_raw.Card)
        call("assay_result_card", self._address, index, byref(card))
        return Card(self, index, self._key(index), card)

    def _node(self, index: int, id: str) -> Tuple[Optional[float], Optional[float]]:
        if id not in self._lines:
            raise KeyError(say("no_node", name=id, names=", ".join(self._lines)))
        line = sized(_raw.Node)
        call("assay_result_node", self._address, index, self._lines.index(id), byref(line))
        return known(line.value), known(line.points)

    def scorecard(self, group: Any = 0) -> Scorecard:
        """One group, by number or key, with everything that explains it."""
        index = self._index(group)
        made = Scorecard(self.model, self._key(index))
        call("assay_scorecard_explain", made._address, self._address, index)
        return made

    # ---- Tables ----

    def _table(self, table: int, name: str, language: Optional[str]) -> Table:
        number = _raw.Language.ID if language is None else number_of(language)

        def fill(stream: Any) -> None:
            call("assay_result_export", self._address, table, number, byref(stream))

        return Table(fill, name)

    def cards(self, language: Optional[str] = None) -> Table:
        """A row a group: rows, score, score_before_rules, grade, status, reason. Grades are ids, or names in a language."""
        return self._table(_raw.Table.CARDS, "cards", language)

    def nodes(self, language: Optional[str] = None) -> Table:
        """A row a group and line: node, kind, value, value_exact, value_kind, n, rows, points, band, status, reason."""
        return self._table(_raw.Table.NODES, "nodes", language)

    def points(self, language: Optional[str] = None) -> Table:
        """A row a group: grade, then the points of every scored line in a column of its id."""
        return self._table(_raw.Table.POINTS, "points", language)

    def values(self, language: Optional[str] = None) -> Table:
        """A row a group: the value of every indicator in a column of its id."""
        return self._table(_raw.Table.VALUES, "values", language)

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        """The table of cards."""
        return self.cards().__arrow_c_stream__(requested_schema)

    def __arrow_c_schema__(self) -> Any:
        return self.cards().__arrow_c_schema__()

    def to_arrow(self) -> Any:
        """The table of cards as a pyarrow.Table."""
        return self.cards().to_arrow()

    def to_pandas(self, **options: Any) -> Any:
        """The table of cards as a pandas.DataFrame."""
        return self.cards().to_pandas(**options)

    def to_polars(self) -> Any:
        """The table of cards as a polars.DataFrame."""
        return self.cards().to_polars()

    def json(self, first: int = 0, groups: int = -1) -> Dict[str, Any]:
        """The document of docs/result.md with every explanation, as Python objects."""
        return json.loads(self.json_text(first, groups))

    def json_text(self, first: int = 0, groups: int = -1) -> str:
        """The same as text, the bytes that every binding gives."""
        return bytes_of("assay_result_json", self._address, first, groups).decode()

    # ---- Shown ----

    def _shown(self) -> Tuple[List[str], List[Tuple[Card, List[str]]]]:
        """Headings and cells of the first groups: key, records, score, grade, dimensions."""
        language = current_language()
        rows_head, score_head, grade_head, period_head = _heads[language]
        dimensions = [each for each in self.model._description["nodes"] if each["kind"] == "dimension"]
        keys = [*self.by, *([period_head] if self.period is not None else [])]
        heads = [*keys, rows_head, score_head, grade_head, *(Label.of(each["label"]) for each in dimensions)]
        lines = []
        for card in self[:_shown_groups]:
            mark = "~" if card.provisional else ""
            cells = ["–" if part is None else part for part in card.key]
            cells += [f"{card.rows:,}", "–" if card.score is None else f"{mark}{card.score:.2f}", card.grade_label or "–"]
            for each in dimensions:
                points = card.points(each["id"])
                cells.append("–" if points is None else f"{points:.2f}")
            lines.append((card, cells))
        return heads, lines

    def _title(self) -> str:
        return f"{self.model.label}  {self.model.id} {self.model.version}"

    def _more(self) -> str:
        hidden = len(self) - _shown_groups
        if hidden <= 0:
            return ""
        return f"… 另有 {hidden:,} 个分组" if current_language() == "zh" else f"… and {hidden:,} groups more"

    def __repr__(self) -> str:
        heads, lines = self._shown()
        keys = len(self.by) + (self.period is not None)
        text = f" {self._title()}\n\n" + table_of(heads, [cells for _, cells in lines], [*range(keys), keys + 2])
        return text + ("\n " + self._more() if self._more() else "")

    def _repr_html_(self) -> str:
        heads, lines = self._shown()
        keys = len(self.by) + (self.period is not None)
        rows = []
        for card, cells in lines:
            place = card._grade if card._grade >= 0 else None
            shown = [_html.escape(cell) for cell in cells]
            shown[keys + 2] = _html.badge(cells[keys + 2], _html.colour_of(place, len(self._grade_ids)))
            rows.append(shown)
        more = f"<p>{self._more()}</p>" if self._more() else ""
        return _html.table(heads, rows, [*range(keys), keys + 2], _html.escape(self._title())) + more
