# SPDX-License-Identifier: Apache-2.0
"""From a query to graded teams: DuckDB reads and joins, assay grades, and DuckDB looks at the grades.

    pip install assay-engine duckdb pyarrow
"""
import assay_engine as assay
import duckdb

# What a help desk has: contacts and surveys in tables of its own. Here they are made up.
database = duckdb.connect()
database.sql("""
    create table tickets as
    select i as id,
           ['华东组', '华南组', '西部组'][i % 3 + 1] as team,
           timestamp '2026-03-01' + interval (i * 37) minute as opened,
           i // 3 % 12 <> 0 as answered,
           30 + (i * 7919) % (200 + 60 * (i % 3)) as answered_after_s,
           (i * 31) % 10 < 9 - i % 3 as solved
    from range(3000) t(i)
""")

# The query gives the model's columns; `select` is all the mapping there is.
contacts = database.sql("""
    select team, opened as opened_at, 300 as limit_s, case when answered then answered_after_s end as response_s, solved
    from tickets
""")

model = assay.Model(
    {
        "assay": 0,
        "id": "help-desk",
        "version": "1",
        "label": {"zh": "服务台", "en": "Help desk"},
        "records": {
            "contact": {
                "time": "opened_at",
                "groups": ["team"],
                "columns": {
                    "team": {"type": "category"},
                    "opened_at": {"type": "timestamp"},
                    "limit_s": {"type": "duration"},
                    "response_s": {"type": "duration"},
                    "solved": {"type": "bool"},
                },
            }
        },
        "indicators": {
            "on_time": {
                "label": {"zh": "响应及时率", "en": "Answered on time"},
                "unit": "ratio",
                "better": "higher",
                "from": "contact",
                "value": "rate(coalesce(response_s <= limit_s, false))",
                "bands": "≥95%:10分;90%-94%:8分;<90%:5分",
            },
            "solved": {
                "label": {"zh": "解决率", "en": "Solved"},
                "unit": "ratio",
                "better": "higher",
                "from": "contact",
                "value": "rate(solved)",
                "bands": "≥90%:10分;80%-89%:8分;<80%:5分",
            },
        },
        "dimensions": [
            {
                "id": "service",
                "label": {"zh": "服务", "en": "Service"},
                "weight": 100,
                "indicators": [{"indicator": "on_time", "weight": 50}, {"indicator": "solved", "weight": 50}],
            }
        ],
        "grades": [
            {"id": "excellent", "label": {"zh": "优秀", "en": "Excellent"}, "at_least": 90},
            {"id": "good", "label": {"zh": "良好", "en": "Good"}, "at_least": 70},
            {"id": "poor", "label": {"zh": "待改进", "en": "Needs improvement"}, "at_least": 0},
        ],
    }
)

result = assay.evaluate({"contact": contacts}, model, by="team")
print(result, "\n")

with assay.language("zh"):
    print(result.scorecard("西部组"), "\n")

# Results are Arrow tables, so that the database takes them as they are.
cards = result.cards().to_arrow()
for team, grade in duckdb.sql("select team, grade from cards where score < 90 order by score").fetchall():
    print(f"{team}: {grade}")
