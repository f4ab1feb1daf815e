#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A C header compiles in every dialect that programs use, without a warning, alone and twice.

usage: dialects.py HEADER [--c COMPILER]... [--cxx COMPILER]...
"""
import argparse
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

STANDARDS = {"c": ("c99", "c11", "c17"), "c++": ("c++11", "c++20")}
WARNINGS = ("-Wall", "-Wextra", "-pedantic", "-Werror")


def compile_with(case):
    header, language, compiler, standard = case
    program = f"#include <{header.name}>\n#include <{header.name}>\nint main(void) {{ return 0; }}\n"
    command = [compiler, "-x", language, f"-std={standard}", *WARNINGS, "-fsyntax-only", f"-I{header.parent}", "-"]
    done = subprocess.run(command, input=program, capture_output=True, text=True, check=False)
    return f"{compiler} -std={standard}:\n{done.stderr}" if done.returncode != 0 else None


def faults_of(header, c, cxx):
    cases = [(header.resolve(), language, compiler, standard) for language, compilers in (("c", c), ("c++", cxx))
             for compiler in compilers for standard in STANDARDS[language]]
    with ThreadPoolExecutor(2) as pool:
        return len(cases), [fault for fault in pool.map(compile_with, cases) if fault]


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("header", type=Path)
    parser.add_argument("--c", action="append", default=[])
    parser.add_argument("--cxx", action="append", default=[])
    given = parser.parse_args(arguments)
    count, faults = faults_of(given.header, given.c, given.cxx)
    for fault in faults:
        print(f"{given.header} does not compile with {fault}")
    print(f"{count} dialects, {len(faults)} refuse it")
    return 1 if faults or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
