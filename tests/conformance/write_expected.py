#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes what the engine gives for conformance vectors that have no expected files yet: state.hex, result.json, result.sha256.

ASSAY_LIBRARY=build/dev/capi/libassay.so write_expected.py

It writes nothing of what oracle.py decides: the runners hold these files against figures.json."""
import csv
import hashlib
import json
import struct
import sys
from decimal import Decimal
from pathlib import Path

folder = Path(__file__).resolve().parent
sys.path.insert(0, str(folder.parents[1] / "capi" / "bindings" / "python"))

import assay_engine as assay  # noqa: E402


def given(vector, case):
    with open(vector / case["values"], encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    keys = case["keys"]
    return {name: [row[name] or None if name in keys else Decimal(row[name]) if row[name] else None for row in rows] for name in rows[0]}


def state_of(vector, case):
    state = assay.State(assay.Model(vector / case["model"]), case["by"], case.get("period"), case.get("utc_offset_minutes", 0),
                        case.get("fiscal_start_month", 1))
    for record, file in case["tables"].items():
        mapping = vector / case["mapping"] if "mapping" in case else None
        state.read_csv(record, vector / file, mapping, on_error=case.get("on_error", "stop"))
    return state


def hexadecimal(body):
    return "".join(body[start:start + 32].hex() + "\n" for start in range(0, len(body), 32))


def result_of(vector, kind):
    """The result, and of records their state as well."""
    case = json.loads((vector / "case.json").read_text(encoding="utf-8"))
    if kind == "scores":
        return assay.score_values(given(vector, case), assay.Model(vector / case["model"]), keys=case["keys"])
    state = state_of(vector, case)
    stored = state.save()
    body = stored[:struct.unpack("<q", stored[16:24])[0]]
    (vector / "state.hex").write_text(hexadecimal(body), encoding="ascii")
    return state.grade()


def main():
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    for vector, kind in ((folder / each["folder"], each["kind"]) for each in manifest["vectors"]):
        if kind not in ("result", "scores") or (vector / "result.json").exists():
            continue
        text = result_of(vector, kind).json_text()
        # A line a node: people look for the one that differs.
        laid_out = text.replace('{"id":', '\n{"id":')
        (vector / "result.json").write_text(laid_out + "\n", encoding="utf-8")
        (vector / "result.sha256").write_text(hashlib.sha256(text.encode()).hexdigest() + "\n", encoding="ascii")
        print(vector.name)


if __name__ == "__main__":
    main()
