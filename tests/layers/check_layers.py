#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Checks every #include of include/ and src/ against layers.txt.

Usage: check_layers.py <source folder> [<table>]. Prints each violation as file:line: what; exit code 1 if there is one.
"""
import re
import sys
from pathlib import Path

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^">]+)[">]')
PUBLIC_ROOT = Path("include/assay")
SOURCE_ENDINGS = {".hpp", ".cpp"}


class Table:
    """layers.txt: rank of each place, forbidden pairs, allowed foreign headers."""

    def __init__(self, path):
        self.name = path.name
        self.rank = {}
        self.never = set()
        self.allow = []
        layers = 0
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            words = line.split("#", 1)[0].split()
            if not words:
                continue
            verb, names = words[0], words[1:]
            if verb == "layer" and names:
                for name in names:
                    if name in self.rank:
                        raise SystemExit(f"{path}:{number}: {name} is in the table twice")
                    self.rank[name] = layers
                layers += 1
            elif verb == "never" and len(names) == 2:
                self.never.add(tuple(names))
            elif verb == "allow" and len(names) > 1:
                self.allow.append((names[0], tuple(names[1:])))
            else:
                raise SystemExit(f"{path}:{number}: expected 'layer', 'never' or 'allow' with names")

    def allows(self, place, header):
        return any(place.startswith(start) and header.startswith(prefixes) for start, prefixes in self.allow)


def place_of(file, table):
    """The name that the table uses for a file given relative to the source folder: the innermost folder that it names."""
    if file.is_relative_to(PUBLIC_ROOT):
        inside = file.relative_to(PUBLIC_ROOT)
        return inside.stem if len(inside.parts) == 1 else inside.parts[0] + "/"
    inside = file.relative_to("src")
    for depth in range(len(inside.parts) - 1, 1, -1):
        folder = "src/" + "/".join(inside.parts[:depth]) + "/"
        if folder in table.rank:
            return folder
    return "src/" + (inside.stem if len(inside.parts) == 1 else inside.parts[0] + "/")


def is_standard(header):
    return "/" not in header and "." not in header


def resolve(root, place, bracket, header):
    """(our file or None, complaint or None) for one include directive."""
    public = not place.startswith("src/")
    if bracket == "<" and header.startswith("assay/"):
        target = Path("include") / header
    elif bracket == '"' and public:
        return None, f'write <assay/...>, not "{header}": an installed header has no neighbours'
    elif bracket == '"':
        target = Path("src") / header
    else:
        return None, None
    if not (root / target).is_file():
        return None, f"there is no {target} (name files from the include root, also from the same folder)"
    return target, None


def check_file(root, table, file, graph):
    place = place_of(file, table)
    if place not in table.rank:
        yield file, 1, f"'{place}' is not in {table.name}: add it to the layer where it belongs"
        return
    for number, line in enumerate((root / file).read_text(encoding="utf-8").splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        bracket, header = match.groups()
        target, complaint = resolve(root, place, bracket, header)
        if complaint:
            yield file, number, complaint
        elif target is None:
            if not is_standard(header) and not table.allows(place, header):
                yield file, number, f"'{place}' may not include <{header}>; {table.name} says who may include what"
        else:
            graph.setdefault(file, []).append((number, target))
            target_place = place_of(target, table)
            if target_place not in table.rank:
                continue  # reported with the file itself
            if table.rank[target_place] > table.rank[place]:
                yield file, number, f"'{place}' is below '{target_place}' and may not include {target}"
            elif (place, target_place) in table.never:
                yield file, number, f"'{place}' may never include {target}"


def circles(graph):
    """Each circle of includes, once, at the directive that closes it."""
    done, path = set(), []

    def visit(file):
        path.append(file)
        for number, target in graph.get(file, []):
            if target in path:
                yield file, number, "circle: " + " -> ".join(map(str, path[path.index(target):] + [target]))
            elif target not in done:
                yield from visit(target)
        path.pop()
        done.add(file)

    for file in sorted(graph):
        if file not in done:
            yield from visit(file)


def check_tree(root, table):
    files = sorted(
        path.relative_to(root)
        for folder in (PUBLIC_ROOT, Path("src"))
        for path in (root / folder).rglob("*")
        if path.suffix in SOURCE_ENDINGS
    )
    graph = {}
    violations = [violation for file in files for violation in check_file(root, table, file, graph)]
    return len(files), violations + list(circles(graph))


def main():
    root = Path(sys.argv[1])
    table = Table(Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).with_name("layers.txt"))
    count, violations = check_tree(root, table)
    for file, number, what in violations:
        print(f"{file}:{number}: {what}")
    if count == 0:
        print(f"{root}: no source files found")
    print(f"{count} files, {len(violations)} violations")
    return 1 if violations or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
