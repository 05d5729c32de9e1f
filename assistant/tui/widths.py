"""Spares the first frame the table of all characters' widths, which takes as long to load as a tenth of the start."""

from __future__ import annotations

import rich.cells

SINGLE = frozenset("–—‘’‚“”„•…‹›€™←↑→↓↵★☆✓✗✔✘⚠")
"""What the interface and Danish prose are written with, beside the letters that rich knows to be one cell wide."""


def spare_width_table() -> None:
    """Teaches rich that these characters, too, are one cell wide; it loads its table at the first other one."""
    known = getattr(rich.cells, "_SINGLE_CELLS", None)
    if isinstance(known, frozenset) and hasattr(rich.cells, "_is_single_cell_widths"):
        rich.cells._is_single_cell_widths = (known | SINGLE).issuperset


def load_width_table() -> None:
    """Loads the table, so that the first emoji of a note is no wait."""
    rich.cells.get_character_cell_size("🙂")
