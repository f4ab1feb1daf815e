#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Each gate of the C interface sees a break that is planted in a small library, and none in a right one."""
import contextlib
import io
import json
import subprocess
import tempfile
import unittest
from pathlib import Path

import abi
import dialects
import kept_headers
import symbols
from abi_text import compare, faults_of, json_of, text_of
from c_header import HeaderFault, read_header

HEADER = """\
#ifndef ASSAY_H
#define ASSAY_H
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

#define ASSAY_FLAG 4

/* ---- 1  Counts ---- */

/* What a call
 * returns. */
enum assay_status {
  ASSAY_OK = 0,
  ASSAY_WRONG = 1 /* nothing can be done */
};

/* Something that counts. */
typedef struct assay_counter assay_counter;

/* How it counts. */
typedef struct assay_options {
  int32_t struct_bytes; /* its size */
  int32_t step;
  double weight;
  const char *name; /* of the counter */
} assay_options;

/* ---- 2  Calls ---- */

/* A new one. */
int32_t assay_counter_new(const assay_options *options, assay_counter **counter);
void assay_counter_free(assay_counter *counter);

/* Counts. `digest` is of the counter. */
int32_t assay_counter_add(assay_counter *counter, int64_t times, uint8_t digest[32]);

#ifdef __cplusplus
}
#endif
#endif
"""

SOURCE = """\
#include "assay.h"
#define SHOWN __attribute__((visibility("default")))
extern "C" {
SHOWN int32_t assay_counter_new(const assay_options *o, assay_counter **c) { *c = nullptr; return o->step == 7 ? 0 : 1; }
SHOWN void assay_counter_free(assay_counter *) {}
SHOWN int32_t assay_counter_add(assay_counter *, int64_t times, uint8_t *) { return times == 3 ? 0 : 1; }
}
"""

PROGRAM = """\
#include <assay.h>
int main(void) {
  assay_counter *counter;
  assay_options options = {(int32_t)sizeof(assay_options), 7, 1.0, "x"};
  return assay_counter_new(&options, &counter) + assay_counter_add(counter, 3, 0);
}
"""

MAP = "ASSAY_0 { global: assay_*; local: *; };\n"


