# SPDX-License-Identifier: Apache-2.0
"""What this package itself has to say about a call; the library says the rest. Each sentence in English and Chinese."""
from typing import Any

from ._language import is_chinese

_sentences = {
    "not_a_table": (
        "{what}: a {type} is no table of records. Pass an Arrow table or stream (pyarrow, pandas, Polars, DuckDB), a dict of "
        "columns, or a list of dicts{advice}",
        "{what}：{type} 不是记录表。请传入 Arrow 表或流（pyarrow、pandas、Polars、DuckDB）、由各列组成的 dict，或由 dict 组成的 list{advice}",
    ),
    "collect_first": ("; collect() makes one of it", "；collect() 可以得到一个表"),
    "not_records": (
        "{what}: records come by the name of their type, {{{example!r}: data}}; the model has the record types {names}",
        "{what}：记录须按类型名称给出，即 {{{example!r}: data}}；模型的记录类型有 {names}",
    ),
    "unknown_record": (
        "the model has no record type {name!r}; it has {names}",
        "模型没有记录类型 {name!r}；它有 {names}",
    ),
    "unknown_cell": (
        "record type {record!r} has no column {name!r}; it has {names}",
        "记录类型 {record!r} 没有列 {name!r}；它有 {names}",
    ),
    "ragged": (
        "{what}: column {name!r} has {rows} values and column {first!r} has {expected}; all columns need the same number",
        "{what}：列 {name!r} 有 {rows} 个值，列 {first!r} 有 {expected} 个；各列的个数必须相同",
    ),
    "not_a_column": (
        "{what}, column {name!r}: a {type} is no column. Pass a NumPy array, a buffer or a list; columns of a frame or an Arrow "
        "table come with their whole table",
        "{what}，列 {name!r}：{type} 不是列。请传入 NumPy 数组、缓冲区或 list；数据框或 Arrow 表的列须随整个表一起传入",
    ),
    "column_shape": (
        "{what}, column {name!r}: the array has {dimensions} dimensions; a column has one",
        "{what}，列 {name!r}：数组有 {dimensions} 维；列只有一维",
    ),
    "column_type": (
        "{what}, column {name!r}: values of type {type} cannot be read; pass numbers, truth values, texts, times or lengths of time",
        "{what}，列 {name!r}：无法读取 {type} 类型的值；请传入数字、真假值、文本、时间或时长",
    ),
    "mixed": (
        "{what}, row {row}, column {name!r}: a {type} stands among values of type {first}; a column has values of one kind",
        "{what}，第 {row} 行，列 {name!r}：{type} 混在 {first} 类型的值中；一列只能有一种值",
    ),
    "not_exact": (
        "{what}, row {row}, column {name!r}: the integer {value} stands among floating-point numbers and would lose digits; pass "
        "integers only, or decimal.Decimal",
        "{what}，第 {row} 行，列 {name!r}：整数 {value} 混在浮点数中，会丢失数位；请只传整数，或用 decimal.Decimal",
    ),
    "too_large": (
        "{what}, row {row}, column {name!r}: {value} does not fit 128 bits",
        "{what}，第 {row} 行，列 {name!r}：{value} 超出 128 位",
    ),
    "not_finite": (
        "{what}, row {row}, column {name!r}: {value} is no number; a missing value is None",
        "{what}，第 {row} 行，列 {name!r}：{value} 不是数字；缺失值用 None 表示",
    ),
    "not_a_row": (
        "{what}, row {row}: a {type} is no record; rows are dicts, or any mapping, of column names to values",
        "{what}，第 {row} 行：{type} 不是记录；每行应为列名到值的 dict 或其他映射",
    ),
    "cell_type": (
        "record type {record!r}, column {name!r}: a {type} is no cell; pass a number, bool, str, datetime, date, timedelta or None",
        "记录类型 {record!r}，列 {name!r}：{type} 不能作为单元格；请传入数字、bool、str、datetime、date、timedelta 或 None",
    ),
    "bad_capsule": (
        "{what}: {method} of {type} did not give what the Arrow PyCapsule interface says: {problem}",
        "{what}：{type} 的 {method} 没有按 Arrow PyCapsule 接口给出结果：{problem}",
    ),
    "stream_failed": ("{what}: the data could not be read: {problem}", "{what}：数据无法读取：{problem}"),
    "several_chunks": (
        "{what}: the table comes in several pieces, and one call takes one; combine them first, or install pyarrow",
        "{what}：表分成了几块，而一次调用只接受一块；请先合并，或安装 pyarrow",
    ),
    "in_use": (
        "this {what} is in use by the call that called this one; use it when that has come back",
        "该 {what} 正被调用本次调用的那个调用使用；请等它返回后再用",
    ),
    "choice": ("{name} is {value!r}; it can be {choices}", "{name} 为 {value!r}；可取 {choices}"),
    "utc_offset": (
        "utc_offset is {value!r}; pass minutes, a timedelta, or a text such as '+08:00'",
        "utc_offset 为 {value!r}；请传入分钟数、timedelta，或 '+08:00' 这样的文本",
    ),
    "key_length": (
        "a key of this result is {expected}; {count} parts were given",
        "该结果的键为 {expected}；给了 {count} 个部分",
    ),
    "key_part": ("a part of a key is a text or None, not {value!r}", "键的各部分为文本或 None，不能是 {value!r}"),
    "no_group": ("the result has no group {key}; keys() lists those that it has", "结果中没有分组 {key}；keys() 列出已有的分组"),
    "no_index": ("the result has {count} groups; there is no number {index}", "结果有 {count} 个分组；没有第 {index} 号"),
    "no_node": ("there is no line {name!r}; there are {names}", "没有 {name!r} 这一行；有 {names}"),
    "threads": ("threads is {value!r}; pass a whole number from 1 on", "threads 为 {value!r}；请传入从 1 起的整数"),
    "needs_package": (
        "{method} needs {package}, which is not installed: pip install {package}",
        "{method} 需要 {package}，但尚未安装：pip install {package}",
    ),
    "wrong_type": ("{name} is a {type}; pass {expected}", "{name} 为 {type}；请传入 {expected}"),
    "values_count": (
        "{count} values were given; the model has {expected} indicators, in this order: {names}",
        "给了 {count} 个值；模型有 {expected} 个指标，依次为：{names}",
    ),
    "unknown_value": ("the model has no indicator {name!r}; it has {names}", "模型没有指标 {name!r}；它有 {names}"),
    "value_type": ("the value of indicator {name!r} is a {type}; pass a number or None", "指标 {name!r} 的值为 {type}；请传入数字或 None"),
    "streaming_frame": (
        "{record!r} is a streaming DataFrame, which never ends; count it batch by batch with foreachBatch and spark.StateFolder",
        "{record!r} 是流式 DataFrame，没有终点；请用 foreachBatch 和 spark.StateFolder 逐批计数",
    ),
    "in_partition": (
        "{problem} (the row is counted within partition {partition} of the stage)",
        "{problem}（行号在该阶段的 {partition} 号分区内计算）",
    ),
    "no_package_on_worker": (
        "the worker on {host} cannot count records, because {python} there has no assay_engine: {problem}. Install the wheel of "
        "assay-engine for the Python of all workers, or send it along with spark.archives",
        "{host} 上的工作进程无法计数，因为那里的 {python} 没有 assay_engine：{problem}。请为所有工作进程的 Python 安装 assay-engine 的 wheel，或用 spark.archives 随作业分发",
    ),
    "other_version": (
        "the worker on {host} has assay_engine {here} and the driver {driver}; install the same version for all of them",
        "{host} 上的工作进程使用 assay_engine {here}，而驱动程序使用 {driver}；请为它们安装同一版本",
    ),
    "other_records": (
        "{path}: source {source!r} was counted already, with other records: {kept_rows} records, digest {kept}, where now there are "
        "{new_rows}, digest {new}. Nothing was changed. Either the query began anew without its checkpoint: give it another name, or "
        "remove its files and count everything again; or its source or program gives other records for a batch than before: remove "
        "this file if the new ones are right",
        "{path}：来源 {source!r} 已用另外的记录计过数：当时 {kept_rows} 条，摘要 {kept}；现在 {new_rows} 条，摘要 {new}。未作任何更改。可能是查询丢失检查点后从头开始："
        "请换一个名称，或删除其文件并全部重新计数；也可能是数据源或程序对同一批次给出了不同的记录：若新记录正确，请删除该文件",
    ),
    "read_twice": ("this table is read once only, and has been", "该表只能读取一次，且已读取"),
}


def say(sentence: str, **arguments: Any) -> str:
    """A sentence in the language of the context."""
    return _sentences[sentence][1 if is_chinese() else 0].format(**arguments)


def listed(names: Any) -> str:
    """Names for a sentence, not too many of them."""
    names = [repr(name) for name in names]
    return ", ".join(names[:40]) + (", …" if len(names) > 40 else "")
