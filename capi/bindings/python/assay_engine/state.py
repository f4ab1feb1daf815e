# SPDX-License-Identifier: Apache-2.0
"""States: records counted by group and period."""
import gzip
import os
from collections.abc import Mapping
from ctypes import byref, c_char_p, c_int32, c_int64, c_uint8, c_void_p, cast, pointer
from typing import Any, Callable, Dict, Iterable, Iterator, List, Optional, Tuple

from . import _raw
from ._arrow import WatchedStream
from ._call import Owner, Turn, both, bytes_of, call, document_of, encoded, made_by, sized
from ._errors import AssayError, StreamError, argument_error, failure
from ._grouping import Grouping, Key, KeyWriter, grouping_of, parts_of
from ._language import number_of, speaking
from ._library import library
from ._live import Recorder, TooManyTexts
from ._messages import listed
from ._parallel import count
from ._raw import Format
from ._sources import OneStream, source_of
from .model import Model, Source, _text_of
from ._live_score import LiveScore, LiveScorer
from .result import Result
from .scorecard import Scorecard

Progress = Callable[[int], None]
_formats = {None: Format.FORMAT_USUAL, "0.0": Format.FORMAT_0_0, "0.1": Format.FORMAT_0_1, "0.2": Format.FORMAT_0_2}
_piece_bytes = 1 << 20
_add = library.direct("assay_state_add")


