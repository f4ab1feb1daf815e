#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs clang-tidy over the files of a build, and again only over those whose text, headers included, has changed.

Usage: lint.py <build folder> <source folder> [<place>...] [--jobs N] [--clang-tidy PROGRAM] [--together N]

Places are paths that the files begin with, such as src/kernel/; without any, all files are read.

What was found clean is remembered in <build folder>/clean, by a hash of what the compiler sees, the checks and the version of
clang-tidy: a run that was stopped goes on where it stopped. Exit code 1 when there is a finding.

Nearly all the time of a file goes into the headers of the standard library and of GoogleTest. So neighbours are first
read together, as one text; where that has no finding, each of them is clean. Where it has one, or where the texts cannot stand in
one, every file is read by itself, and only what is found then counts.
"""
import argparse
import concurrent.futures
import hashlib
import json
import pathlib
import re
import shlex
import subprocess
import sys

FOLDERS = ("src", "capi", "bench", "tests")


def wanted(entries, source, places):
    """The commands of our own files, libraries first."""
    chosen = {}
    for entry in entries:
        file = (pathlib.Path(entry["directory"]) / entry["file"]).resolve()
        try:
            inside = file.relative_to(source)
        except ValueError:
            continue
        is_ours = inside.suffix == ".cpp" and inside.parts[0] in FOLDERS and "build" not in inside.parts
        if is_ours and inside.as_posix().startswith(places):
            chosen[inside] = entry
    return sorted(chosen.items(), key=lambda item: (FOLDERS.index(item[0].parts[0]), item[0]))


def compiler_and_options(entry):
    """The words of a command without a launcher, the source and what is written."""
    words = shlex.split(entry["command"])
    # A launcher may stand before the compiler, whose arguments begin with the first option.
    first_option = next(index for index, word in enumerate(words) if word.startswith("-"))
    words = words[first_option - 1:]
    for option in ("-o", "-MT", "-MF"):
        if option in words:
            at = words.index(option)
            del words[at:at + 2]
    return [word for word in words if word not in ("-c", "-MD") and word != entry["file"]]


def seen_by_compiler(entry):
    """The preprocessed text of a file; None when the compiler cannot read it."""
    made = subprocess.run(compiler_and_options(entry) + ["-E", "-P", "-CC", entry["file"]], cwd=entry["directory"],
                          capture_output=True, check=False)
    return made.stdout if made.returncode == 0 else None


def in_a_namespace_of_its_own(text, name):
    """The text of a test, all of which stands in an unnamed namespace, so that names of two tests do not meet."""
    text, opened = re.subn(r"(?m)^namespace \{$", f"namespace {name} {{ namespace {{", text, count=1)
    text, closed = re.subn(r"(?m)^\}  // namespace$", "}}  // namespace", text, count=1)
    return text if opened == closed == 1 else None


def repeats_an_include(text):
    lines = re.findall(r"(?m)^#include .*$", text)
    return len(lines) != len(set(lines))


class Task:
    """One file that is not known to be clean."""

    def __init__(self, file, entry, key):
        self.file = file
        self.entry = entry
        self.key = key
        self.options = compiler_and_options(entry)

    def group(self):
        """Files that may stand in one text: under the same checks, compiled alike."""
        return (self.file.parts[0], self.entry["directory"], tuple(self.options))


class Linter:
    def __init__(self, program, build, source):
        self.program = program
        self.build = build
        self.source = source
        self.clean = build / "clean"
        self.clean.mkdir(exist_ok=True)
        self.texts = build / "together"
        self.texts.mkdir(exist_ok=True)
        self.version = subprocess.run([program, "--version"], capture_output=True, check=True).stdout

    def task(self, file, entry):
        """None: it was clean before."""
        text = seen_by_compiler(entry)
        if text is None:
            return Task(file, entry, None)
        made = hashlib.sha256(self.version + text)
        for folder in reversed(file.parents):
            checks = self.source / folder / ".clang-tidy"
            if checks.exists():
                made.update(checks.read_bytes())
        key = self.clean / made.hexdigest()
        return None if key.exists() else Task(file, entry, key)

    def alone(self, task):
        """Findings of one file."""
        ran = subprocess.run([self.program, "-quiet", "-p", self.build, self.source / task.file], capture_output=True, text=True,
                             check=False)
        if ran.returncode == 0:
            if task.key is not None:
                task.key.touch()
            return ""
        return ran.stdout or ran.stderr

    def own_folders(self, tasks):
        """Options by which files still find the headers beside them."""
        return [f"-iquote{folder}" for folder in dict.fromkeys(self.source / task.file.parent for task in tasks)]

    def as_one_text(self, tasks):
        """The path of the texts of some files in one; None when they cannot stand in one."""
        parts = []
        for number, task in enumerate(tasks):
            text = (self.source / task.file).read_text()
            if repeats_an_include(text):
                return None
            if task.file.parts[0] == "tests":
                text = in_a_namespace_of_its_own(text, f"file_{number}")
                if text is None:
                    return None
            parts.append(text)
        first = tasks[0]
        path = self.texts / ("-".join(first.file.with_suffix("").parts) + f"-{len(tasks)}.cpp")
        path.write_text("\n".join(parts))
        compiled = subprocess.run(first.options + self.own_folders(tasks) + ["-fsyntax-only", path],
                                  cwd=first.entry["directory"], capture_output=True, check=False)
        return path if compiled.returncode == 0 else None

    def clean_together(self, tasks, path):
        first = tasks[0]
        checks = subprocess.run([self.program, "--dump-config", self.source / first.file, "--"], capture_output=True, text=True,
                                check=True).stdout
        # What is included twice by two files is included once by each.
        ran = subprocess.run([self.program, "-quiet", f"--config={checks}", "--checks=-readability-duplicate-include", path, "--",
                              *first.options[1:], *self.own_folders(tasks)],
                             cwd=first.entry["directory"], capture_output=True, check=False)
        return ran.returncode == 0

    def together(self, tasks):
        """Pairs of file and findings of files that may stand in one text."""
        if len(tasks) > 1:
            path = self.as_one_text(tasks)
            if path is None:
                half = len(tasks) // 2
                return self.together(tasks[:half]) + self.together(tasks[half:])
            if self.clean_together(tasks, path):
                for task in tasks:
                    if task.key is not None:
                        task.key.touch()
                return [(task.file, "") for task in tasks]
        return [(task.file, self.alone(task)) for task in tasks]


def bundles(tasks, size):
    """Neighbours that may stand in one text, at most so many."""
    made = []
    for task in tasks:
        if made and len(made[-1]) < size and made[-1][0].group() == task.group():
            made[-1].append(task)
        else:
            made.append([task])
    return made


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("build", type=pathlib.Path)
    arguments.add_argument("source", type=pathlib.Path)
    arguments.add_argument("places", nargs="*", default=[""])
    arguments.add_argument("--jobs", type=int, default=1)
    arguments.add_argument("--clang-tidy", default="clang-tidy-14")
    arguments.add_argument("--together", type=int, default=12)
    given = arguments.parse_args()
    source = given.source.resolve()
    linter = Linter(given.clang_tidy, given.build.resolve(), source)
    files = wanted(json.loads((given.build / "compile_commands.json").read_text()), source, tuple(given.places))
    bad = 0
    with concurrent.futures.ThreadPoolExecutor(given.jobs) as pool:
        tasks = [task for task in pool.map(lambda item: linter.task(*item), files) if task is not None]
        print(f"{len(files)} files, {len(files) - len(tasks)} of them known to be clean", flush=True)
        for found in pool.map(linter.together, bundles(tasks, given.together)):
            for file, findings in found:
                if findings:
                    bad += 1
                    print(f"== {file}\n{findings}", flush=True)
    print(f"{bad} files with findings")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
