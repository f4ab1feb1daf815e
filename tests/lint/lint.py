#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs clang-tidy over the files of a build, and again only over those whose text, headers included, has changed.

Usage: lint.py <build folder> <source folder> [--jobs N] [--clang-tidy PROGRAM]

What was found clean is remembered in <build folder>/clean, by a hash of what the compiler sees, the checks and the version of
clang-tidy: a run that was stopped goes on where it stopped. Exit code 1 when there is a finding.
"""
import argparse
import concurrent.futures
import hashlib
import json
import pathlib
import shlex
import subprocess
import sys

FOLDERS = ("src", "capi", "bench", "tests")


def wanted(entries, source):
    """The commands of our own files, libraries first."""
    chosen = {}
    for entry in entries:
        file = (pathlib.Path(entry["directory"]) / entry["file"]).resolve()
        try:
            inside = file.relative_to(source)
        except ValueError:
            continue
        if inside.suffix == ".cpp" and inside.parts[0] in FOLDERS and "build" not in inside.parts:
            chosen[inside] = entry
    return sorted(chosen.items(), key=lambda item: (FOLDERS.index(item[0].parts[0]), item[0]))


def seen_by_compiler(entry):
    """The preprocessed text of a file; None when the compiler cannot read it."""
    words = shlex.split(entry["command"])
    # A launcher may stand before the compiler, whose arguments begin with the first option.
    first_option = next(index for index, word in enumerate(words) if word.startswith("-"))
    words = words[first_option - 1:]
    for option in ("-o", "-MT", "-MF"):
        if option in words:
            at = words.index(option)
            del words[at:at + 2]
    words = [word for word in words if word not in ("-c", "-MD")]
    made = subprocess.run(words + ["-E", "-P", "-CC"], cwd=entry["directory"], capture_output=True, check=False)
    return made.stdout if made.returncode == 0 else None


class Linter:
    def __init__(self, program, build, source):
        self.program = program
        self.build = build
        self.source = source
        self.clean = build / "clean"
        self.clean.mkdir(exist_ok=True)
        self.version = subprocess.run([program, "--version"], capture_output=True, check=True).stdout

    def key(self, file, text):
        made = hashlib.sha256(self.version + text)
        for folder in reversed(file.parents):
            checks = self.source / folder / ".clang-tidy"
            if checks.exists():
                made.update(checks.read_bytes())
        return self.clean / made.hexdigest()

    def lint(self, file, entry):
        """Findings; None: it was clean before."""
        text = seen_by_compiler(entry)
        key = self.key(file, text) if text is not None else None
        if key is not None and key.exists():
            return None
        ran = subprocess.run([self.program, "-quiet", "-p", self.build, self.source / file], capture_output=True, text=True,
                             check=False)
        if ran.returncode == 0:
            if key is not None:
                key.touch()
            return ""
        return ran.stdout + ("" if ran.stdout else ran.stderr)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("build", type=pathlib.Path)
    arguments.add_argument("source", type=pathlib.Path)
    arguments.add_argument("--jobs", type=int, default=1)
    arguments.add_argument("--clang-tidy", default="clang-tidy-14")
    given = arguments.parse_args()
    source = given.source.resolve()
    linter = Linter(given.clang_tidy, given.build.resolve(), source)
    files = wanted(json.loads((given.build / "compile_commands.json").read_text()), source)
    known = bad = 0
    with concurrent.futures.ThreadPoolExecutor(given.jobs) as pool:
        for file, findings in zip((file for file, _ in files), pool.map(lambda item: linter.lint(*item), files)):
            known += findings is None
            if findings:
                bad += 1
                print(f"== {file}\n{findings}", flush=True)
    print(f"{len(files)} files, {known} of them known to be clean, {bad} with findings")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
