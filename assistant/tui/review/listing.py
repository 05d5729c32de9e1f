"""What the keys of the list do: discarding, taking back, narrowing, and writing out."""

from __future__ import annotations

from collections.abc import Coroutine, Sequence
from typing import TYPE_CHECKING

from assistant.tui.review import documents, steps
from assistant.tui.review.achievements import periods, tags
from assistant.tui.review.drafts_page import Drafts
from assistant.tui.review.pick import PickDialog
from assistant.workspace.review import APPROVED, DISCARDED, OPEN

if TYPE_CHECKING:
    from assistant.tui.review.desk import Step
    from assistant.tui.review.screen import ReviewScreen
    from assistant.workspace.review import DraftLine, Review

_PAGE = 500


class Listing:
    """Does what the list asks for.

    Args:
        screen: which holds the list and the desk.
    """

    def __init__(self, screen: ReviewScreen) -> None:
        self._screen = screen
        self.last_discarded: list[int] = []

    def work(self, what: str) -> Coroutine[None, None, None]:
        """The work behind a key, to be run beside the handlers.

        Args:
            what: as in ``DraftsPage.Asked``.
        """
        page = self._screen.drafts_page
        chosen = page.chosen
        ids = [draft.id for draft in chosen]
        if what == "discard":
            back = all(draft.state == DISCARDED for draft in chosen)
            return self._bring_back(ids) if back else self._discard(ids)
        if what == "undo":
            return self._bring_back(self.last_discarded)
        if what == "copy":
            return documents.copy(self._screen.makker, ids)
        if what == "period":
            return self._pick_period()
        if what == "tag":
            return self._pick_tag()
        approved = page.shown_approved if page.query_text else []
        return documents.export(
            self._screen.makker, documents.scopes(chosen, approved), what, page.query_text
        )

    async def _discard(self, draft_ids: Sequence[int]) -> None:
        await self._change_all(draft_ids, steps.discard)
        self.last_discarded = list(draft_ids)
        words = f"{len(draft_ids)} udkast er kasseret" if len(draft_ids) > 1 else "Udkastet er kasseret"
        self._screen.makker.tell(f"{words}. u henter tilbage, og p viser alle kasserede.")

    async def _bring_back(self, draft_ids: Sequence[int]) -> None:
        await self._change_all(draft_ids, steps.bring_back)
        self.last_discarded = []
        self._screen.makker.tell("Udkastene er tilbage." if len(draft_ids) > 1 else "Udkastet er tilbage.")

    async def _change_all(self, draft_ids: Sequence[int], step: Step) -> None:
        def change(review: Review) -> None:
            for draft_id in draft_ids:
                step(review, review.open(draft_id))

        self._screen.drafts_page.draft_list.marked.clear()
        try:
            await self._screen.desk.run(change)
        finally:
            self._screen.read_drafts()

    async def _pick_period(self) -> None:
        page = self._screen.drafts_page
        found = periods((*page.drafts.waiting, *page.drafts.approved))
        words = ["Alle perioder", *(period.name for period in found)]
        place = await self._screen.makker.push_screen_wait(PickDialog("Vis kun", words))
        if place is not None:
            page.choose_period(found[place - 1].query if place else "")

    async def _pick_tag(self) -> None:
        page = self._screen.drafts_page
        found = tags((*page.drafts.waiting, *page.drafts.approved))
        words = ["Alle emneord", *(f"#{tag} · {number}" for tag, number in found)]
        place = await self._screen.makker.push_screen_wait(PickDialog("Vis kun", words))
        if place is not None:
            page.choose_tag(found[place - 1][0] if place else "")


def all_drafts(review: Review) -> Drafts:
    """The drafts as the list shows them; to be called in a thread."""
    waiting = sorted(_lines(review, OPEN), key=lambda line: line.id, reverse=True)
    return Drafts(tuple(waiting), tuple(_lines(review, APPROVED)), tuple(_lines(review, DISCARDED)))


def _lines(review: Review, state: str) -> list[DraftLine]:
    """All drafts in a state, read by the page."""
    found: list[DraftLine] = []
    while page := review.lines(state, limit=_PAGE, offset=len(found)):
        found += page
        if len(page) < _PAGE:
            break
    return found
