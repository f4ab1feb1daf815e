# SPDX-License-Identifier: Apache-2.0
"""Tables for notebooks. Colours are mixed with the page's own, so that they hold on light and dark pages."""
from html import escape
from typing import List, Optional, Sequence

_style = "border-collapse:collapse;font-variant-numeric:tabular-nums"
_cell = "padding:2px 10px;border:0;background:transparent;white-space:nowrap"
_green, _red = (22, 163, 74), (220, 38, 38)


def colour_of(place: Optional[int], count: int) -> str:
    """From green, the best grade, to red."""
    if place is None or count < 1:
        return "rgba(128,128,128,0.25)"
    share = place / (count - 1) if count > 1 else 0.0
    if share <= 0.5:
        middle = (202, 138, 4)
        mixed = [round(a + (b - a) * share * 2) for a, b in zip(_green, middle)]
    else:
        mixed = [round(a + (b - a) * (share * 2 - 1)) for a, b in zip((202, 138, 4), _red)]
    return f"rgba({mixed[0]},{mixed[1]},{mixed[2]},0.3)"


def badge(text: str, colour: str) -> str:
    return f'<span style="padding:1px 8px;border-radius:9px;background:{colour}">{escape(text)}</span>' if text else ""


def bar(share: float) -> str:
    width = min(100.0, max(0.0, 100 * share))
    return (
        '<span style="display:inline-block;width:80px;height:8px;border-radius:4px;background:rgba(128,128,128,0.25)">'
        f'<span style="display:block;width:{width:.0f}%;height:8px;border-radius:4px;background:{colour_of(round(100 - width), 101)[:-4]}0.8)">'
        "</span></span>"
    )


def table(heads: Sequence[str], rows: Sequence[Sequence[str]], left: Sequence[int] = (0,), caption: str = "") -> str:
    """Cells are HTML already."""

    def line(cells: Sequence[str], tag: str) -> str:
        made: List[str] = []
        for place, cell in enumerate(cells):
            side = "left" if place in left else "right"
            made.append(f'<{tag} style="{_cell};text-align:{side}">{cell}</{tag}>')
        return f"<tr>{''.join(made)}</tr>"

    body = "".join(line(row, "td") for row in rows)
    title = f'<caption style="text-align:left;padding:4px 10px;caption-side:top"><b>{caption}</b></caption>' if caption else ""
    return f'<table style="{_style}">{title}<thead>{line(list(map(escape, heads)), "th")}</thead><tbody>{body}</tbody></table>'


__all__ = ["badge", "bar", "colour_of", "escape", "table"]
