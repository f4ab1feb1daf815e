#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Gate B of the C interface: what the built library shows to the linker, and what it needs.

usage: symbols.py LIBRARY HEADER [--static-runtime] [--clang PROGRAM] [--gcc PROGRAM] [--readelf PROGRAM]

The exported names are the functions of the header, all in one version node; the library is called by its soname and needs no
other libraries than those of the C and C++ runtime. Prints the newest versions of these that it asks for.
"""
import argparse
import re
import sys
from pathlib import Path

from c_header import HeaderFault, read_header, run

SONAME = "libassay.so.0"
NODE = "ASSAY_0"
C_LIBRARIES = {"libc.so.6", "libm.so.6", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"}
CXX_LIBRARIES = {"libstdc++.so.6", "libgcc_s.so.1"}

# Declared, and not written yet. A name that is there now has to leave the list.
NOT_YET = frozenset()


class Library:
    """The dynamic part of a shared library, as readelf shows it."""

    def __init__(self, path, readelf="readelf"):
        dynamic = run([readelf, "-dW", path], f"cannot read {path}")
        symbols = run([readelf, "-W", "--dyn-syms", path], f"cannot read {path}")
        versions = run([readelf, "-VW", path], f"cannot read {path}")
        self.soname = next(iter(re.findall(r"\(SONAME\).*\[(.*)\]", dynamic)), "")
        self.needed = set(re.findall(r"\(NEEDED\).*\[(.*)\]", dynamic))
        # Num: Value Size Type Bind Vis Ndx Name; absolute ones are the names of version nodes.
        rows = [line.split() for line in symbols.splitlines()]
        names = [row[7] for row in rows if len(row) >= 8 and row[0].endswith(":") and row[6] not in ("UND", "Ndx", "ABS")]
        self.exported = dict((name.split("@")[0], name.rpartition("@")[2] if "@" in name else "") for name in names)
        self.asks_for = set(re.findall(r"Name: ((?:GLIBC|GLIBCXX|CXXABI|GCC)_[\w.]+)", versions))

    def newest(self, family):
        """Of the versions that it asks for, such as GLIBC_2.34; "none" when it asks for none."""
        found = [name for name in self.asks_for if re.fullmatch(rf"{family}_[\d.]+", name)]
        return max(found, key=lambda name: [int(part) for part in re.findall(r"\d+", name)], default="none")


def faults_of(library, functions, not_yet=NOT_YET, static_runtime=False):
    declared = set(functions)
    for name in sorted(not_yet & library.exported.keys()):
        yield f"{name} is exported now: take it from the list NOT_YET in tests/abi/symbols.py"
    for name in sorted(not_yet - declared):
        yield f"{name} is in the list NOT_YET of tests/abi/symbols.py, and the header does not declare it: take it from the list"
    for name in sorted(declared - not_yet - library.exported.keys()):
        yield f"{name} is declared, and the library does not export it: programs that call it do not link"
    for name in sorted(library.exported.keys() - declared):
        yield f"{name} is exported, and the header does not declare it: hide it (capi/assay.map)"
    for name, node in sorted(library.exported.items()):
        if node != NODE:
            yield f"{name} is of version node '{node}' instead of {NODE}"
    if library.soname != SONAME:
        yield f"the library is called '{library.soname}' by the linker instead of {SONAME}"
    for name in sorted(library.needed - C_LIBRARIES - (set() if static_runtime else CXX_LIBRARIES)):
        yield f"the library needs {name}, which not every machine has"


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared_object", type=Path)
    parser.add_argument("header", type=Path)
    parser.add_argument("--static-runtime", action="store_true")
    parser.add_argument("--clang", default="clang-14")
    parser.add_argument("--gcc", default="gcc")
    parser.add_argument("--readelf", default="readelf")
    given = parser.parse_args(arguments)
    try:
        functions = [function.name for function in read_header(given.header, given.clang, given.gcc).functions]
        library = Library(given.shared_object, given.readelf)
    except HeaderFault as fault:
        print(fault)
        return 1
    faults = list(faults_of(library, functions, static_runtime=given.static_runtime))
    for fault in faults:
        print(fault)
    print(f"{len(library.exported)} functions in {NODE}, {given.shared_object.resolve().stat().st_size} bytes; needs "
          f"{', '.join(sorted(library.needed))}; newest versions: "
          f"{', '.join(library.newest(family) for family in ('GLIBC', 'GLIBCXX', 'CXXABI', 'GCC'))}")
    return 1 if faults or not functions else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
