#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Gate A of the C interface: the header against what is written down of it.

usage: abi.py check|write [--source FOLDER] [--clang PROGRAM] [--gcc PROGRAM]

check  compares capi/assay.h with capi/abi/assay.abi.txt, capi/api.json and every header in capi/abi/headers/; exit code 1 when
       a line is not true, or not written down.
write  writes the first two anew, and the header of this version. From 1.0 on it refuses to when a line is no longer true.
"""
import argparse
import re
import sys
from pathlib import Path

from abi_text import compare, faults_of, json_of, text_of
from c_header import HeaderFault, read_header



class Files:
    def __init__(self, source):
        self.header = source / "capi/assay.h"
        self.text = source / "capi/abi/assay.abi.txt"
        self.json = source / "capi/api.json"
        self.kept = source / "capi/abi/headers"
        numbers = (source / "include/assay/version.hpp").read_text(encoding="utf-8")
        self.version = [int(re.search(rf"version_{part} = (\d+);", numbers).group(1)) for part in ("major", "minor")]

    @property
    def minor_version(self):
        return ".".join(map(str, self.version))


def report(title, lines):
    if lines:
        print(f"{title}:")
        for line in lines:
            print(f"  {line}")
    return bool(lines)


def check_kept(files, text, clang, gcc):
    """Lines of older headers that are no longer true."""
    headers = sorted(files.kept.glob("*/assay.h"))
    if not headers:
        yield f"{files.kept} has no header; run ./dev abi"
    for kept in headers:
        broken, _ = compare(text_of(read_header(kept, clang, gcc)), text)
        yield from (f"{kept.parent.name}: {line}" for line in broken)


def check(files, clang, gcc):
    header = read_header(files.header, clang, gcc)
    text = text_of(header)
    failed = report("The header has what the interface must not have", list(faults_of(header)))
    written = files.text.read_text(encoding="utf-8") if files.text.exists() else ""
    broken, added = compare(written, text)
    failed |= report(f"{files.text.name}: BROKEN, programs that are built already rely on it", broken)
    failed |= report(f"{files.text.name}: not written down", added)
    if broken or added:
        print("When this is meant: ./dev abi writes it down, and the difference is part of your change.")
    failed |= report("BROKEN, programs that were built with an older header rely on it (below 1.0 its folder may go)", list(check_kept(files, text, clang, gcc)))
    if not failed and written != text:
        failed = report(f"{files.text.name} has its lines in another order", ["run ./dev abi"])
    if not files.json.exists() or files.json.read_text(encoding="utf-8") != json_of(header, files.minor_version):
        failed |= report(f"{files.json.name} is not that of this header", ["run ./dev abi"])
    print(f"{len(header.functions)} functions, {len(header.structs)} structs, {len(header.handles)} handles, "
          f"{sum(len(group.constants) for group in header.enumerations)} constants, {len(text.splitlines())} lines")
    return 1 if failed else 0


def write(files, clang, gcc):
    header = read_header(files.header, clang, gcc)
    text = text_of(header)
    broken, added = compare(files.text.read_text(encoding="utf-8") if files.text.exists() else "", text)
    report("BROKEN", broken)
    report("Added", added)
    if broken and files.version[0] >= 1:
        print("Since 1.0 nothing is taken back: keep the old beside the new. Nothing was written.")
        return 1
    kept = files.kept / files.minor_version / "assay.h"
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(header.text, encoding="utf-8")
    files.text.write_text(text, encoding="utf-8")
    files.json.write_text(json_of(header, files.minor_version), encoding="utf-8")
    return 1 if report("The header has what the interface must not have", list(faults_of(header))) else 0


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("verb", choices=("check", "write"))
    parser.add_argument("--source", type=Path, default=Path(__file__).resolve().parents[2])
    parser.add_argument("--clang", default="clang-14")
    parser.add_argument("--gcc", default="gcc")
    given = parser.parse_args(arguments)
    try:
        return (check if given.verb == "check" else write)(Files(given.source), given.clang, given.gcc)
    except HeaderFault as fault:
        print(fault)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
