# SPDX-License-Identifier: Apache-2.0
"""Reads a C header as the compilers see it: functions, structs, enumerations, constants, and the comment of each.

clang names the declarations, a program made by gcc measures them.
"""
import json
import re
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path


class HeaderFault(Exception):
    """The header cannot be read."""


@dataclass
class Member:
    name: str
    type: str
    doc: str
    offset: int = 0
    bytes: int = 0


@dataclass
class Struct:
    name: str
    doc: str
    members: list
    bytes: int = 0


@dataclass
class Constant:
    name: str
    doc: str
    value: int = 0


@dataclass
class Enumeration:
    name: str
    doc: str
    constants: list


@dataclass
class Function:
    name: str
    returns: str
    parameters: list
    doc: str
    chapter: int = 0
    has_body: bool = False


@dataclass
class Header:
    path: Path
    text: str
    chapters: list = field(default_factory=list)  # (number, title)
    functions: list = field(default_factory=list)
    structs: list = field(default_factory=list)
    handles: list = field(default_factory=list)  # (name, doc)
    enumerations: list = field(default_factory=list)
    macros: list = field(default_factory=list)  # constants
    macro_functions: list = field(default_factory=list)
    others: list = field(default_factory=list)  # declarations of a kind that the interface does not have


def run(command, what):
    try:
        done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    except FileNotFoundError as missing:
        raise HeaderFault(f"{what}: {missing.filename} is not installed") from missing
    if done.returncode != 0:
        raise HeaderFault(f"{what}:\n{done.stderr or done.stdout}")
    return done.stdout


# --- comments -------------------------------------------------------------------------------------------------------

def plain(comment):
    """The words of a comment; paragraphs stay apart."""
    lines = [re.sub(r"^\s*\*? ?", "", line).strip() for line in comment[2:-2].strip("*").split("\n")]
    paragraphs = re.split(r"\n\s*\n", "\n".join(lines))
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs if paragraph.strip())


class Comments:
    def __init__(self, text):
        self.text = text
        self.found = [(each.start(), each.end()) for each in re.finditer(r"/\*.*?\*/", text, re.DOTALL)]

    def above(self, start):
        """Of a declaration: the comment that ends on the line before, and begins a line."""
        line = self.text.rfind("\n", 0, start) + 1
        for begin, end in self.found:
            begins_line = not self.text[self.text.rfind("\n", 0, begin) + 1:begin].strip()
            if begins_line and self.text[end:line] == "\n" and "/* ----" not in self.text[begin:begin + 7]:
                return plain(self.text[begin:end])
        return ""

    def beside(self, end):
        """Of a member: the comment that begins on its line."""
        line_end = self.text.find("\n", end)
        for begin, comment_end in self.found:
            if end <= begin < line_end and re.fullmatch(r"\s*[;,]?\s*", self.text[end:begin]):
                return plain(self.text[begin:comment_end])
        return ""

    def of_member(self, start, end):
        return " ".join(part for part in (self.above(start), self.beside(end)) if part)


# --- declarations ---------------------------------------------------------------------------------------------------

def declarations(path, clang):
    """What clang finds in the file itself, not in what it includes."""
    command = [clang, "-x", "c", "-std=c11", "-fsyntax-only", "-Xclang", "-ast-dump=json", path]
    tree = json.loads(run(command, f"clang cannot read {path}"))
    # A place names its file only when it is another one than that of the place before, so all are gone through in order.
    file = None

    def follow(node):
        nonlocal file
        if isinstance(node, dict):
            file = node.get("file", file) if "offset" in node else file
            for value in node.values():
                follow(value)
        elif isinstance(node, list):
            for value in node:
                follow(value)

    for node in tree["inner"]:
        follow(node["loc"])
        if node["loc"] and file is not None and Path(file) == path:
            yield node
        follow([value for key, value in node.items() if key != "loc"])


def start_of(node):
    begin = node["range"]["begin"]
    return begin.get("expansionLoc", begin)["offset"]


def end_of(node):
    end = node["range"]["end"]
    end = end.get("expansionLoc", end)
    return end["offset"] + end["tokLen"]


def type_of(node):
    return node["type"]["qualType"]


def read_function(node, text, comments):
    def parameter(part):
        # To the compiler an array is a pointer; to the caller its length says how much there must be.
        length = re.search(r"\[\d*\]", text[start_of(part):end_of(part)])
        spelled = type_of(part)[:-1].rstrip() + length.group(0) if length else type_of(part)
        return Member(part.get("name", ""), spelled, "")

    parts = node.get("inner", [])
    parameters = [parameter(part) for part in parts if part["kind"] == "ParmVarDecl"]
    has_body = "inline" in node or node.get("storageClass") == "static" or any(part["kind"] == "CompoundStmt" for part in parts)
    return Function(node["name"], type_of(node).split("(")[0].strip(), parameters, comments.above(start_of(node)), 0, has_body)


