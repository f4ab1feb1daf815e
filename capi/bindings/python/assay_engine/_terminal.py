# SPDX-License-Identifier: Apache-2.0
"""Tables of text, as the command line prints them: Chinese characters take two places."""
from typing import List, Sequence
from unicodedata import combining, east_asian_width


def width_of(text: str) -> int:
    return sum(0 if combining(each) else 2 if east_asian_width(each) in "WF" else 1 for each in text)


def table_of(heads: Sequence[str], rows: Sequence[Sequence[str]], left: Sequence[int] = (0,)) -> str:
    """Columns in `left` begin at the left, the others end at the right."""
    lines = [heads, *rows]
    widths = [max(width_of(line[place]) for line in lines) for place in range(len(heads))]

    def line_of(cells: Sequence[str]) -> str:
        made: List[str] = []
        for place, text in enumerate(cells):
            space = " " * (widths[place] - width_of(text))
            made.append(text + space if place in left else space + text)
        return (" " + "  ".join(made)).rstrip()

    rule = " " + "─" * (sum(widths) + 2 * (len(widths) - 1))
    return "\n".join([line_of(heads), rule, *map(line_of, rows)])
