# SPDX-License-Identifier: Apache-2.0
"""What a call costs, in microseconds of the processor: the least of many short runs. `./dev python` prints it."""
import sys
import time
import timeit
from array import array

import assay_engine as assay


def measure(name, work, times=20_000):
    work()
    least = min(timeit.repeat(work, number=times // 20, repeat=40, timer=time.process_time)) / (times // 20)
    print(f"  {name:58} {least * 1e6:8.2f}")


def main():
    model = assay.Model.preset("after-sales-quality")
    state = assay.State(model, by="team")
    survey = {"team": "East", "overall_score": 5, "patience_score": 5, "empathy_score": 4, "recommend_score": 9}
    values = [0.97, 0.8, 300, 0.9, 0.9, 80, 0.9, 0.9, 0.9, 0.9, 0.9, 0.05, 0.9, 0.9, 0.1, 0.9, 20, 0.01, 100, 50, 0.1, 90, 0.2]
    scorer = assay.Scorer(model)
    print(f"Python {sys.version.split()[0]}, microseconds a call:")
    measure("State.add, a record of 5 cells", lambda: state.add("survey", **survey))
    measure("State.add, a record of 2 cells", lambda: state.add("survey", team="East", overall_score=5))
    measure("State.score, one group as it is now", lambda: state.score("East"))
    measure("Scorer.one, 23 values in order", lambda: scorer.one(values))
    measure("Scorer.one, a dict of 23 values", lambda named=dict(zip(model.indicators, values)): scorer.one(named))
    for rows in (1, 1_000):
        numbers = {name: array("b", [3] * rows) for name in survey if name != "team"}
        batch = {"team": ["East"] * rows, **numbers}
        measure(f"State.update, {rows:,} rows: a list and 4 buffers", lambda: state.update("survey", batch), 2_000)
    alone = assay.State(model)
    measure("State.update, 1,000 rows: 4 buffers", lambda: alone.update("survey", numbers), 2_000)
    try:
        import pyarrow
    except ImportError:
        pass
    else:
        table = pyarrow.record_batch({name: pyarrow.array(batch[name]) for name in survey})
        measure("State.update, 1,000 rows: an Arrow batch", lambda: state.update("survey", table), 2_000)
    result = state.grade()
    measure("State.grade, one group", state.grade, 2_000)
    measure("Result[key]", lambda: result["East"])
    measure("Result.scorecard, all 29 lines", lambda: result.scorecard("East").nodes, 1_000)


if __name__ == "__main__":
    main()
