# SPDX-License-Identifier: Apache-2.0
"""A small model with a column of every type, and records in the forms that hosts have them in."""
import json
from datetime import datetime, timedelta, timezone

import assay_engine as assay

document = json.loads(
    """{
  "assay": 0, "id": "desk", "version": "1", "label": {"zh": "服务台", "en": "Desk"},
  "records": {
    "contact": {"label": {"zh": "联系", "en": "Contact"}, "time": "opened_at", "groups": ["team", "agent"], "columns": {
      "team": {"type": "category"}, "agent": {"type": "category"}, "opened_at": {"type": "timestamp"}, "solved": {"type": "bool"},
      "wait_s": {"type": "duration", "decimals": 1, "minimum": 0, "maximum": 86400},
      "rating": {"type": "integer", "minimum": 1, "maximum": 5}, "note": {"type": "category"}}}},
  "indicators": {
    "solved": {"label": {"zh": "解决率", "en": "Solved"}, "unit": "ratio", "better": "higher", "from": "contact",
      "value": "rate(solved)", "bands": [{"at_least": 0.9, "points": 10}, {"at_least": 0.5, "below": 0.9, "points": 6}, {"below": 0.5, "points": 0}]},
    "wait": {"label": {"zh": "等待", "en": "Wait"}, "unit": "seconds", "better": "lower", "from": "contact", "value": "avg(wait_s)",
      "bands": [{"at_most": 60, "points": 10}, {"above": 60, "points": 5}]},
    "rating": {"label": "评分", "unit": "score", "better": "higher", "from": "contact", "value": "avg(rating)"}
  },
  "dimensions": [{"id": "all", "label": {"zh": "全部", "en": "All"}, "weight": 100, "indicators": [
    {"indicator": "solved", "weight": 60}, {"indicator": "wait", "weight": 40}]}],
  "grades": [{"id": "good", "label": {"zh": "优秀", "en": "Good"}, "at_least": 80},
             {"id": "poor", "label": {"zh": "较差", "en": "Poor"}, "at_least": 0}]
}"""
)

model = assay.Model(document)
begin = 1_775_000_000
names = ("team", "agent", "opened_at", "solved", "wait_s", "rating", "note")


def rows(count=500):
    """Records as tuples in the order of `names`; None is a missing value."""
    made = []
    for place in range(count):
        made.append(
            (
                (None, "甲", "乙", "East")[place % 4],
                f"agent {place % 3}",
                begin + place * 7_200,
                (True, False, True, None, True)[place % 5],
                None if place % 11 == 0 else place % 240 / 2,
                None if place % 7 == 0 else place % 5 + 1,
                None if place % 2 else f"注 {place}",
            )
        )
    return made


def columns(records=None):
    """A list for each column."""
    records = rows() if records is None else records
    return {name: [row[place] for row in records] for place, name in enumerate(names)}


def dicts(records=None):
    return [dict(zip(names, row)) for row in (rows() if records is None else records)]


def times(records=None):
    return [datetime.fromtimestamp(row[2], timezone.utc) for row in (rows() if records is None else records)]


def waits(records=None):
    """Lengths of time."""
    return [None if row[4] is None else timedelta(seconds=row[4]) for row in (rows() if records is None else records)]


def state(**grouping):
    grouping.setdefault("by", "team")
    grouping.setdefault("period", "month")
    return assay.State(model, **grouping)


def counted(data=None, **grouping):
    made = state(**grouping)
    made.update("contact", columns() if data is None else data)
    return made


def digest_of(data, **options):
    made = state()
    made.update("contact", data, **options)
    return made.digest


def expected_digest(records=None):
    """One record after the other: the form that has least between the caller and the library."""
    made = state()
    for row in dicts(records):
        made.add("contact", **row)
    return made.digest


def raised(kind, work):
    """The exception that `work` ends with."""
    try:
        work()
    except kind as problem:
        return problem
    raise AssertionError(f"no {kind.__name__} was raised")
