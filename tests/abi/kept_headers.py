#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Gate C of the C interface: programs that were built with any header that is kept run on today's library.

usage: kept_headers.py HEADERS LIBRARY PROGRAM [--gcc COMPILER] [--clang COMPILER] [--abidiff PROGRAM]

HEADERS has a folder for each version with its assay.h. PROGRAM is a source in C that returns 0 when the answers are right. When
abidiff is installed, what it says about each header and the newest is printed beside; it decides nothing.
"""
import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from c_header import HeaderFault, read_header, run


def version_of(header):
    return [int(part) for part in header.parent.name.split(".")]


def fault_of(header, library, program, gcc, folder):
    """None when the program builds with the header and runs on the library."""
    built = Path(folder) / f"program-{header.parent.name}"
    try:
        run([gcc, "-std=c99", "-Wall", "-Wextra", "-pedantic", "-Werror", f"-I{header.parent}", program, library,
             f"-Wl,-rpath,{library.parent}", "-o", built], "does not build")
        run([built], "runs and fails")
    except HeaderFault as fault:
        return f"{program.name} with the header of {header.parent.name} {fault}"
    return None


def stub_of(header, clang, gcc, folder):
    """A library that has the functions of a header and does nothing, for a tool that compares types."""
    read = read_header(header, clang, gcc)
    lines = [f'#include "{header.resolve()}"']
    for function in read.functions:
        types = [re.sub(r"\[\d*\]", " *", each.type) for each in function.parameters]
        parameters = [f"{spelled} a{at}" for at, spelled in enumerate(types)]
        body = "" if function.returns == "void" else " return 0; "
        lines.append(f"{function.returns} {function.name}({', '.join(parameters) or 'void'}) {{{body}}}")
    source, library = Path(folder) / f"stub-{header.parent.name}.c", Path(folder) / f"libstub-{header.parent.name}.so"
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    run([gcc, "-std=c99", "-w", "-g", "-shared", "-fPIC", source, "-o", library], f"no stub of {header}")
    return library


def print_abidiff(headers, abidiff, clang, gcc, folder):
    if not abidiff:
        print("abidiff: not installed, skipped")
        return
    if len(headers) < 2:
        print("abidiff: one header, nothing to compare it with")
        return
    stubs = [stub_of(header, clang, gcc, folder) for header in headers]
    for header, stub in zip(headers[:-1], stubs):
        done = subprocess.run([abidiff, stub, stubs[-1]], capture_output=True, text=True, check=False)
        print(f"abidiff {header.parent.name} and {headers[-1].parent.name} (a report, no verdict): {done.returncode}\n{done.stdout}")


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("headers", type=Path)
    parser.add_argument("shared_object", type=Path)
    parser.add_argument("program", type=Path)
    parser.add_argument("--gcc", default="gcc")
    parser.add_argument("--clang", default="clang-14")
    parser.add_argument("--abidiff", default=shutil.which("abidiff"))
    given = parser.parse_args(arguments)
    headers = sorted(given.headers.glob("*/assay.h"), key=version_of)
    with tempfile.TemporaryDirectory() as folder:
        faults = [fault_of(header, given.shared_object.resolve(), given.program.resolve(), given.gcc, folder) for header in headers]
        print_abidiff(headers, given.abidiff, given.clang, given.gcc, folder)
    faults = [fault for fault in faults if fault]
    for fault in faults:
        print(fault)
    print(f"{len(headers)} headers, {len(faults)} programs that no longer run")
    return 1 if faults or not headers else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
