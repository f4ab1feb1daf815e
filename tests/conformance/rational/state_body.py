# SPDX-License-Identifier: Apache-2.0
"""Reads the body of a state (docs/state.md) and holds what it keeps against own counts.

The names of aggregates and the fingerprint of the shape are hashes of canonical texts, which are not made here: an aggregate is
recognised by what it holds in all groups."""
from . import registers

_fixed = {1: "8", 2: "88", 3: "8w", 4: "8s", 5: "8s", 6: "8888", 7: "888", 8: "8888", 9: "8w8", 10: "8ww8", 11: "8ww"}
_units = {None: 0, "day": 1, "week": 2, "month": 3, "quarter": 4, "year": 5}


class Bytes:
    def __init__(self, content):
        self.content, self.at = content, 0

    def take(self, size):
        self.at += size
        if self.at > len(self.content):
            raise ValueError("ends early")
        return self.content[self.at - size:self.at]

    def number(self, size, signed=False):
        return int.from_bytes(self.take(size), "little", signed=signed)

    def text(self):
        return self.take(self.number(4)).decode("utf-8")


def _counters(source, form):
    fields = [source.number(8)]  # missing
    if form in _fixed:
        widths = {"8": (8, False), "s": (8, True), "w": (16, True)}
        return (*fields, *(source.number(*widths[each]) for each in _fixed[form]))
    fields.append(source.number(8))
    beyond = source.number(1)
    if form == 15 and beyond:
        return (*fields, beyond, tuple(source.take(registers.size)))
    if form in (12, 14, 17, 18) and beyond:
        return (*fields, beyond)
    entries = []
    for _ in range(source.number(4)):
        if form in (14, 18):
            key = source.text()
        elif form == 13 or (form == 16 and beyond):
            key = source.number(4, True)
        else:
            key = source.number(8, form != 15)
        entries.append(key if form in (15, 17, 18) else (key, source.number(8)))
    return (*fields, beyond, tuple(entries))


class StateBody:
    def __init__(self, content):
        source = Bytes(content)
        if source.take(8) != b"ASSAYSTA":
            raise ValueError("another magic")
        self.format = (source.number(2), source.number(2))
        self.reserved, self.size = source.number(4), source.number(8)
        self.shape = source.take(16)
        self.by = [source.text() for _ in range(source.number(4))]
        self.period = (source.number(1), source.number(1), source.number(2, True))
        self.records = [(source.text(), source.number(1)) for _ in range(source.number(4))]
        self.rejected = [(source.text(), source.text(), source.number(8)) for _ in range(source.number(4))]
        self.aggregates = [(source.take(16), source.number(4), source.number(1)) for _ in range(source.number(4))]
        parts = len(self.by) + (1 if self.period[0] else 0)
        self.groups = {}
        self.counters = [[] for _ in self.aggregates]
        for _ in range(source.number(8)):
            key = tuple(source.text() if source.number(1) else None for _ in range(parts))
            self.groups[key] = [source.number(8) for _ in self.records]
            for (_, _, form), found in zip(self.aggregates, self.counters):
                found.append(_counters(source, form))
        if source.at != len(content):
            raise ValueError("goes on after the end")


def _own_counters(case):
    """What every aggregate of the model keeps in all groups, with its record type and form."""
    found = set()
    for key in case.aggregates:
        counted = [case.counted(group, key) for group in case.keys]
        if not counted:
            continue
        form = counted[0].form
        fields = [each.fields for each in counted]
        # Form 13 when no group keeps its few values, form 16 as soon as one does.
        if form == 16 and not any(each[2] == 0 and each[3] for each in fields):
            form = 13
            fields = [(*each[:2], 0, each[3]) for each in fields]
        found.add((key[0], form, tuple(fields)))
    for record, name in [(record, name) for record in case.needed for name in case.records[record].derived]:
        derived = case.records[record].derived[name]
        if derived.has_range and not derived.refuses:
            rows = [[name in each.outside for each in case.groups[group].get(record, [])] for group in case.keys]
            found.add((record, 1, tuple((0, sum(each)) for each in rows)))
    return found


def differences(case, content):
    """What of a state is not as the records have it, in words."""
    state, found = StateBody(content), []

    def expect(what, actual, wanted):
        if actual != wanted:
            found.append(f"{what} of the state: {actual}, not {wanted}")

    needs_second = any(form > 15 for _, _, form in state.aggregates)
    expect("format", state.format, (0, 2) if needs_second else (0, 1))
    expect("reserved bytes", state.reserved, 0)
    expect("length", state.size, len(content))
    expect("grouping", state.by, case.by)
    fiscal = int(case.case.get("fiscal_start_month", 1)) if case.period in ("quarter", "year") else 1
    expect("period", state.period, (_units[case.period], fiscal, int(case.case.get("utc_offset_minutes", 0)) if case.period else 0))
    expect("record types", state.records, [(name, int(name in case.supplied)) for name in case.needed])
    rejected = [(record, reason, rows) for (record, reason), rows in sorted(case.rejected.items())]
    expect("rejected rows", state.rejected, rejected)
    expect("groups", list(state.groups), case.keys)
    expect("rows", list(state.groups.values()), [[len(case.groups[key].get(name, [])) for name in case.needed] for key in case.keys])
    if case.keys and not found:
        kept = {(state.records[record][0], form, tuple(counters))
                for (_, record, form), counters in zip(state.aggregates, state.counters)}
        own = _own_counters(case)
        for what, lines in (("keeps what nobody counted", kept - own), ("lacks", own - kept)):
            found += [f"the state {what}: {line}" for line in sorted(lines, key=str)]
    return found
