#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Calculates the figures of conformance vectors from the documentation alone, in fractions, without the engine.

oracle.py            writes figures.json of vectors that do not have one
oracle.py --check    recalculates all of them, and what their states keep; fails on a difference
"""
import argparse
import json
import sys
from pathlib import Path

from rational import state_body
from rational.evaluation import Case, GivenValues
from rational.numbers import exact_text, half_even
from rational.score import Scorecard, Tree

folder = Path(__file__).resolve().parent


def figures_of(case):
    tree = Tree(case.model, case.indicators)
    # A result without any grouping has its one group even when there are no records.
    keys = case.keys or ([()] if not case.by and not case.period else [])
    groups = []
    for key in keys:
        given = case.dimensions(key, [node.id for node in tree.nodes if node.kind == "dimension"])
        card = Scorecard(tree, case.model, case.values(key), given, case.many_rejected).figures()
        parts = dict(zip(case.by, key))
        period = key[-1] if case.period else None
        rows = sum(len(records) for records in case.groups.get(key, {}).values())
        outside = case.outside(key)
        groups.append({"key": parts, "period": period, "rows": rows, **card, **({"outside": outside} if outside else {})})
    nodes = [{"id": node.id, "exact": {"max_points": exact_text(node.possible), "weight": exact_text(half_even(node.declared()))}}
             for node in tree.nodes]
    nodes += [{"id": each.id, "exact": {"max_points": exact_text(each.rule.most if each.rule else None), "weight": None}}
              for each in tree.reported()]
    rejected = [{"record": record, "reason": reason, "rows": rows} for (record, reason), rows in sorted(case.rejected.items())]
    return {"nodes": nodes, "groups": groups, "rejected": rejected}


def laid_out(figures):
    """A line a node, so that people find the one that differs."""
    def listed(items, indent):
        return "[]" if not items else "[\n" + ",\n".join(indent + item for item in items) + "\n" + indent[:-1] + "]"

    def one(item):
        return json.dumps(item, ensure_ascii=False, default=int)

    def group(item):
        rest = dict(item)
        nodes = rest.pop("nodes")
        return one(rest)[:-1] + ', "nodes": ' + listed([one(node) for node in nodes], "   ") + "}"

    parts = {"nodes": [one(each) for each in figures["nodes"]], "groups": [group(each) for each in figures["groups"]],
             "rejected": [one(each) for each in figures["rejected"]]}
    return "{\n" + ",\n".join(f' "{name}": ' + listed(items, "  ") for name, items in parts.items()) + "\n}\n"


def vectors():
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    makers = {"result": Case, "scores": GivenValues}
    return [(folder / each["folder"], makers[each["kind"]]) for each in manifest["vectors"] if each["kind"] in makers]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--check", action="store_true")
    check = arguments.parse_args().check
    faults = 0
    for vector, made_of in vectors():
        case = made_of(vector)
        text, file = laid_out(figures_of(case)), vector / "figures.json"
        if not check:
            if not file.exists():
                file.write_text(text, encoding="utf-8")
                print(vector.name)
            continue
        found = [] if file.read_text(encoding="utf-8") == text else ["figures.json is not what its records come to"]
        if isinstance(case, Case):
            found += state_body.differences(case, bytes.fromhex((vector / "state.hex").read_text()))
        for fault in found:
            print(f"{vector.name}: {fault}")
        faults += len(found)
    if check:
        print(f"{len(vectors())} vectors, {faults} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
