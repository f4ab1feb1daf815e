# SPDX-License-Identifier: Apache-2.0
"""Scorecards: one group, with what explains its score."""
import json
from ctypes import byref, c_int64, create_string_buffer
from typing import Any, Dict, List, NamedTuple, Optional, Tuple

from . import _html, _raw
from ._call import Owner, Turn, bytes_of, call, made_by, sized
from ._errors import argument_error
from ._language import current_language, number_of
from ._library import library
from ._messages import listed
from ._numbers import REASONS, STATUSES, VALUE_KINDS, counted, known
from ._raw import Text
from ._terminal import table_of
from .model import Label, Model

_texts = {each.name.lower(): each for each in Text}
_heads = {
    "en": ("Indicator", "Value", "n", "Band", "Points", "Weight", "Lost", "Next step", "Not scored"),
    "zh": ("指标", "值", "样本数", "区间", "得分", "权重", "失分", "下一档", "不计分"),
}


class Next(NamedTuple):
    """The nearest limit that earns more points; inclusive: reaching it is enough."""

    value: float
    points: float
    inclusive: bool


class Interval(NamedTuple):
    """Of a share of records: two-sided, 95 %, by Wilson."""

    low: float
    high: float


class Node:
    """One line of a scorecard. Numbers that there are not are None.

    value: of an indicator, in its unit (shares of 1, seconds). points: on the scale of its rule; of dimensions and the total 0 to
    100. weight: share of the total's 100; applied_weight: the same after missing data. contribution and lost: points of the
    total's 100 that it brings and costs. n: records that the value rests on. next: what earns more points.
    """

    __slots__ = (
        "id kind parent unit scored status reason value value_kind points max_points band n rows rows_filtered rows_missing rows_off_scale "
        "weight applied_weight contribution lost coverage interval next _label _card _index"
    ).split()

    def __init__(self, card: "Scorecard", index: int, definition: Any, line: Any) -> None:
        self._card, self._index, self._label = card, index, definition["label"]
        self.id: str = definition["id"]
        self.kind: str = definition["kind"]
        self.parent: Optional[str] = definition["parent"]
        self.unit: Optional[str] = definition["unit"]
        self.scored: bool = definition["scored"]
        self.status: str = STATUSES[line.status]
        self.reason: Optional[str] = REASONS[line.reason]
        self.value = known(line.value)
        self.value_kind: Optional[str] = VALUE_KINDS[line.value_kind]
        self.points = known(line.points)
        self.max_points = known(line.max_points)
        self.band = counted(line.band)
        self.n = counted(line.n)
        self.rows = counted(line.rows)
        self.rows_filtered = counted(line.rows_filtered)
        self.rows_missing = counted(line.rows_missing)
        self.rows_off_scale = counted(line.rows_off_scale)
        self.weight = known(line.weight)
        self.applied_weight = known(line.applied_weight)
        self.contribution = known(line.contribution)
        self.lost = known(line.lost)
        self.coverage = known(line.coverage)
        self.interval = Interval(line.interval_low, line.interval_high) if line.interval_low == line.interval_low else None
        has_next = line.next_value == line.next_value
        self.next = Next(line.next_value, line.next_points, line.next_inclusive == 1) if has_next else None

    @property
    def label(self) -> Label:
        """Its name, in the language that is set."""
        return Label.of(self._label)

    def text(self, what: str = "value", language: Optional[str] = None) -> str:
        """A text for people: "label", "value", "exact", "points", "band", "next", "interval" or "reason"; empty when there is none."""
        return self._card._text(self._index, what, language)

    def __repr__(self) -> str:
        return f"<assay_engine.Node {self.id}: value {self.value}, points {self.points}, lost {self.lost}, status {self.status}>"


