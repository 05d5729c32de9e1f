"""The characters that are taken to be one cell wide, against rich's own table."""

from __future__ import annotations

import subprocess
import sys

import pytest
from rich.cells import cell_len, get_character_cell_size

from assistant.tui.widths import SINGLE, spare_width_table


@pytest.mark.parametrize("character", sorted(SINGLE))
def test_the_table_says_so_too(character: str) -> None:
    assert get_character_cell_size(character) == 1


def test_wide_characters_are_still_measured() -> None:
    spare_width_table()
    assert cell_len("a…🙂日b") == 7


def test_danish_prose_loads_no_table() -> None:
    code = (
        "import sys\n"
        "from assistant.tui.widths import spare_width_table\n"
        "spare_width_table()\n"
        "from rich.cells import cell_len\n"
        "assert cell_len('Æblegrød – “sødt” … ✓ ★') == 23\n"
        "print([name for name in sys.modules if name.startswith('rich._unicode_data.')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert [name for name in done.stdout.split("'") if name.startswith("rich._unicode_data.unicode")] == []
