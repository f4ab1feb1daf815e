# SPDX-License-Identifier: Apache-2.0
"""A Spark job from DataFrames to graded teams: counted by the workers, merged on the cluster, graded once on the driver.

    pip install assay-engine "pyspark[sql]>=4,<5" "pandas<3"      # here and on the workers; Spark needs Java 17
    python spark_job.py                                            # or spark-submit spark_job.py
"""
import sys

from assay_engine import spark
from pyspark.sql import SparkSession

session = (
    SparkSession.builder.appName("graded teams")
    .config("spark.ui.showConsoleProgress", "false")
    .config("spark.sql.session.timeZone", "Asia/Shanghai")
    .config("spark.pyspark.python", sys.executable)
    .getOrCreate()
)

# Surveys and complaints as other jobs have left them. Here they are made up; one answer in 500 is out of its scale.
surveys = session.range(30_000).selectExpr(
    "element_at(array('East', 'North', 'West'), cast(id % 3 + 1 as int)) as team",
    "timestamp '2026-01-01 08:00:00' + make_interval(0, 0, 0, 0, 0, id * 4) as sent_at",
    "if(id % 500 = 7, 99, 5 - id * 7 % 11 div (3 + id % 3)) as overall_score",
    "if(id % 13 = 0, null, 5 - id * 5 % 11 div (3 + id % 3)) as patience_score",
    "5 - id * 3 % 11 div (4 + id % 3) as empathy_score",
    "if(id % 7 = 0, null, 10 - id * 17 % 29 div (5 + id % 3)) as recommend_score",
    "'not asked for, and so not read' as comment",
)
complaints = session.range(900).selectExpr(
    "element_at(array('East', 'North', 'West'), cast(id % 3 + 1 as int)) as team",
    "timestamp '2026-01-01 09:30:00' + make_interval(0, 0, 0, 0, 0, id * 130) as filed_at",
    "true as closing_due",
    "id % (10 + 4 * (id % 3)) > 0 as closed",
)

# Count once, by team and month: a state is a few kilobytes of exact integers, and no record.
state = spark.state(
    {"survey": surveys, "complaint": complaints},
    "after-sales-quality",
    by="team",
    period="month",
    utc_offset="+08:00",
    on_error="skip",
)
for each in state.describe()["rejected"]:
    print(f"{each['rows']} records of type {each['record']} could not be used: {each['reason']}")

# Grade as often and as coarsely as you like.
quarter = state.roll_up("team", "quarter").grade()
for card in quarter:
    team, period = card.key
    print(f"\n{team} {period}: {card.rows:,} records, {card.score:.2f} of 100, {card.grade_label}")
    for node in card.scorecard().reasons()[:3]:
        print(f"  {node.label}: {node.text('value')}, lost {node.lost:.2f}, next {node.text('next') or '-'}")

# The grades are a DataFrame again, for the jobs that come after this one.
grades = session.createDataFrame(state.grade().cards().to_arrow())
print()
grades.groupBy("grade").count().orderBy("grade").show()
session.stop()