class Scorecard(Owner):
    """One group, explained: what every line is worth, brings, costs, and what would earn more.

    >>> card = result.scorecard("East")
    >>> card.score, card.grade, card["csat"].value, card["csat"].lost
    >>> [node.id for node in card.reasons()]

    It is a mapping of ids to lines that keeps their order, and outlives its result, its state and its model.
    """

    _free = staticmethod(library.assay_scorecard_free)

    def __init__(self, model: Model, key: Tuple[Optional[str], ...]) -> None:
        super().__init__(made_by("assay_scorecard_new", model._address))
        self.model = model
        self.key = key
        self.found = True
        self._turn = Turn("scorecard")
        self._nodes: Optional[Dict[str, Node]] = None
        self._read: Any = None

    @property
    def _card(self) -> Any:
        if self._read is None:
            card = sized(_raw.Card)
            call("assay_scorecard_card", self._address, byref(card))
            self._read = card
        return self._read

    @property
    def score(self) -> Optional[float]:
        """0 to 100; None when there is none."""
        return known(self._card.score)

    @property
    def score_before_rules(self) -> Optional[float]:
        """As if the model had no critical rules."""
        return known(self._card.score_before_rules)

    @property
    def grade(self) -> Optional[str]:
        """Id of the grade."""
        return self._grade_id(self._card.grade)

    @property
    def grade_before_rules(self) -> Optional[str]:
        return self._grade_id(self._card.grade_before_rules)

    @property
    def grade_label(self) -> Optional[Label]:
        """Name of the grade, in the language that is set."""
        place = self._card.grade
        return self.model.grades[place].label if place >= 0 else None

    def _grade_id(self, place: int) -> Optional[str]:
        return self.model.grades[place].id if place >= 0 else None

    @property
    def status(self) -> str:
        """ "ok", "provisional" or "not_available"."""
        return STATUSES[self._card.status]

    @property
    def reason(self) -> Optional[str]:
        """Why there is no score, or why it is provisional."""
        return REASONS[self._card.reason]

    @property
    def rows(self) -> int:
        """Records of all types."""
        return self._card.rows

    @property
    def nodes(self) -> Dict[str, Node]:
        """Lines by id: the total, dimensions, indicators; at the end indicators that are not scored."""
        if self._nodes is None:
            line = sized(_raw.Node)
            made: Dict[str, Node] = {}
            for index, definition in enumerate(self.model._description["nodes"]):
                call("assay_scorecard_node", self._address, index, byref(line))
                made[definition["id"]] = Node(self, index, definition, line)
            self._nodes = made
        return self._nodes

    def __getitem__(self, id: str) -> Node:
        try:
            return self.nodes[id]
        except KeyError:
            raise KeyError(str(argument_error("no_node", name=id, names=listed(self.nodes)))) from None

    def __iter__(self) -> Any:
        return iter(self.nodes)

    def __len__(self) -> int:
        return len(self.nodes)

    def __contains__(self, id: object) -> bool:
        return id in self.nodes

    def reasons(self) -> List[Node]:
        """The indicators that cost points, the most expensive first."""
        costing = [node for node in self.nodes.values() if node.kind == "indicator" and node.lost is not None and node.lost > 0]
        return sorted(costing, key=lambda node: -(node.lost or 0))

    def text(self, what: str = "score", language: Optional[str] = None) -> str:
        """A text for people: "score" or "grade"."""
        return self._text(0, what, language)

    def _text(self, index: int, what: str, language: Optional[str]) -> str:
        kind = _texts.get(what)
        if kind is None:
            raise argument_error("choice", name="what", value=what, choices=", ".join(map(repr, _texts)))
        number, size, capacity = number_of(language), c_int64(), 256
        while True:
            buffer = create_string_buffer(capacity)
            with self._turn:
                call("assay_scorecard_text", self._address, index, kind, number, buffer, capacity, byref(size), language=language)
            if size.value < capacity:
                return buffer.raw[: size.value].decode()
            capacity = size.value + 1

    def json(self) -> Dict[str, Any]:
        """The object of docs/result.md for this group, as Python objects."""
        return json.loads(self.json_text())

    def json_text(self) -> str:
        """The same as text, the bytes that every binding gives."""
        with self._turn:
            return bytes_of("assay_scorecard_json", self._address).decode()

    # ---- Shown ----

    def _title(self, language: str) -> str:
        key = " · ".join("–" if part is None else part for part in self.key)
        grade = self.text("grade", language)
        return f"{key + '  ' if key else ''}{self.text('score', language) or '–'} / 100{'  ' + grade if grade else ''}"

    def _lines(self, language: str) -> Tuple[List[Node], List[Node]]:
        nodes = list(self.nodes.values())
        return [node for node in nodes if node.scored], [node for node in nodes if not node.scored]

    @staticmethod
    def _points(node: Node, language: str) -> str:
        if node.kind == "indicator" and node.points is not None and node.max_points is not None:
            return f"{round(node.points, 2):g} / {node.max_points:g}"
        return node.text("points", language)

    def _indent(self, node: Node) -> int:
        depth, parent = 0, node.parent
        while parent is not None:
            depth, parent = depth + 1, self.nodes[parent].parent
        return depth

    def __repr__(self) -> str:
        language = current_language()
        heads = _heads[language]
        scored, others = self._lines(language)
        rows = []
        for node in scored:
            n = "" if node.n is None or node.kind != "indicator" else f"{node.n:,}"
            value = node.text("value", language) or ("–" if node.kind == "indicator" else "")
            points = self._points(node, language)
            rows.append(
                [
                    "  " * self._indent(node) + node.text("label", language),
                    value,
                    n,
                    node.text("band", language) or (node.text("reason", language) if node.status == "not_available" else ""),
                    points,
                    "" if node.weight is None else f"{node.weight:g}",
                    "" if node.lost is None else f"{node.lost:.2f}",
                    node.text("next", language),
                ]
            )
        text = f" {self._title(language)}\n\n" + table_of(heads[:8], rows, (0, 3, 7))
        if others:
            more = [
                ["  " + node.text("label", language), node.text("value", language) or "–", "" if node.n is None else f"{node.n:,}"]
                for node in others
            ]
            text += "\n\n" + table_of((heads[8], heads[1], heads[2]), more)
        return text

    def _repr_html_(self) -> str:
        language = current_language()
        heads = _heads[language]
        scored, others = self._lines(language)
        rows = []
        for node in scored:
            label = _html.escape(node.text("label", language))
            label = f'<span style="padding-left:{16 * self._indent(node)}px">{label}</span>'
            if node.kind != "indicator":
                label = f"<b>{label}</b>"
            share = None if node.points is None or not node.max_points else node.points / node.max_points
            band = node.text("band", language)
            if not band and node.status != "ok":
                band = node.text("reason", language) if node.kind == "indicator" else ""
            rows.append(
                [
                    label,
                    _html.escape(node.text("value", language)),
                    "" if node.n is None or node.kind != "indicator" else f"{node.n:,}",
                    _html.escape(band),
                    _html.escape(self._points(node, language)),
                    "" if share is None else _html.bar(share),
                    "" if node.weight is None else f"{node.weight:g}",
                    "" if node.lost is None else f"{node.lost:.2f}",
                    _html.escape(node.text("next", language)),
                ]
            )
        for node in others:
            n = "" if node.n is None else f"{node.n:,}"
            label = f'<span style="opacity:0.7">{_html.escape(node.text("label", language))}</span>'
            rows.append([label, _html.escape(node.text("value", language)), n, "", "", "", "", "", ""])
        place = self._card.grade if self._card.grade >= 0 else None
        key = _html.escape(" · ".join("–" if part is None else part for part in self.key))
        score = _html.escape(self.text("score", language) or "–")
        grade = _html.badge(self.text("grade", language), _html.colour_of(place, len(self.model.grades)))
        shown = [*heads[:5], "", *heads[5:8]]
        return _html.table(shown, rows, (0, 3, 8), f"{key} &ensp; {score} / 100 &ensp; {grade}")
