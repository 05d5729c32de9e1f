"""What the fields of a draft stand in, and how it is moved through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.widgets import Static

from assistant.tui.review import steps
from assistant.tui.review.field_card import OPEN, TITLE, FieldCard, TitleCard
from assistant.workspace.review import FieldView

if TYPE_CHECKING:
    from assistant.workspace.review import DraftView

_LINES = 3
"""Lines that an arrow key scrolls in a field that is higher than the window."""


class FieldsScroll(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Holds the title and the fields; its keys belong to the page."""

    @property
    def cards(self) -> list[FieldCard]:
        """The title and the fields, from the top."""
        # Asked for at every key, so no query through all widgets.
        return [child for child in self.children if isinstance(child, FieldCard)]

    async def lay(self, view: DraftView) -> None:
        """Shows the title and the fields of a draft; the cards that stand already stay, with what is written in them."""
        title = FieldView(TITLE, "", view.title, None, OPEN, view.title_findings, ())
        kind, origin = steps.kind_line(view), view.origin
        known = {card.path: card for card in self.cards}
        wanted = {field.path for field in view.fields}
        if TITLE not in known:
            await self.mount(TitleCard(title, kind, origin))
        else:
            self.query_one(TitleCard).show_title(title, kind, origin)
        for path, card in known.items():
            # A field that is being written in stays, also while the document has no place for an empty one.
            if path != TITLE and path not in wanted and not card.editing:
                await card.remove()
        await self._lay_fields(view.fields, known)
        nothing = self.query("#draft-nothing")
        if view.fields:
            await nothing.remove()
        elif not nothing:
            await self.mount(Static(steps.NOTHING, id="draft-nothing", markup=False))

    async def _lay_fields(self, fields: Sequence[FieldView], known: Mapping[str, FieldCard]) -> None:
        """Puts the cards in order; new ones that follow each other are mounted together, since there may be hundreds."""
        before: FieldCard = self.query_one(TitleCard)
        new: list[FieldCard] = []
        for field in fields:
            if field.path not in known:
                new.append(FieldCard(field))
                continue
            if new:
                await self.mount_all(new, after=before)
                new = []
            before = known[field.path]
            before.show(field)
        if new:
            await self.mount_all(new, after=before)

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
