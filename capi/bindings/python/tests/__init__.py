# SPDX-License-Identifier: Apache-2.0
"""Tests of the Python package, with unittest alone. Those that need pyarrow, pandas, Polars or DuckDB are skipped without them."""
