#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes assay_engine/_raw.py, the declarations of assay.h for ctypes, from what capi/api.json says of the header.

    python3 generate_raw.py            writes the file
    python3 generate_raw.py --check    says with its exit code whether the file is what the header gives

`./dev abi` makes api.json from the header, and a test holds the two together.
"""
import json
import sys
from pathlib import Path

here = Path(__file__).resolve().parent
description_path = here.parent.parent / "api.json"
output_path = here / "assay_engine" / "_raw.py"


def read_header():
    """The declarations of the header, in its order: {"enums", "structs", "functions"}, with types as C writes them.

    enums: (name, [(enumerator, value)]); structs: (name, [(member, type)]), without members for objects that only the library
    sees into; functions: (name, type of the result, [(parameter, type)]).
    """
    api = json.loads(description_path.read_text(encoding="utf-8"))
    structs = [(each["name"], [(member["name"], member["type"]) for member in each["members"]]) for each in api["structs"]]
    return {
        "enums": [(each["name"], [(one["name"], one["value"]) for one in each["constants"]]) for each in api["enums"]],
        "structs": [*structs, *((each["name"], []) for each in api["handles"])],
        "functions": [
            (each["name"], each["returns"], [(one["name"], one["type"]) for one in each["parameters"]]) for each in api["functions"]
        ],
    }


simple_types = {
    "void": "None",
    "char": "c_char",
    "int": "c_int",
    "double": "c_double",
    "int32_t": "c_int32",
    "int64_t": "c_int64",
    "uint8_t": "c_uint8",
}


def class_name(name):
    """assay_node_status: NodeStatus; ArrowSchema stays."""
    return "".join(word[0].upper() + word[1:] for word in name.replace("assay_", "", 1).split("_"))


def python_type(text, structs, is_parameter):
    """The type of ctypes for a C type. Objects without members are addresses; so are pointers to them."""
    text = " ".join(text.replace("const", " ").replace("struct", " ").replace("*", " * ").split())
    if text.endswith("]"):
        base, size = text[:-1].split("[")
        element = python_type(base, structs, False)
        return f"POINTER({element})" if is_parameter else f"{element} * {size.strip()}"
    if "(" in text:
        result, parameters = text.split("(", 1)[0], text.rsplit("(", 1)[1].rstrip(")")
        types = [python_type(each, structs, True) for each in [result, *parameters.split(",")]]
        return f"CFUNCTYPE({', '.join(types)})"
    stars = text.count("*")
    base = text.replace("*", "").strip()
    if stars == 0:
        return simple_types[base] if base in simple_types else class_name(base)
    is_address = base == "void" or (base in structs and not structs[base])
    if base == "char" and stars == 1:
        return "c_char_p"
    if base == "char" and stars == 2 and is_parameter:
        return "POINTER(c_void_p)"  # a text comes out, whose length is beside it
    made = "c_char_p" if base == "char" else "c_void_p" if is_address else python_type(base, structs, False)
    for _ in range(stars - 1 if is_address or base == "char" else stars):
        made = f"POINTER({made})"
    return made


def short_names(names):
    """Enumerators without what all of them begin with."""
    words = [name.split("_") for name in names]
    common = 0
    while all(len(each) > common + 1 and each[common] == words[0][common] for each in words):
        common += 1
    while not all("_".join(each[common:]).isidentifier() for each in words):
        common -= 1
    return ["_".join(each[common:]) for each in words]


def text_of(declarations):
    structs = dict(declarations["structs"])
    lines = [
        "# SPDX-License-Identifier: Apache-2.0",
        '"""The C interface as ctypes sees it: every enumeration, struct and function of assay.h.',
        "",
        "Made from the header by generate_raw.py; changes belong there.",
        '"""',
        "from ctypes import CFUNCTYPE, POINTER, Structure, c_char, c_char_p, c_double, c_int, c_int32, c_int64, c_uint8, c_void_p",
        "from enum import IntEnum",
        "",
    ]
    for name, members in declarations["enums"]:
        lines += ["", f"class {class_name(name)}(IntEnum):", f'    """enum {name}"""', ""]
        shorts = short_names([member for member, _ in members])
        lines += [f"    {short} = {value}" for short, (_, value) in zip(shorts, members)]
        lines.append("")
    complete = [name for name, members in declarations["structs"] if members]
    for name in complete:
        lines += ["", f"class {class_name(name)}(Structure):", f'    """struct {name}"""', ""]
    for name in complete:
        lines += ["", f"{class_name(name)}._fields_ = ["]
        lines += [f'    ("{member}", {python_type(kind, structs, False)}),' for member, kind in structs[name]]
        lines.append("]")
    lines += ["", "# By name: the type of the result, and of the parameters.", "FUNCTIONS = {"]
    for name, result, parameters in declarations["functions"]:
        returned = "c_void_p" if "*" in result else python_type(result, structs, True)
        lines += [f'    "{name}": (', f"        {returned},", "        ["]
        lines += [f"            {python_type(kind, structs, True)},  # {parameter}" for parameter, kind in parameters]
        lines += ["        ],", "    ),"]
    lines += ["}", ""]
    return "\n".join(lines)


def main():
    made = text_of(read_header())
    if "--check" in sys.argv[1:]:
        if output_path.read_text(encoding="utf-8") != made:
            sys.exit(f"{output_path.name} is not what assay.h gives: run generate_raw.py, and commit what it writes")
        return
    output_path.write_text(made, encoding="utf-8")


if __name__ == "__main__":
    main()
