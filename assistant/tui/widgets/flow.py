"""A row of buttons that goes on below where the line is too short for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container
from textual.geometry import NULL_OFFSET, Region
from textual.layout import Layout, WidgetPlacement

if TYPE_CHECKING:
    from textual.geometry import Size
    from textual.layout import ArrangeResult
    from textual.widget import Widget


class FlowLayout(Layout):
    """Places widgets beside each other, each as wide as it needs, and begins a new line where the next has no room."""

    name = "flow"

    def arrange(
        self,
        parent: Widget,
        children: list[Widget],
        size: Size,
        greedy: bool = True,  # noqa: ARG002  # Textual's own name
    ) -> ArrangeResult:
        """Gives each widget its place."""
        parent.pre_layout(self)
        viewport = parent.app.viewport_size
        placements: list[WidgetPlacement] = []
        x = y = below = 0
        for child in children:
            margin = child.styles.margin
            width = child.get_content_width(size, viewport) + child.gutter.width
            height = child.get_content_height(size, viewport, width) + child.gutter.height
            if x and x + margin.left + width > size.width:
                x, y = 0, below
            region = Region(x + margin.left, y + margin.top, min(width, size.width), height)
            placements.append(WidgetPlacement(region, NULL_OFFSET, margin, child))
            x = region.right + margin.right
            below = max(below, region.bottom + margin.bottom)
        return placements


_FLOW = FlowLayout()


class Flow(Container):
    """Holds what ``FlowLayout`` places."""

    DEFAULT_CSS = """
    Flow {
        width: 1fr;
        height: auto;
        overflow: hidden;
    }
    """

    @property
    def layout(self) -> Layout:
        """A style sheet can name Textual's own layouts only."""
        return _FLOW