class State(Owner):
    """Records counted by group and period: exact integers, and no record.

    Equal records give equal bytes, whatever the order, the batches and the merges they came by.

    >>> import assay_engine as assay
    >>> state = assay.State("after-sales-quality", by="team")
    >>> state.update("survey", {"team": ["East", "East", "West"], "overall_score": [5, 4, None], "recommend_score": [9, 10, 3],
    ...                         "patience_score": [5, 5, 2], "empathy_score": [4, 5, 1]})
    3
    >>> state.grade()["East"].value("csat")
    1.0

    by: the columns that records are grouped by, one name or several. period: "day", "week", "month", "quarter" or "year", with
    utc_offset (minutes, a timedelta, or "+08:00") of the clock whose midnights count, and the first month of fiscal years.
    """

    _free = staticmethod(library.assay_state_free)

    def __init__(
        self, model: Any, by: Any = None, period: Optional[str] = None, utc_offset: Any = 0, fiscal_start_month: int = 1
    ) -> None:
        model = model if isinstance(model, Model) else Model(model)
        grouping = grouping_of(by, period, utc_offset, fiscal_start_month)
        self._begin(made_by("assay_state_new", model._address, byref(grouping.struct())), model, grouping)

    def _begin(self, address: int, model: Optional[Model], grouping: Grouping) -> None:
        super().__init__(address)
        self._place = address
        self.model = model
        self._grouping = grouping
        self._turn = Turn("state")
        self._needed: Dict[str, Dict[str, str]] = {}
        self._recorders: Dict[str, Recorder] = {}
        self._key = KeyWriter(grouping.by, grouping.period)
        self._live: Dict[int, LiveScorer] = {}

    @classmethod
    def _of(cls, address: int, model: Optional[Model]) -> "State":
        made = cls.__new__(cls)
        Owner.__init__(made, address)  # so that it is freed when the rest fails
        described = document_of("assay_state_describe", address)
        period = described["period"] or {"unit": None, "utc_offset_minutes": 0, "fiscal_start_month": 1}
        grouping = Grouping(tuple(described["by"]), period["unit"], period["utc_offset_minutes"], period["fiscal_start_month"])
        made._begin(address, model, grouping)
        return made

    # ---- Counting ----

    def update(
        self,
        records: Any,
        data: Any = None,
        *,
        threads: int = 1,
        progress: Optional[Progress] = None,
        nan_is_missing: bool = False,
        language: Optional[str] = None,
    ) -> int:
        """Adds records, update("contact", data) or update({"contact": data, "survey": data}); says how many.

        Data are Arrow tables and streams (pyarrow, pandas, Polars, DuckDB: read where they lie), a dict of columns (NumPy arrays and
        buffers are read where they lie, lists are converted once), or a list of dicts. Columns that the model does not need are
        left aside. Times without a zone are of UTC; integers are seconds since 1970. NaN is an error unless nan_is_missing says
        that it is a missing value, as it always is in pandas.

        One table is checked whole before anything of it is added. A stream is added chunk by chunk: after a fault in it the rows
        before stay, and the exception has their number in rows_added. With threads > 1 a stream is added whole or not at all.
        progress is called with the number of rows so far; what it raises ends the call.
        """
        if not isinstance(threads, int) or isinstance(threads, bool) or threads < 1:
            raise argument_error("threads", value=threads)
        if data is None and not isinstance(records, str):
            tables = self._tables_of(records)
        else:
            tables = [(records, data)]
        added = 0
        with speaking(language):
            for record, table in tables:
                told = None if progress is None else _continued(progress, added)
                added += self._update_one(record, table, threads, told, nan_is_missing, language)
        return added

    def _tables_of(self, records: Any) -> List[Tuple[str, Any]]:
        """Tables by record type; a model with one type has its table alone."""
        model = self._model()
        names = [each["name"] for each in model._description["records"]]
        if isinstance(records, Mapping) and all(name in names for name in records):
            return list(records.items())
        is_by_name = isinstance(records, Mapping) and any(name in names for name in records)
        if len(names) == 1 and not is_by_name:
            return [(names[0], records)]
        if isinstance(records, Mapping):
            wrong = next(name for name in records if name not in names)
            raise argument_error("unknown_record", "unknown_record_type", name=wrong, names=listed(names))
        raise argument_error("not_records", what="update", example=names[0], names=listed(names))

    def _model(self) -> Model:
        if self.model is None:
            # The library says so, and what to do.
            call("assay_state_update", self._address, byref(_no_records(b"?")), None)
            raise AssertionError("a state without a model counts no records")
        return self.model

    def _kinds_of(self, record: str) -> Dict[str, str]:
        """Types of the columns that records need here."""
        kinds = self._needed.get(record)
        if kinds is None:
            model = self._model()
            described = model._description["records"][model._record_index(record)]
            types = {each["name"]: each["type"] for each in described["columns"]}
            by = [name for name in self._grouping.by if name in described["groups"]]
            kinds = self._needed[record] = {name: types[name] for name in model.needs(record, by, self._grouping.period)}
        return kinds

    def _update_one(
        self, record: str, data: Any, threads: int, progress: Optional[Progress], nan_is_missing: bool, language: Optional[str]
    ) -> int:
        if not isinstance(record, str):
            expected = "the name of a record type"
            raise argument_error("wrong_type", name="record", type=type(record).__name__, expected=expected)
        what, name = f'"{record}"', encoded(record)
        source = source_of(data, what, name, self._kinds_of(record).get, nan_is_missing)
        if threads > 1 and (isinstance(source, OneStream) or source.rows > 1):
            return self._update_in_threads(source, name, what, threads, progress, language)
        with self._turn:
            if progress is None or not isinstance(source, OneStream):
                added = self._send(source.records, language)
                if progress is not None and added:
                    progress(added)
                return added
            watched = WatchedStream(source.stream, progress)
            source.records.stream = pointer(watched.struct)
            try:
                added = self._send(source.records, language)
                watched.tell()
            except StreamError as fault:
                if watched.problem is None:
                    raise
                raise watched.problem from fault
            finally:
                watched.close()
            return added

    def _send(self, records: Any, language: Optional[str] = None) -> int:
        added, error = c_int64(), sized(_raw.Error)
        error.language = number_of(language)
        if library.assay_state_update(self._address, byref(records), byref(added), byref(error)):
            problem = failure(error)
            if isinstance(problem, AssayError):
                problem.rows_added = added.value
            raise problem
        return added.value

    def _update_in_threads(
        self, source: Any, record: bytes, what: str, threads: int, progress: Optional[Progress], language: Optional[str]
    ) -> int:
        model, grouping = self._model(), self._grouping
        number = number_of(language)
        states = [State(model, *grouping) for _ in range(threads)]
        code = "zh" if number == _raw.Language.CHINESE else "en"  # other threads have other contexts
        total, added = count(source, record, what, states, lambda state, records: state._send(records, code), progress)
        if added == 0:
            self._send(_no_records(record))
        else:
            self.merge(total)
        return added

    def add(self, record: str, /, **cells: Any) -> None:
        """Adds one record, as an event of a live system; columns without a cell are missing.

        >>> state.add("survey", team="East", overall_score=5, recommend_score=9)

        Takes microseconds, and no longer when more has been counted before. Cells are numbers, bool, str, datetime, date,
        timedelta, Decimal or None.
        """
        recorder = self._recorders.get(record)
        if recorder is None:
            recorder = self._recorder(record)
        turn = self._turn
        if not turn.acquire(False):
            turn.wait()
        try:
            try:
                count = recorder.write(cells)
            except TooManyTexts:
                recorder.forget_texts()
                count = recorder.write(cells)
            # The error is asked for only when there is one: what was refused once is refused again.
            if _add(recorder.state, recorder.index, recorder.reference, count, None):
                call("assay_state_add", recorder.state, recorder.index, recorder.reference, count)
        finally:
            turn.release()

    def _recorder(self, record: str) -> Recorder:
        model = self._model()
        index = model._record_index(record)
        columns = [each["name"] for each in model._description["records"][index]["columns"]]
        made = self._recorders[record] = Recorder(self._place, record, index, columns)
        return made

    def count_rejected(self, record: str, reason: str, rows: int = 1) -> None:
        """Counts rows that were rejected before they came here, by a reason such as "bad_number", so that results say so."""
        index, text = self._model()._record_index(record), encoded(reason)
        with self._turn:
            call("assay_state_count_rejected", self._address, index, text, len(text), rows)

    def read_csv(
        self,
        record: str,
        source: Any,
        mapping: Optional[Source] = None,
        *,
        on_error: str = "stop",
        maximum_keys: int = 0,
        name: Optional[str] = None,
        progress: Optional[Progress] = None,
        language: Optional[str] = None,
    ) -> Dict[str, Any]:
        """Reads a CSV export into the state; gives the report on its rows: read, accepted, filtered, duplicate, rejected by reason.

        source: a path (.gz is decompressed), bytes, an open binary file, or an iterable of pieces of bytes. mapping: a source mapping
        (docs/data.md), as Model takes a document; without one the file has the record type's own column names. on_error: "stop" at
        the first row that cannot be used, or "skip" it and count it by its reason. progress is called with the bytes so far.
        """
        actions = {"stop": _raw.OnError.STOP, "skip": _raw.OnError.SKIP}
        if on_error not in actions:
            raise argument_error("choice", name="on_error", value=on_error, choices=", ".join(map(repr, actions)))
        index = self._model()._record_index(record)
        options = sized(_raw.ReaderOptions)
        options.on_error = actions[on_error]
        options.maximum_keys = maximum_keys
        shown = encoded(name if name is not None else _shown_name(source))
        options.name, options.name_bytes = shown, len(shown)
        text = None if mapping is None else _text_of(mapping)
        arguments = (self._address, index, text, 0 if text is None else len(text), byref(options))
        with self._turn:
            reader = made_by("assay_reader_new", *arguments, language=language)
            try:
                done = 0
                for piece in _pieces_of(source):
                    call("assay_reader_push", reader, piece, len(piece), language=language)
                    done += len(piece)
                    if progress is not None:
                        progress(done)
                return document_of("assay_reader_finish", reader, number_of(language), language=language)
            finally:
                library.assay_reader_free(reader)

    # ---- States together ----

    def merge(self, other: "State") -> None:
        """Adds the records of another state of the same shape and grouping; exact, in any order."""
        if not isinstance(other, State):
            raise argument_error("wrong_type", name="other", type=type(other).__name__, expected="a State")
        with both(self._turn, other._turn):
            call("assay_state_merge", self._address, other._address)

    def roll_up(
        self, by: Any = None, period: Optional[str] = None, utc_offset: Any = None, fiscal_start_month: Optional[int] = None
    ) -> "State":
        """The same records in fewer groups and coarser periods: days to months, agents to teams."""
        grouping = grouping_of(
            by,
            period,
            self._grouping.utc_offset_minutes if utc_offset is None else utc_offset,
            self._grouping.fiscal_start_month if fiscal_start_month is None else fiscal_start_month,
        )
        with self._turn:
            return State._of(made_by("assay_state_roll_up", self._address, byref(grouping.struct())), self.model)

    def seal(self, source: str) -> None:
        """Ends the state as the records of `source`, an id that nothing else has; from now on it merges, rolls up, grades and saves."""
        text = encoded(source)
        with self._turn:
            call("assay_state_seal", self._address, text, len(text))

    # ---- Stored ----

    def save(self, format: Optional[str] = None) -> bytes:
        """The bytes to store; format "0.0", "0.1" or "0.2", usually the oldest one that holds the state."""
        if format not in _formats:
            raise argument_error("choice", name="format", value=format, choices=", ".join(map(repr, filter(None, _formats))))
        with self._turn:
            return bytes_of("assay_state_save", self._address, _formats[format])

    @classmethod
    def load(cls, stored: Any, model: Optional[Any] = None) -> "State":
        """Reads what was saved, by this version or an older one; every byte is checked.

        Without a model the state can be merged, rolled up and saved, and graded by a model that is given then.
        """
        data = bytes(stored)
        if model is not None and not isinstance(model, Model):
            model = Model(model)
        place = cast(c_char_p(data), c_void_p)
        return cls._of(made_by("assay_state_load", None if model is None else model._address, place, len(data)), model)

    @staticmethod
    def check(stored: Any, model: Optional[Model] = None, *, language: Optional[str] = None) -> List[Dict[str, Any]]:
        """What is wrong with stored bytes, as Model.check() says it of a model; an empty list when nothing is."""
        data, number = bytes(stored), number_of(language)
        of = None if model is None else model._address
        return document_of("assay_check", _raw.Document.STATE, data, len(data), of, number, language=language)

    @property
    def digest(self) -> str:
        """SHA-256 of the canonical bytes, in hexadecimal: the identity of the records."""
        found = (c_uint8 * 32)()
        with self._turn:
            call("assay_state_digest", self._address, found)
        return bytes(found).hex()

    def describe(self) -> Dict[str, Any]:
        """Rows, groups, rejected records, grouping, period, shape, digest, seal."""
        with self._turn:
            return document_of("assay_state_describe", self._address)

    @property
    def by(self) -> Tuple[str, ...]:
        """The columns that records are grouped by."""
        return self._grouping.by

    @property
    def period(self) -> Optional[str]:
        """The periods that time is divided into."""
        return self._grouping.period

    @property
    def rows(self) -> int:
        """Records that were counted."""
        return self.describe()["rows"]

    def __len__(self) -> int:
        """Groups."""
        return self.describe()["groups"]

    def __bool__(self) -> bool:
        return True

    def __reduce__(self) -> Any:
        return State.load, (self.save(), self.model)

    def __repr__(self) -> str:
        of = self.describe()
        by = ", ".join([*of["by"], *([of["period"]["unit"]] if of["period"] else [])]) or "-"
        model = self.model.id if self.model is not None else "no model"
        return f"<assay_engine.State of {model} by {by}: {of['rows']:,} records in {of['groups']:,} groups, digest {of['digest'][:12]}…>"

    # ---- Graded ----

    def grade(self, model: Optional[Any] = None) -> Result:
        """Scores every group. Another model may differ in weights, bands and grades; the state goes on as before."""
        if model is not None and not isinstance(model, Model):
            model = Model(model)
        by = model or self._model_to_grade_by()
        with self._turn:
            address = made_by("assay_state_grade", self._address, None if model is None else model._address, None)
        return Result(address, by, self._grouping)

    def _model_to_grade_by(self) -> Model:
        if self.model is None:
            call("assay_state_grade", self._address, None, None, byref(c_void_p()))
            raise AssertionError("a state without a model is not graded by its own")
        return self.model

    def score(self, *key: Optional[str], model: Optional[Model] = None) -> LiveScore:
        """Score and grade of one group as it is now, in microseconds: score("East"), score("East", "2026-03")."""
        turn = self._turn
        by = model or self.model or self._model_to_grade_by()
        if not turn.acquire(False):
            turn.wait()
        try:
            live = self._live.get(id(by))
            if live is None:
                live = self._live[id(by)] = LiveScorer(by, self._place)
            return live.score(self._key.write(key))
        finally:
            turn.release()

    def scorecard(self, *key: Optional[str], model: Optional[Model] = None) -> Scorecard:
        """One group as it is now, explained; `found` says whether the state has it."""
        made = Scorecard(model or self._model_to_grade_by(), key)
        found = c_int32()
        with self._turn:
            call("assay_scorecard_grade", made._address, self._address, self._key.write(key), byref(found))
        made.found = bool(found.value)
        return made


