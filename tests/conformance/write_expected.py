#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes what the engine gives for conformance vectors that have no expected files yet: state.hex, result.json, result.sha256.

ASSAY_LIBRARY=build/dev/capi/libassay.so write_expected.py

It writes nothing of what oracle.py decides: the runners hold these files against figures.json."""
import hashlib
import json
import struct
import sys
from pathlib import Path

folder = Path(__file__).resolve().parent
sys.path.insert(0, str(folder.parents[1] / "capi" / "bindings" / "python"))

import assay_engine as assay  # noqa: E402


def state_of(vector):
    case = json.loads((vector / "case.json").read_text(encoding="utf-8"))
    state = assay.State(assay.Model(vector / case["model"]), case["by"], case.get("period"), case.get("utc_offset_minutes", 0),
                        case.get("fiscal_start_month", 1))
    for record, file in case["tables"].items():
        mapping = vector / case["mapping"] if "mapping" in case else None
        state.read_csv(record, vector / file, mapping, on_error=case.get("on_error", "stop"))
    return state


def hexadecimal(body):
    return "".join(body[start:start + 32].hex() + "\n" for start in range(0, len(body), 32))


def main():
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    for vector in (folder / each["folder"] for each in manifest["vectors"] if each["kind"] == "result"):
        if (vector / "state.hex").exists():
            continue
        state = state_of(vector)
        stored, text = state.save(), state.grade().json_text()
        body = stored[:struct.unpack("<q", stored[16:24])[0]]
        (vector / "state.hex").write_text(hexadecimal(body), encoding="ascii")
        # A line a node: people look for the one that differs.
        laid_out = text.replace('{"id":', '\n{"id":')
        (vector / "result.json").write_text(laid_out + "\n", encoding="utf-8")
        (vector / "result.sha256").write_text(hashlib.sha256(text.encode()).hexdigest() + "\n", encoding="ascii")
        print(vector.name)


if __name__ == "__main__":
    main()