class Folder(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(scratch.name)

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    right = None  # read once

    def header(self, old="", new=""):
        """The right header with one change."""
        self.assertIn(old, HEADER)
        if old:
            return read_header(self.write("assay.h", HEADER.replace(old, new)))
        Folder.right = Folder.right or read_header(self.write("assay.h", HEADER))
        return Folder.right


class Text(Folder):
    def changes(self, old, new):
        return compare(text_of(self.header()), text_of(self.header(old, new)))

    def assert_broken(self, old, new, *expected):
        self.assertEqual(self.changes(old, new)[0], list(expected))

    def assert_fault(self, old, new, expected):
        faults = list(faults_of(self.header(old, new)))
        self.assertEqual(len(faults), 1, faults)
        self.assertIn(expected, faults[0])

    def test_right_header_passes(self):
        self.assertEqual(self.changes("", ""), ([], []))
        self.assertEqual(list(faults_of(self.header())), [])

    def test_changed_parameter(self):
        self.assert_broken("int64_t times", "int32_t times",
                           "changed: function assay_counter_add: int32_t (assay_counter *, int64_t, uint8_t[32]), "
                           "now int32_t (assay_counter *, int32_t, uint8_t[32])")

    def test_changed_length_of_an_array(self):
        self.assertEqual(len(self.changes("digest[32]", "digest[16]")[0]), 1)

    def test_changed_result(self):
        self.assertEqual(len(self.changes("void assay_counter_free", "int32_t assay_counter_free")[0]), 1)

    def test_removed_function(self):
        self.assert_broken("void assay_counter_free(assay_counter *counter);\n", "",
                           "removed: function assay_counter_free: void (assay_counter *)")

    def test_reordered_members(self):
        self.assert_broken("  double weight;\n  const char *name; /* of the counter */\n",
                           "  const char *name; /* of the counter */\n  double weight;\n",
                           "changed: member assay_options.name: const char * at 16, now const char * at 8",
                           "changed: member assay_options.weight: double at 8, now double at 16")

    def test_member_of_another_type(self):
        self.assert_broken("double weight", "int64_t weight",
                           "changed: member assay_options.weight: double at 8, now int64_t at 8")

    def test_member_in_the_middle(self):
        self.assertEqual(len(self.changes("  double weight;\n", "  double weight;\n  double other;\n")[0]), 1)

    def test_smaller_struct(self):
        self.assertEqual(len(self.changes("  const char *name; /* of the counter */\n", "")[0]), 2)

    def test_changed_constant(self):
        self.assert_broken("ASSAY_WRONG = 1", "ASSAY_WRONG = 2",
                           "changed: constant ASSAY_WRONG: 1 in assay_status, now 2 in assay_status")

    def test_changed_macro(self):
        self.assert_broken("ASSAY_FLAG 4", "ASSAY_FLAG 8", "changed: constant ASSAY_FLAG: 4, now 8")

    def test_handle_that_is_no_longer_opaque(self):
        self.assertEqual(len(self.changes("typedef struct assay_counter assay_counter;",
                                          "typedef struct assay_counter { int32_t struct_bytes; } assay_counter;")[0]), 1)

    def test_new_things_are_told_and_break_nothing(self):
        broken, added = self.changes("  const char *name; /* of the counter */\n} assay_options;",
                                     "  const char *name; /* of the counter */\n  int64_t more;\n} assay_options;\n"
                                     "int32_t assay_more(int32_t how);\nenum assay_more_codes { ASSAY_MORE = 1 };")
        self.assertEqual(broken, [])
        self.assertEqual(added, ["grown: struct assay_options: 24 bytes, now 32 bytes", "new: constant ASSAY_MORE: 1 in assay_more_codes",
                                 "new: function assay_more: int32_t (int32_t)", "new: member assay_options.more: int64_t at 24"])

    def test_inline_function(self):
        self.assert_fault("void assay_counter_free(assay_counter *counter);",
                          "static inline void assay_counter_free(assay_counter *counter) { (void)counter; }", "is inline")

    def test_macro_with_arguments(self):
        self.assert_fault("#define ASSAY_FLAG 4", "#define ASSAY_FLAG 4\n#define ASSAY_TWICE(x) ((x) * 2)", "ASSAY_TWICE")

    def test_padding(self):
        self.assert_fault("  int32_t step;\n", "", "stands after 4 bytes of padding")

    def test_padding_at_the_end(self):
        self.assert_fault("/* of the counter */", "\n  int32_t last;", "ends with 4 bytes of padding")

    def test_struct_without_its_size(self):
        self.assert_fault("  int32_t struct_bytes; /* its size */\n", "  int32_t bytes;\n", "does not begin with")

    def test_type_that_differs_by_machine(self):
        self.assert_fault("int64_t times", "long times", "has the type 'long'")

    def test_enumeration_as_a_parameter(self):
        self.assert_fault("int64_t times", "enum assay_status times", "has the type 'enum assay_status'")

    def test_struct_by_value(self):
        self.assert_fault("int64_t times", "assay_options times", "by value")

    def test_foreign_name(self):
        self.assert_fault("int32_t assay_counter_new", "int32_t counter_new", "does not begin with assay_")

    def test_variable(self):
        self.assert_fault("/* A new one. */", "extern int32_t assay_count;", "VarDecl assay_count")

    def test_too_many_functions(self):
        many = "".join(f"void assay_more_{number}(void);\n" for number in range(61))
        self.assert_fault("/* A new one. */\n", many, "64 functions are more than 63")

    def test_json(self):
        document = json.loads(json_of(self.header(), "0.1"))
        self.assertEqual(document["functions"][2],
                         {"name": "assay_counter_add", "chapter": 2, "doc": "Counts. `digest` is of the counter.", "returns": "int32_t",
                          "parameters": [{"name": "counter", "type": "assay_counter *"}, {"name": "times", "type": "int64_t"},
                                         {"name": "digest", "type": "uint8_t[32]"}]})
        self.assertEqual(document["functions"][1]["doc"], "")
        self.assertEqual(document["enums"][0]["doc"], "What a call returns.")
        self.assertEqual(document["enums"][0]["constants"][1], {"name": "ASSAY_WRONG", "doc": "nothing can be done", "value": 1})
        self.assertEqual(document["structs"][0]["members"][3],
                         {"name": "name", "type": "const char *", "doc": "of the counter", "offset": 16, "bytes": 8})
        self.assertEqual(document["handles"], [{"name": "assay_counter", "doc": "Something that counts."}])
        self.assertEqual(document["chapters"][1], {"number": 2, "title": "Calls"})

    def test_header_that_does_not_compile(self):
        with self.assertRaisesRegex(HeaderFault, "clang cannot read"):
            self.header("int64_t times", "int64_t_t times")


class Tool(Folder):
    """abi.py on a tree of its own."""

    def run_tool(self, verb):
        with contextlib.redirect_stdout(io.StringIO()) as output:
            code = abi.main([verb, "--source", str(self.folder)])
        return code, output.getvalue()

    def tree(self, header=HEADER, major=0, minor=1):
        self.write("capi/assay.h", header)
        self.write("include/assay/version.hpp", f"version_major = {major};\nversion_minor = {minor};\n")

    def test_written_down_it_passes(self):
        self.tree()
        self.assertEqual(self.run_tool("check")[0], 1)
        self.assertEqual(self.run_tool("write")[0], 0)
        self.assertEqual(self.run_tool("check")[0], 0)
        self.assertEqual((self.folder / "capi/abi/headers/0.1/assay.h").read_text(encoding="utf-8"), HEADER)

    def test_additions_have_to_be_written_down(self):
        self.tree()
        self.run_tool("write")
        self.tree(HEADER.replace("/* A new one. */", "int32_t assay_more(void);"))
        code, output = self.run_tool("check")
        self.assertEqual(code, 1)
        self.assertIn("not written down", output)
        self.assertNotIn("BROKEN", output)

    def test_a_comment_is_part_of_the_json(self):
        self.tree()
        self.run_tool("write")
        self.tree(HEADER.replace("A new one.", "Another one."))
        code, output = self.run_tool("check")
        self.assertEqual(code, 1)
        self.assertIn("api.json", output)

    def test_removals_are_said_to_be_such(self):
        self.tree()
        self.run_tool("write")
        self.tree(HEADER.replace("void assay_counter_free(assay_counter *counter);", ""))
        code, output = self.run_tool("check")
        self.assertEqual(code, 1)
        self.assertIn("BROKEN", output)
        self.assertIn("removed: function assay_counter_free", output)
        self.assertEqual(self.run_tool("write")[0], 0, "below 1.0 it may be written down")

    def test_older_headers_stay_true(self):
        self.tree()
        self.run_tool("write")
        self.tree(HEADER.replace("ASSAY_WRONG = 1", "ASSAY_WRONG = 2"), minor=2)
        self.run_tool("write")
        code, output = self.run_tool("check")
        self.assertEqual(code, 1)
        self.assertIn("0.1: changed: constant ASSAY_WRONG", output)

    def test_from_1_0_on_nothing_is_taken_back(self):
        self.tree(major=1, minor=0)
        self.run_tool("write")
        self.tree(HEADER.replace("int64_t times", "int32_t times"), major=1, minor=1)
        code, output = self.run_tool("write")
        self.assertEqual(code, 1)
        self.assertIn("Nothing was written", output)
        self.assertFalse((self.folder / "capi/abi/headers/1.1").exists())


class Dialects(Folder):
    def refusals(self, old, new):
        header = self.write("assay.h", HEADER.replace(old, new))
        return dialects.faults_of(header, ["gcc", "clang-14"], ["g++", "clang++-14"])

    def test_right_header(self):
        self.assertEqual(self.refusals("", ""), (10, []))

    def test_header_that_is_not_c99(self):
        _, faults = self.refusals("/* A new one. */", "struct assay_pair {\n  struct {\n    int32_t one;\n  };\n};")
        of_c = [fault.split(":")[0] for fault in faults if "++" not in fault.split(":")[0]]
        self.assertEqual(of_c, ["gcc -std=c99", "clang-14 -std=c99"], faults)

    def test_header_that_is_not_cxx(self):
        _, faults = self.refusals("int64_t times", "int64_t class")
        self.assertEqual([fault.split(":")[0] for fault in faults],
                         ["g++ -std=c++11", "g++ -std=c++20", "clang++-14 -std=c++11", "clang++-14 -std=c++20"])

    def test_header_without_a_guard(self):
        self.assertEqual(len(self.refusals("#ifndef ASSAY_H\n#define ASSAY_H\n", "#if 1\n")[1]), 10)


class Built(Folder):
    def built_library(self, source=SOURCE, script=MAP, soname="libassay.so.0", header=HEADER):
        self.write("assay.h", header)
        library = self.folder / "libassay.so"
        command = ["g++", "-shared", "-fPIC", "-fvisibility=hidden", self.write("library.cpp", source), "-o", library,
                   f"-Wl,-soname,{soname}", "-Wl,--no-as-needed"]
        if script:
            command.append(f"-Wl,--version-script={self.write('library.map', script)}")
        subprocess.run(command, check=True)
        (self.folder / soname).unlink(missing_ok=True)
        (self.folder / soname).symlink_to(library)
        return library


class Symbols(Built):
    def faults(self, library, not_yet=frozenset(), static_runtime=False):
        functions = [function.name for function in self.header().functions]
        return list(symbols.faults_of(symbols.Library(library), functions, not_yet, static_runtime))

    def assert_fault(self, library, expected, **how):
        faults = self.faults(library, **how)
        self.assertEqual(len(faults), 1, faults)
        self.assertIn(expected, faults[0])

    def test_right_library(self):
        self.assertEqual(self.faults(self.built_library()), [])

    def test_extra_c_symbol(self):
        more = 'extern "C" SHOWN int assay_secret() { return 1; }\n'
        self.assert_fault(self.built_library(SOURCE + more), "assay_secret is exported")

    def test_extra_cxx_symbol(self):
        script = 'ASSAY_0 { global: assay_*; extern "C++" { counter::*; }; local: *; };\n'
        self.assert_fault(self.built_library(SOURCE + "namespace counter { SHOWN int leaks() { return 1; } }\n", script),
                          "_ZN7counter5leaksEv is exported")

    def test_missing_function(self):
        self.assert_fault(self.built_library(SOURCE.replace("assay_counter_free", "other_counter_free")),
                          "assay_counter_free is declared, and the library does not export it")

    def test_hidden_function(self):
        self.assert_fault(self.built_library(SOURCE.replace("SHOWN void", "void")), "assay_counter_free is declared")

    def test_other_node(self):
        faults = self.faults(self.built_library(script=MAP.replace("ASSAY_0", "ASSAY_9")))
        self.assertEqual(len(faults), 3, faults)
        self.assertIn("version node 'ASSAY_9'", faults[0])

    def test_no_version_script(self):
        self.assertIn("version node ''", " ".join(self.faults(self.built_library(script=""))))

    def test_other_soname(self):
        self.assert_fault(self.built_library(soname="libassay.so.1"), "'libassay.so.1'")

    def test_foreign_library(self):
        library = self.built_library()
        shown = symbols.Library(library)
        shown.needed.add("libz.so.1")
        functions = [function.name for function in self.header().functions]
        self.assertIn("needs libz.so.1", " ".join(symbols.faults_of(shown, functions, frozenset())))

    def test_cxx_runtime_that_should_be_within(self):
        self.assertIn("needs libstdc++.so.6", " ".join(self.faults(self.built_library(), static_runtime=True)))

    def test_names_that_are_not_written_yet(self):
        missing = self.built_library(SOURCE.replace("assay_counter_free", "other_counter_free"))
        self.assertEqual(self.faults(missing, frozenset({"assay_counter_free"})), [])
        self.assert_fault(self.built_library(), "take it from the list", not_yet=frozenset({"assay_counter_free"}))
        self.assert_fault(self.built_library(), "does not declare it", not_yet=frozenset({"assay_never"}))

    def test_newest_versions(self):
        shown = symbols.Library(self.built_library())
        shown.asks_for = {"GLIBC_2.4", "GLIBC_2.34", "GLIBC_PRIVATE", "GLIBCXX_3.4.9", "GLIBCXX_3.4.21"}
        self.assertEqual([shown.newest(family) for family in ("GLIBC", "GLIBCXX", "GCC")], ["GLIBC_2.34", "GLIBCXX_3.4.21", "none"])


class KeptHeaders(Built):
    def run_gate(self, library, program=PROGRAM, kept=HEADER):
        self.write("kept/0.1/assay.h", kept)
        with contextlib.redirect_stdout(io.StringIO()) as output:
            code = kept_headers.main([str(self.folder / "kept"), str(library), str(self.write("program.c", program)), "--abidiff", ""])
        return code, output.getvalue()

    def test_right_library(self):
        self.assertEqual(self.run_gate(self.built_library())[0], 0)

    def test_removed_function(self):
        code, output = self.run_gate(self.built_library(SOURCE.replace("assay_counter_add", "other_counter_add")))
        self.assertEqual(code, 1)
        self.assertIn("does not build", output)

    def test_members_in_another_order(self):
        code, output = self.run_gate(self.built_library(header=HEADER.replace("int32_t step;", "int32_t other;\n  int32_t step;")))
        self.assertEqual(code, 1)
        self.assertIn("runs and fails", output)

    def test_no_header_at_all(self):
        with contextlib.redirect_stdout(io.StringIO()):
            code = kept_headers.main([str(self.folder / "none"), str(self.built_library()), str(self.write("p.c", PROGRAM)), "--abidiff", ""])
        self.assertEqual(code, 1)


if __name__ == "__main__":
    unittest.main()
