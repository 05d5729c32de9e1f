"""A line of a form: what it is called, and where it is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.widgets import Input, Static

if TYPE_CHECKING:
    from textual.widget import Widget


class Field(Horizontal):
    """A name, and what stands beside it.

    Args:
        label: the name; may be empty.
        children: what stands beside it.
    """

    DEFAULT_CSS = """
    Field {
        height: 1;
    }
    Field > .field-label {
        width: 20;
        color: $text-muted;
    }
    Field > Input.-textual-compact {
        width: 1fr;
        max-width: 64;
        padding: 0 1;
        background: $surface;
    }
    Field > Input.-textual-compact:focus {
        background: $panel;
    }
    """

    def __init__(self, label: str, *children: Widget) -> None:
        super().__init__(Static(label, classes="field-label", markup=False), *children)


def text_line(value: str, placeholder: str, id: str, *, disabled: bool = False) -> Input:
    """A line to write on, as high as the text."""
    return Input(value, placeholder=placeholder, compact=True, id=id, disabled=disabled)
