# SPDX-License-Identifier: Apache-2.0
"""Models: what is measured and how it is graded."""
import json
import os
from ctypes import byref, c_int32
from functools import cached_property
from typing import Any, Dict, List, Mapping, NamedTuple, Optional, Union

from ._call import Owner, bytes_of, call, document_of, encoded, made_by
from ._errors import argument_error
from ._grouping import grouping_of
from ._language import current_language, number_of
from ._library import library
from ._messages import listed
from ._raw import Document

Source = Union[str, bytes, "os.PathLike[str]", Mapping[str, Any]]


class Label(str):
    """A name for people. As a str it is the one of the language that was set when it was asked for."""

    zh: str
    en: str

    @staticmethod
    def of(document: Any) -> "Label":
        if not isinstance(document, dict):
            document = {"zh": document or "", "en": document or ""}
        zh, en = document.get("zh") or "", document.get("en") or ""
        made = Label((zh or en) if current_language() == "zh" else (en or zh))
        made.zh, made.en = zh, en
        return made


class Column(NamedTuple):
    """A column that records of a type can have."""

    name: str
    label: Any
    type: str
    decimals: int
    minimum: Optional[float]
    maximum: Optional[float]


class Record(NamedTuple):
    """A type of records."""

    name: str
    label: Any
    time: Optional[str]
    groups: List[str]
    columns: Dict[str, Column]
    derived: Dict[str, str]


class NodeDefinition(NamedTuple):
    """A line of every scorecard of the model: the total, a dimension, or an indicator."""

    id: str
    label: Any
    kind: str
    parent: Optional[str]
    unit: Optional[str]
    scored: bool


class Grade(NamedTuple):
    """A grade, best first."""

    id: str
    label: Any
    at_least: float
    factor: Optional[float]
    stars: Optional[int]


class Model(Owner):
    """What is measured and how it is graded; compiled once, immutable, used by any number of threads.

    >>> import assay_engine as assay
    >>> model = assay.Model.preset("after-sales-quality")
    >>> model.id, [grade.id for grade in model.grades]
    ('after-sales-quality', ['excellent', 'good', 'pass', 'needs_improvement'])

    `source` is the text of a JSON document (docs/model.md), a path to one (os.PathLike, or a str that ends with .json), a dict, or
    the id of a preset.
    """

    _free = staticmethod(library.assay_model_free)

    def __init__(self, source: Source, *, language: Optional[str] = None) -> None:
        self._text = text = _text_of(source)
        super().__init__(made_by("assay_model_new", text, len(text), language=language))

    @classmethod
    def preset(cls, id: str, *, language: Optional[str] = None) -> "Model":
        """A model that comes with the library; catalogue() lists them."""
        if not isinstance(id, str):
            raise argument_error("wrong_type", name="id", type=type(id).__name__, expected="the id of a preset")
        return cls(id.encode("utf-8"), language=language)

    @staticmethod
    def check(source: Source, *, language: Optional[str] = None) -> List[Dict[str, Any]]:
        """All that is wrong with a document, and what to do about it; an empty list when nothing is.

        Findings are dicts with severity ("error", "warning", "note"), code, pointer, line, column, message and hint.
        """
        text = _text_of(source)
        return document_of("assay_check", Document.MODEL, text, len(text), None, number_of(language), language=language)

    def check_mapping(self, source: Source, *, language: Optional[str] = None) -> List[Dict[str, Any]]:
        """All that is wrong with a source mapping (docs/data.md) for the record types of this model."""
        text = _text_of(source)
        return document_of("assay_check", Document.MAPPING, text, len(text), self._address, number_of(language), language=language)

    @cached_property
    def _description(self) -> Dict[str, Any]:
        return json.loads(bytes_of("assay_model_describe", self._address))

    def describe(self) -> Dict[str, Any]:
        """Everything about it: id, version, shape, record types with columns, indicators, nodes, grades, rules."""
        return json.loads(bytes_of("assay_model_describe", self._address))

    @property
    def id(self) -> str:
        return self._description["id"]

    @property
    def version(self) -> str:
        return self._description["version"]

    @property
    def shape(self) -> str:
        """Fingerprint of everything that decides what a state holds."""
        return self._description["shape"]

    @property
    def label(self) -> Label:
        return Label.of(self._description["label"])

    @property
    def records(self) -> Dict[str, Record]:
        """The record types by name, with their columns."""
        return {each["name"]: _record_of(each) for each in self._description["records"]}

    @property
    def indicators(self) -> List[str]:
        """Ids of all indicators, in the order of Scorer.one()."""
        return list(self._description["indicators"])

    @property
    def nodes(self) -> Dict[str, NodeDefinition]:
        """Lines of a scorecard by id: the total, dimensions, indicators; at the end indicators that are not scored."""
        return {
            each["id"]: NodeDefinition(
                each["id"], Label.of(each["label"]), each["kind"], each["parent"], each["unit"], each["scored"]
            )
            for each in self._description["nodes"]
        }

    @property
    def grades(self) -> List[Grade]:
        """Grades, as the model lists them."""
        return [
            Grade(each["id"], Label.of(each["label"]), each["at_least"], each["factor"], each["stars"] or None)
            for each in self._description["grades"]
        ]

    def needs(self, record: str, by: Any = None, period: Optional[str] = None) -> List[str]:
        """The columns that records of a type have to come with, for this grouping.

        >>> import assay_engine as assay
        >>> assay.Model.preset("after-sales-quality").needs("survey", by="team")
        ['team', 'overall_score', 'patience_score', 'empathy_score', 'recommend_score']
        """
        index = self._record_index(record)
        grouping = grouping_of(by, period).struct()
        count = c_int32()
        call("assay_model_needs", self._address, index, byref(grouping), None, 0, byref(count))
        found = (c_int32 * count.value)()
        call("assay_model_needs", self._address, index, byref(grouping), found, count.value, byref(count))
        names = [each["name"] for each in self._description["records"][index]["columns"]]
        return [names[place] for place in found]

    def _record_index(self, record: str) -> int:
        for index, each in enumerate(self._description["records"]):
            if each["name"] == record:
                return index
        names = listed(each["name"] for each in self._description["records"])
        raise argument_error("unknown_record", "unknown_record_type", name=record, names=names)

    def __reduce__(self) -> Any:
        return Model, (self._text,)

    def __repr__(self) -> str:
        return f"<assay_engine.Model {self.id} {self.version}: {self.label}>"


def _record_of(document: Any) -> Record:
    columns = {
        each["name"]: Column(
            each["name"], Label.of(each["label"]), each["type"], each["decimals"], each["minimum"], each["maximum"]
        )
        for each in document["columns"]
    }
    derived = {each["name"]: each["type"] for each in document["derived"]}
    label = Label.of(document["label"])
    return Record(document["name"], label, document["time"], list(document["groups"]), columns, derived)


def _text_of(source: Source) -> bytes:
    """The bytes of a document, or of the id of a preset."""
    if isinstance(source, (bytes, bytearray)):
        return bytes(source)
    if isinstance(source, str) and source.lstrip("\ufeff \t\r\n").startswith("{"):
        return encoded(source)
    if isinstance(source, os.PathLike) or (isinstance(source, str) and source.endswith(".json")):
        with open(source, "rb") as file:
            return file.read()
    if isinstance(source, str):
        return encoded(source)
    if isinstance(source, Mapping):
        return encoded(json.dumps(source, ensure_ascii=False, indent=1))
    expected = "a document (str, dict), a path, or the id of a preset"
    raise argument_error("wrong_type", name="source", type=type(source).__name__, expected=expected)
