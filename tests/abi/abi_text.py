# SPDX-License-Identifier: Apache-2.0
"""What a C header promises, as lines of text, as JSON, and what has become of an older promise."""
import json
import re
from dataclasses import asdict

# What a parameter, a result or a member may be made of: the same on every machine, and known to every language.
SCALARS = {"int8_t", "int16_t", "int32_t", "int64_t", "uint8_t", "uint16_t", "uint32_t", "uint64_t", "double", "char", "void"}
MOST_FUNCTIONS = 63


# --- the rules of the interface -------------------------------------------------------------------------------------

def base_type(spelled):
    """The type at the end of pointers and arrays."""
    return " ".join(word for word in re.sub(r"\[\d+\]|\*", " ", spelled).split() if word not in ("const", "struct"))


def faults_of_type(spelled, names, where):
    base = base_type(spelled)
    if base not in SCALARS and base not in names:
        yield f"{where} has the type '{spelled}': use int32_t, int64_t, double, char, or a struct or handle of the header"
    elif base in names and "*" not in spelled:
        yield f"{where} passes '{spelled}' by value: pass a pointer, so that the struct may grow"


def faults_of_struct(struct, prefix, names):
    end = 0
    for member in struct.members:
        where = f"struct {struct.name}, member {member.name}"
        if member.offset != end:
            yield f"{where} stands after {member.offset - end} bytes of padding: put wider members first, or fill the gap"
        end = member.offset + member.bytes
        if struct.name.startswith(prefix):
            yield from faults_of_type(member.type, names, where)
    if end != struct.bytes:
        yield f"struct {struct.name} ends with {struct.bytes - end} bytes of padding: fill the gap"
    if struct.name.startswith(prefix):
        first = struct.members[0] if struct.members else None
        if first is None or (first.name, first.type) != ("struct_bytes", "int32_t"):
            yield f"struct {struct.name} does not begin with 'int32_t struct_bytes', by which it grows"


def faults_of(header, prefix="assay_"):
    """What the header has and must not have."""
    names = {struct.name for struct in header.structs} | {name for name, _ in header.handles}
    yield from (f"'{other}' is nothing that the interface is made of" for other in header.others)
    yield from (f"macro {name} takes arguments: bindings cannot call it; make it a function" for name in header.macro_functions)
    for function in header.functions:
        if not function.name.startswith(prefix):
            yield f"function {function.name} does not begin with {prefix}"
        if function.has_body:
            yield f"function {function.name} is inline: it would be compiled into programs, where no later library changes it"
        if function.returns != "void":
            yield from faults_of_type(function.returns, names, f"the result of {function.name}")
        for parameter in function.parameters:
            yield from faults_of_type(parameter.type, names, f"parameter '{parameter.name}' of {function.name}")
    if len(header.functions) > MOST_FUNCTIONS:
        yield f"{len(header.functions)} functions are more than {MOST_FUNCTIONS}: variety belongs into models and the catalogue"
    for struct in header.structs:
        yield from faults_of_struct(struct, prefix, names)
    for group in header.enumerations:
        yield from (f"constant {each.name} does not begin with {prefix.upper()}"
                    for each in group.constants if not each.name.startswith(prefix.upper()))


# --- the text -------------------------------------------------------------------------------------------------------

def lines_of(header):
    """One line for each thing that programs rely on. What stands before the colon names it."""
    for function in header.functions:
        parameters = ", ".join(parameter.type for parameter in function.parameters) or "void"
        yield f"function {function.name}: {function.returns} ({parameters})"
    for name, _ in header.handles:
        yield f"handle {name}: opaque"
    for struct in header.structs:
        yield f"struct {struct.name}: {struct.bytes} bytes"
        for member in struct.members:
            yield f"member {struct.name}.{member.name}: {member.type} at {member.offset}"
    for group in header.enumerations:
        yield from (f"constant {each.name}: {each.value} in {group.name}" for each in group.constants)
    yield from (f"constant {each.name}: {each.value}" for each in header.macros)


def text_of(header):
    return "".join(f"{line}\n" for line in sorted(lines_of(header)))


def json_of(header, version):
    """For those who generate bindings: everything that the header says, with its comments."""
    def parameters(function):
        return [{"name": each.name, "type": each.type} for each in function.parameters]

    document = {
        "version": version,
        "chapters": [{"number": number, "title": title} for number, title in header.chapters],
        "handles": [{"name": name, "doc": doc} for name, doc in header.handles],
        "constants": [asdict(each) for each in header.macros],
        "enums": [asdict(group) for group in header.enumerations],
        "structs": [{"name": each.name, "doc": each.doc, "bytes": each.bytes, "members": [asdict(m) for m in each.members]}
                    for each in header.structs],
        "functions": [{"name": each.name, "chapter": each.chapter, "doc": each.doc, "returns": each.returns,
                       "parameters": parameters(each)} for each in header.functions],
    }
    return json.dumps(document, indent=1) + "\n"


# --- an older text and today's --------------------------------------------------------------------------------------

def compare(old, new):
    """(lines that are no longer true, lines that are new), each with what became of it.

    A struct that begins with its size may grow: its old members stay where they are, which their own lines say.
    """
    then, now = (dict(line.split(": ", 1) for line in text.splitlines()) for text in (old, new))
    broken, added = [], []
    for name, what in sorted(then.items()):
        if name not in now:
            broken.append(f"removed: {name}: {what}")
        elif now[name] != what:
            grows = name.startswith("struct ") and now.get(f"member {name[7:]}.struct_bytes") == "int32_t at 0"
            if grows and int(now[name].split()[0]) > int(what.split()[0]):
                added.append(f"grown: {name}: {what}, now {now[name]}")
            else:
                broken.append(f"changed: {name}: {what}, now {now[name]}")
    added += [f"new: {name}: {what}" for name, what in sorted(now.items()) if name not in then]
    return broken, added
