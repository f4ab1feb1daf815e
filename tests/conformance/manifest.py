#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds manifest.json, the folders and the table of README.md against each other.

manifest.py            writes the table anew
manifest.py --check    fails when it is not what the manifest says, or when a folder or a file is not as the manifest has it
"""
import json
import sys
from pathlib import Path

folder = Path(__file__).resolve().parent
begin, end = "<!-- table of manifest.json: begin -->", "<!-- table of manifest.json: end -->"
expected_files = {"result": {"figures.json", "result.json", "result.sha256", "state.hex"}, "scores": {"figures.json", "result.json", "result.sha256"}}


def table(vectors):
    lines = ["| vector | covers |", "|---|---|"]
    lines += [f"| [{each['folder']}]({each['folder']}/case.json) | {each['covers']} |" for each in vectors]
    return f"{begin}\n" + "\n".join(lines) + f"\n{end}"


def with_table(text, vectors):
    before, rest = text.split(begin)
    return before + table(vectors) + rest.split(end)[1]


def named_files(what):
    """The files that a case.json names: every text in it that is the path of one."""
    if isinstance(what, dict):
        return {name for each in what.values() for name in named_files(each)}
    if isinstance(what, list):
        return {name for each in what for name in named_files(each)}
    return {what} if isinstance(what, str) and what.endswith((".json", ".csv", ".hex")) else set()


def faults(vectors):
    listed = [each["folder"] for each in vectors]
    found = {str(each.parent.relative_to(folder)) for each in folder.rglob("case.json")}
    yield from (f"{each} is not in the manifest" for each in sorted(found - set(listed)))
    yield from (f"{each} has no case.json" for each in sorted(set(listed) - found))
    if len(set(listed)) != len(listed):
        yield "a folder is listed twice"
    used = set()
    for each in vectors:
        place = folder / each["folder"]
        if not each["covers"] or sum(other["covers"] == each["covers"] for other in vectors) > 1:
            yield f"{each['folder']} does not say what it alone covers"
        if each["folder"] not in found:
            continue
        wanted = named_files(json.loads((place / "case.json").read_text(encoding="utf-8"))) | {"case.json"}
        wanted |= expected_files.get(each["kind"], set())
        used |= {(place / name).resolve() for name in wanted}
    yield from (f"{each} does not exist" for each in sorted(used) if not each.exists())
    kept = {each.resolve() for name in listed for each in (folder / name).glob("*") if each.is_file()}
    yield from (f"{each} belongs to no vector" for each in sorted(kept - used))


def main():
    vectors = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["vectors"]
    page = folder / "README.md"
    text = page.read_text(encoding="utf-8")
    if sys.argv[1:] != ["--check"]:
        page.write_text(with_table(text, vectors), encoding="utf-8")
        return 0
    problems = list(faults(vectors))
    if with_table(text, vectors) != text:
        problems.append("the table of README.md is not that of manifest.json: run manifest.py")
    for problem in problems:
        print(problem)
    print(f"{len(vectors)} vectors, {len(problems)} faults")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
