#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Prints coverage by folder of src/ and include/assay/ from llvm-cov's summary; the folders named must reach 90 % of branches."""
import collections
import json
import os
import sys

REQUIRED_PERCENT = 90.0


def folder_of(path, root):
    relative = os.path.relpath(path, root)
    parts = relative.split(os.sep)
    if parts[0] not in ("src", "include"):
        return None
    return "/".join(parts[:-1])


def main():
    summary_file, required = sys.argv[1], sys.argv[2:]
    root = os.getcwd()
    with open(summary_file, encoding="utf-8") as file:
        data = json.load(file)["data"][0]["files"]
    counts = collections.defaultdict(lambda: [0, 0, 0, 0])
    for entry in data:
        folder = folder_of(entry["filename"], root)
        if folder is None:
            continue
        row = counts[folder]
        row[0] += entry["summary"]["lines"]["covered"]
        row[1] += entry["summary"]["lines"]["count"]
        row[2] += entry["summary"]["branches"]["covered"]
        row[3] += entry["summary"]["branches"]["count"]
    print(f"{'folder':32} {'lines':>8} {'branches':>9}")
    failed = []
    for folder in sorted(counts):
        lines, all_lines, branches, all_branches = counts[folder]
        line_share = 100.0 * lines / all_lines if all_lines else 100.0
        branch_share = 100.0 * branches / all_branches if all_branches else 100.0
        print(f"{folder:32} {line_share:7.1f}% {branch_share:8.1f}%")
        if folder in required and branch_share < REQUIRED_PERCENT:
            failed.append(folder)
    for folder in required:
        if folder not in counts:
            failed.append(folder)
    if failed:
        print(f"below {REQUIRED_PERCENT:.0f} % of branches: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
