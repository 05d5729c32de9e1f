"""What the fields of a draft stand in, and how it is moved through."""

from __future__ import annotations

from textual.containers import VerticalScroll

from assistant.tui.review.field_card import FieldCard

_LINES = 3
"""Lines that an arrow key scrolls in a field that is higher than the window."""


class FieldsScroll(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Holds the title and the fields; its keys belong to the page."""

    @property
    def cards(self) -> list[FieldCard]:
        """The title and the fields, from the top."""
        # Asked for at every key, so no query through all widgets.
        return [child for child in self.children if isinstance(child, FieldCard)]

    def step(self, card: FieldCard, step: int) -> FieldCard | None:
        """Scrolls on where more of a card is to be seen.

        Args:
            card: the one in focus.
            step: 1 for down, -1 for up.

        Returns:
            the card to go to where all of this one has been seen, or None.
        """
        top, height = self.scroll_offset.y, self.size.height
        region = card.virtual_region
        if step > 0 and region.bottom > top + height:
            self.scroll_to(y=min(top + _LINES, region.bottom - height), animate=False)
            return None
        if step < 0 and region.y < top:
            self.scroll_to(y=max(top - _LINES, region.y), animate=False)
            return None
        cards = self.cards
        place = cards.index(card) + step
        return cards[place] if 0 <= place < len(cards) else None

    def page(self, direction: int) -> FieldCard | None:
        """Scrolls a page.

        Args:
            direction: 1 for down, -1 for up.

        Returns:
            the card that is at the top then, or the first or last where there was nothing to scroll.
        """
        height = max(1, self.size.height - 2)
        target = min(max(self.scroll_offset.y + direction * height, 0), self.max_scroll_y)
        cards = self.cards
        if target == self.scroll_offset.y:
            return cards[0 if direction < 0 else -1] if cards else None
        self.scroll_to(y=target, animate=False)
        return next((card for card in cards if card.virtual_region.bottom > target), None)

    def follow(self, row: int) -> None:
        """Brings a row of the screen into view: where the cursor stands in an area that is higher than the window."""
        row -= self.region.y
        self.scroll_relative(y=min(row - 1, 0) + max(row + 2 - self.size.height, 0), animate=False)
