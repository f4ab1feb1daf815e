# SPDX-License-Identifier: Apache-2.0
"""NumPy arrays, buffers and columns of pandas frames as columns: read where they lie, without importing those packages."""
import sys
from typing import Any, Callable, Optional

from ._errors import data_error
from ._memory import Buffer, Memory
from ._raw import ColumnFlags, Type

_integers = {
    ("i", 1): Type.INT8,
    ("i", 2): Type.INT16,
    ("i", 4): Type.INT32,
    ("i", 8): Type.INT64,
    ("u", 1): Type.UINT8,
    ("u", 2): Type.UINT16,
    ("u", 4): Type.UINT32,
    ("u", 8): Type.UINT64,
    ("f", 4): Type.FLOAT32,
    ("f", 8): Type.FLOAT64,
    ("b", 1): Type.UINT8,
}
_native = "<" if sys.byteorder == "little" else ">"
_units = {"s": 0, "ms": 3, "us": 6, "ns": 9}
_not_a_time = -(1 << 63)

FromList = Callable[[Any], Memory]


def _packed(numpy_array: Any) -> Any:
    """Truth values of NumPy as a validity bitmap."""
    return sys.modules["numpy"].packbits(numpy_array, bitorder="little")


def with_validity(memory: Memory, present: Any) -> Memory:
    """Leaves out the rows where `present`, truth values of NumPy, is false."""
    packed = _packed(present)
    return memory._replace(validity=packed.__array_interface__["data"][0], keep=(*memory.keep, packed))


def numpy_column(values: Any, what: str, name: str, from_list: FromList, nan_is_missing: bool) -> Memory:
    """An array with the array interface of NumPy."""
    interface = values.__array_interface__
    if len(interface["shape"]) != 1:
        dimensions = len(interface["shape"])
        raise data_error("column_shape", field=name, what=what, name=name, dimensions=dimensions)
    kind = interface["typestr"]
    order, letter, item_bytes = kind[0], kind[1], int(kind[2:].split("[")[0] or 0)
    if letter in "OSU":
        return from_list(values.tolist())
    mask = getattr(values, "mask", None)
    if mask is not None and getattr(mask, "shape", None) == interface["shape"]:
        return with_validity(numpy_column(_unmasked(values), what, name, from_list, nan_is_missing), ~mask)
    if letter in "mM":
        return _times(values, letter, what, name)
    if order not in ("|", _native):
        return numpy_column(values.astype(values.dtype.newbyteorder("=")), what, name, from_list, nan_is_missing)
    if letter == "f" and item_bytes == 2:
        return numpy_column(values.astype("f4"), what, name, from_list, nan_is_missing)
    found = _integers.get((letter, item_bytes))
    if found is None:
        raise data_error("column_type", field=name, what=what, name=name, type=values.dtype)
    memory = _placed(values, found, item_bytes)
    return memory._replace(flags=ColumnFlags.NAN_MISSING) if letter == "f" and nan_is_missing else memory


def _unmasked(values: Any) -> Any:
    """The values of a masked array, those behind the mask too."""
    return values.view(sys.modules["numpy"].ndarray)


def _placed(values: Any, kind: int, item_bytes: int) -> Memory:
    interface = values.__array_interface__
    rows = interface["shape"][0]
    strides = interface["strides"]
    stride = strides[0] if strides is not None and rows > 1 else item_bytes
    address = interface["data"][0]
    if stride < item_bytes or (stride == item_bytes and address % item_bytes):
        copy = values.copy()  # backwards, one value for all rows, or not aligned
        return _placed(copy, kind, item_bytes)
    return Memory(kind, rows, address, stride=0 if stride == item_bytes else stride, keep=(values,))


def _times(values: Any, letter: str, what: str, name: str) -> Memory:
    """datetime64 and timedelta64: integers of a unit, the lowest of which is no time."""
    numpy = sys.modules["numpy"]
    unit, count = numpy.datetime_data(values.dtype)
    is_day = unit == "D" and letter == "M"
    if count != 1 or (unit not in _units and not is_day) or not values.dtype.isnative:
        if unit == "generic":
            raise data_error("column_type", field=name, what=what, name=name, type=values.dtype)
        finer = unit if unit in _units else "s" if unit in ("Y", "M", "W", "D", "h", "m") else "ns"
        values = values.astype(f"{letter}8[{finer}]")
        unit, is_day = finer, False
    integers = values.view("i8")
    memory = _placed(integers, Type.INT64, 8)
    memory = memory._replace(flags=ColumnFlags.DAYS) if is_day else memory._replace(decimals=_units[unit])
    present = integers != _not_a_time
    return memory if bool(present.all()) else with_validity(memory, present)


def buffer_column(buffer: Buffer, what: str, name: str, nan_is_missing: bool) -> Memory:
    """The memory of an object with the buffer protocol: array.array, memoryview, arrays of ctypes."""
    if buffer.dimensions != 1:
        raise data_error("column_shape", field=name, what=what, name=name, dimensions=buffer.dimensions)
    code = buffer.format.lstrip("@=" + _native)
    letter = "i" if code in "bhilqn" else "u" if code in "BHILQN?" else "f" if code in "fd" else ""
    found = _integers.get((letter, buffer.item_bytes)) if len(code) == 1 else None
    if found is None or buffer.stride < buffer.item_bytes:
        raise data_error("column_type", field=name, what=what, name=name, type=buffer.format)
    stride = 0 if buffer.stride == buffer.item_bytes else buffer.stride
    flags = ColumnFlags.NAN_MISSING if letter == "f" and nan_is_missing else 0
    return Memory(found, buffer.rows, buffer.address, flags, stride=stride, keep=(buffer,))


def is_of(value: Any, package: str) -> bool:
    """Whether an object is of a package, which is not imported for the question."""
    return type(value).__module__.partition(".")[0] == package


def is_pandas_frame(data: Any) -> bool:
    return is_of(data, "pandas") and hasattr(data, "columns") and hasattr(data, "dtypes")


def series_column(series: Any, what: str, name: str, from_list: FromList) -> Memory:
    """A column of a pandas frame, for a pandas that does not hand over Arrow itself. Missing there is missing here."""
    kind = series.dtype
    if hasattr(kind, "categories"):
        return _categories(series, from_list)
    if getattr(kind, "tz", None) is not None:
        series = series.dt.tz_convert("UTC").dt.tz_localize(None)
        return numpy_column(series.to_numpy(), what, name, from_list, True)
    plain: Optional[Any] = getattr(kind, "numpy_dtype", None)
    if plain is not None and plain.kind in "biuf" and is_of(kind, "pandas"):
        present = series.notna().to_numpy()
        return with_validity(numpy_column(series.to_numpy(dtype=plain, na_value=0), what, name, from_list, True), present)
    if getattr(kind, "kind", "O") in "biufmM" and is_of(kind, "numpy"):
        return numpy_column(series.to_numpy(), what, name, from_list, True)
    return from_list(series.tolist())


def _categories(series: Any, from_list: FromList) -> Memory:
    codes = series.cat.codes.to_numpy()
    memory = numpy_column(codes, "", "", from_list, False)
    return with_validity(memory._replace(dictionary=from_list(series.cat.categories.tolist())), codes >= 0)