def _no_records(record: bytes) -> Any:
    records = sized(_raw.Records)
    records.record, records.record_bytes = record, len(record)
    return records


def _continued(progress: Progress, before: int) -> Progress:
    return progress if before == 0 else lambda rows: progress(before + rows)


def _shown_name(source: Any) -> str:
    if isinstance(source, (str, os.PathLike)):
        return os.path.basename(os.fspath(source))
    named = getattr(source, "name", None)
    return os.path.basename(named) if isinstance(named, str) else "csv"


def _pieces_of(source: Any) -> Iterator[bytes]:
    if isinstance(source, (str, os.PathLike)):
        opened: Any = gzip.open if os.fspath(source).endswith(".gz") else open
        with opened(source, "rb") as file:
            yield from _pieces_of(file)
    elif isinstance(source, (bytes, bytearray, memoryview)):
        whole = memoryview(source)
        for first in range(0, len(whole), _piece_bytes):
            yield bytes(whole[first : first + _piece_bytes])
    elif hasattr(source, "read"):
        while True:
            piece = source.read(_piece_bytes)
            if not piece:
                return
            yield _bytes_only(piece)
    elif isinstance(source, Iterable):
        for piece in source:
            yield _bytes_only(piece)
    else:
        expected = "a path, bytes, an open binary file, or an iterable of bytes"
        raise argument_error("wrong_type", name="source", type=type(source).__name__, expected=expected)


def _bytes_only(piece: Any) -> bytes:
    if isinstance(piece, (bytes, bytearray, memoryview)):
        return bytes(piece)
    raise argument_error("wrong_type", name="a piece of source", type=type(piece).__name__, expected="bytes")
