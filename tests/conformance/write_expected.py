#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the expected files of conformance cases that do not have them yet: write_expected.py PATH-OF-ASSAY."""
import json
import pathlib
import struct
import subprocess
import sys
import tempfile


def offset_text(minutes):
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def evaluate(program, folder, case, state_file):
    command = [program, "evaluate", str(folder / case["model"]), "--format", "json", "--state-out", state_file]
    for record, file in case["tables"].items():
        command += ["--data", f"{record}={folder / file}"]
    if case["by"]:
        command += ["--by", ",".join(case["by"])]
    if "period" in case:
        command += ["--period", case["period"], "--utc-offset", offset_text(case.get("utc_offset_minutes", 0)),
                    "--fiscal-start", str(case.get("fiscal_start_month", 1))]
    result = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    del result["source"]
    return result


def hexadecimal(body):
    lines = [body[start:start + 32].hex() for start in range(0, len(body), 32)]
    return "\n".join(lines) + "\n"


def main():
    program = sys.argv[1]
    for case_file in sorted(pathlib.Path(__file__).parent.glob("*/case.json")):
        folder = case_file.parent
        if (folder / "state.hex").exists():
            continue
        case = json.loads(case_file.read_text(encoding="utf-8"))
        with tempfile.TemporaryDirectory() as scratch:
            state_file = str(pathlib.Path(scratch) / "state")
            result = evaluate(program, folder, case, state_file)
            state = pathlib.Path(state_file).read_bytes()
        body = state[:struct.unpack("<q", state[16:24])[0]]
        (folder / "state.hex").write_text(hexadecimal(body), encoding="ascii")
        (folder / "result.json").write_text(json.dumps(result, ensure_ascii=False) + "\n", encoding="utf-8")
        print(folder.name)


if __name__ == "__main__":
    main()
