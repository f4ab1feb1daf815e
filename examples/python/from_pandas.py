# SPDX-License-Identifier: Apache-2.0
"""From a pandas frame to graded teams by month, and the indicators that cost them most.

    pip install assay-engine pandas pyarrow
"""
import assay_engine as assay
import pandas as pd

# Surveys as they come from an export: a row an answer, blanks where a question was left out.
places = pd.Series(range(2400))
surveys = pd.DataFrame(
    {
        "team": places.map(lambda i: ["East", "North", "West"][i % 3]),
        "sent_at": pd.Timestamp("2026-01-01") + pd.to_timedelta(places * 54, unit="min"),
        "patience": (5 - places * 7 % 11 // (3 + places % 3)).where(places % 13 != 0),
        "recommend": (10 - places * 17 % 29 // (3 + places % 3 + places // 800)).where(places % 7 != 0),
    }
)
print(surveys.head(3).to_string(index=False), "\n")

model = assay.Model(
    {
        "assay": 0,
        "id": "survey",
        "version": "1",
        "label": {"zh": "满意度", "en": "Survey"},
        "records": {
            "survey": {
                "time": "sent_at",
                "groups": ["team"],
                "columns": {
                    "team": {"type": "category"},
                    "sent_at": {"type": "timestamp"},
                    "patience": {"type": "integer", "minimum": 1, "maximum": 5},
                    "recommend": {"type": "integer", "minimum": 0, "maximum": 10},
                },
            }
        },
        "indicators": {
            "patience": {
                "label": {"zh": "耐心", "en": "Patience"},
                "unit": "ratio",
                "better": "higher",
                "from": "survey",
                "value": "csat(patience, 'top2of5')",
                "bands": "≥80%:10分;60%-79%:8分;<60%:5分",
            },
            "nps": {
                "label": {"zh": "净推荐值", "en": "Net promoter score"},
                "unit": "score",
                "better": "higher",
                "from": "survey",
                "value": "nps(recommend)",
                "bands": [{"at_least": 30, "points": 10}, {"at_least": 0, "below": 30, "points": 6}, {"below": 0, "points": 2}],
            },
        },
        "dimensions": [
            {
                "id": "attitude",
                "label": {"zh": "服务态度", "en": "Attitude"},
                "weight": 100,
                "indicators": [{"indicator": "patience", "weight": 60}, {"indicator": "nps", "weight": 40}],
            }
        ],
        "grades": [
            {"id": "good", "label": {"zh": "良好", "en": "Good"}, "at_least": 70},
            {"id": "poor", "label": {"zh": "待改进", "en": "Needs improvement"}, "at_least": 0},
        ],
    }
)

# Count once, by team and month; grade as often and as coarsely as you like.
state = assay.State(model, by="team", period="month")
state.update({"survey": surveys})
print(state.grade(), "\n")

quarter = state.roll_up("team", "quarter").grade()
for card in quarter:
    team, period = card.key
    print(f"{team} {period}: {card.score:.1f} {card.grade_label}")
    for node in card.scorecard().reasons():
        print(f"  {node.label}: {node.text('value')}, lost {node.lost:g} of 100, next {node.text('next') or '-'}")
print()

# In a notebook `quarter` and `card.scorecard()` show themselves; this is the frame for everything else.
print(quarter.points().to_pandas().to_string(index=False))