def read_declarations(header, clang):
    comments = Comments(header.text)
    known = set()
    for node in declarations(header.path, clang):
        kind, name, parts = node["kind"], node.get("name", ""), node.get("inner", [])
        if kind == "FunctionDecl":
            header.functions.append(read_function(node, header.text, comments))
        elif kind == "RecordDecl" and node.get("completeDefinition") and node["tagUsed"] == "struct" and name:
            members = [Member(part.get("name", ""), type_of(part), comments.of_member(start_of(part), end_of(part)))
                       for part in parts if part["kind"] == "FieldDecl"]
            header.structs.append(Struct(name, comments.above(start_of(node)), members))
            header.handles = [handle for handle in header.handles if handle[0] != name]
            known.add(name)
        elif kind == "RecordDecl" and name and node["tagUsed"] == "struct":
            if name not in known:
                header.handles.append((name, comments.above(start_of(node))))
                known.add(name)
        elif kind == "EnumDecl":
            constants = [Constant(part["name"], comments.of_member(start_of(part), end_of(part)))
                         for part in parts if part["kind"] == "EnumConstantDecl"]
            header.enumerations.append(Enumeration(name, comments.above(start_of(node)), constants))
        elif kind == "TypedefDecl" and node["type"]["qualType"] in (f"struct {name}", name) and name in known:
            pass
        elif kind != "EmptyDecl":
            header.others.append(f"{kind} {name}".strip())


DEFINITION = re.compile(r"^[ \t]*#[ \t]*define[ \t]+(\w+)(\([^)]*\))?[ \t]*(.*)$", re.MULTILINE)


def read_macros(header):
    guards = set(re.findall(r"^\s*#\s*ifndef\s+(\w+)\s*\n\s*#\s*define\s+\1\s*$", header.text, re.MULTILINE))
    for name, arguments, value in DEFINITION.findall(header.text):
        if arguments:
            header.macro_functions.append(name)
        elif re.fullmatch(r"\(?-?\d+\)?", value.strip()):
            header.macros.append(Constant(name, ""))
        elif name not in guards:
            header.others.append(f"macro {name}")


def measure(header, gcc):
    """Sizes, offsets and values, as a program of C sees them."""
    lines = [f'#include "{header.path.resolve()}"', "#include <stdio.h>", "#include <stddef.h>", "int main(void) {"]
    outputs = []

    def ask(expression, write):
        lines.append(f'  printf("%lld\\n", (long long)({expression}));')
        outputs.append(write)

    def into(target, attribute):
        return lambda value: setattr(target, attribute, value)

    pointers = []
    ask("sizeof(void *)", pointers.append)
    for struct in header.structs:
        ask(f"sizeof(struct {struct.name})", into(struct, "bytes"))
        for member in struct.members:
            ask(f"offsetof(struct {struct.name}, {member.name})", into(member, "offset"))
            ask(f"sizeof(((struct {struct.name} *)0)->{member.name})", into(member, "bytes"))
    for constant in [each for group in header.enumerations for each in group.constants] + header.macros:
        ask(constant.name, into(constant, "value"))
    lines.append("  return 0;\n}\n")
    with tempfile.TemporaryDirectory() as folder:
        source, program = Path(folder) / "measure.c", Path(folder) / "measure"
        source.write_text("\n".join(lines), encoding="utf-8")
        run([gcc, "-std=c11", source, "-o", program], f"gcc cannot measure {header.path}")
        values = run([program], "the measuring program failed").split()
    for write, value in zip(outputs, values):
        write(int(value))
    if pointers != [8]:
        raise HeaderFault("sizes are written down for machines with pointers of 8 bytes; measure on one")


def read_header(path, clang="clang-14", gcc="gcc"):
    """Throws HeaderFault for a header that does not compile."""
    path = Path(path)
    try:
        header = Header(path, path.read_text(encoding="ascii"))  # places are counted in bytes
    except UnicodeDecodeError as fault:
        raise HeaderFault(f"{path} has a character beyond ASCII at byte {fault.start}; write it otherwise") from fault
    read_declarations(header, clang)
    read_macros(header)
    measure(header, gcc)
    chapters = [(each.start(), int(each.group(1)), each.group(2)) for each in
                re.finditer(r"/\* ---- +(\d+) +(.*?) -+ \*/", header.text)]
    header.chapters = [(number, title) for _, number, title in chapters]
    for function in header.functions:
        at = re.search(rf"\b{function.name}\s*\(", header.text).start()
        function.chapter = max((number for start, number, _ in chapters if start < at), default=0)
    return header
