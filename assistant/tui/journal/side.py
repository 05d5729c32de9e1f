"""The left side of the journal: the search line, the list by month or the hits, and a line of how many there are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from assistant.danish.format import number
from assistant.tui.journal.items import HitList, ItemList
from assistant.tui.journal.keys import NAMELESS
from assistant.tui.journal.note_list import NoteList, Pages
from assistant.tui.journal.rows import RowList
from assistant.tui.journal.survey import Sought, Survey, read_pages, survey
from assistant.tui.journal.wording import notes_text

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer

    from assistant.tui.journal.marks import Marks
    from assistant.tui.journal.questions import Questions
    from assistant.workspace.journal import Cursor, HitPage, Journal, MonthCount, NoteLine, NoteRecord

HITS = 40
"""Hits a page."""

TYPING = 0.06
"""Seconds without a key after which a search begins."""

NO_HITS = """\
Ingen noter med det.

Sådan kan du søge:

vagtplan
  ord, også bøjet og begyndt

"hele vendingen"
  ordene, som de står

#resultat
  noter med et emneord

-ord
  noter uden ordet

fra:2026-01 til:2026-06
  noter fra en tid"""


class SearchLine(Input):
    """The line to search on; arrow down leads to what was found."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,enter", "leave", "Til listen", show=False),
    ]

    class Left(Message):
        """The user goes on to the list."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(placeholder="/ søg", compact=True, select_on_focus=True, id=id)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key writes; "/" does, although its name is no character's to Textual."""
        return key in NAMELESS or super().check_consume_key(key, character)

    def on_focus(self) -> None:
        """Tells how one can search."""
        self.placeholder = 'ord, "vending", #tag, fra:2026-01'

    def on_blur(self) -> None:
        """Shows the key again."""
        self.placeholder = "/ søg"

    def action_leave(self) -> None:
        """Goes on to the list."""
        self.post_message(self.Left())


class Side(Vertical):
    """Finds notes and shows where one is.

    Args:
        questions: asks the journal.
        marks: which notes are marked.
    """

    class Chosen(Message):
        """The cursor stands on another note."""

    class Listed(Message):
        """The list has been read anew.

        Args:
            empty: whether there are no notes in it.
        """

        def __init__(self, *, empty: bool) -> None:
            super().__init__()
            self.empty = empty

    def __init__(self, questions: Questions, marks: Marks, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.questions = questions
        self.marks = marks
        self.tag: str | None = None
        self.query_text = ""
        self._search_timer: Timer | None = None
        self._next_hits: Cursor | None = None
        self.search_line = SearchLine(id="search")
        self.notes = NoteList(marks, id="notes")
        self.hits = HitList(marks, id="hits")
        self.no_hits = Static(NO_HITS, id="no-hits", markup=False)

    def compose(self) -> ComposeResult:
        """Search line, list and count; what a search shows comes with the first one, to spare the first frame."""
        yield self.search_line
        yield self.notes
        yield Static("", id="count", markup=False)

    # What is shown

    @property
    def searching(self) -> bool:
        """Whether hits are shown instead of the list."""
        return not self.notes.display

    @property
    def rows(self) -> NoteList | HitList:
        """The list that is shown."""
        return self.hits if self.searching else self.notes

    @property
    def selected(self) -> NoteLine | None:
        """The note of the cursor in the list that is shown."""
        if not self.searching:
            return self.notes.selected
        hit = self.hits.selected
        return None if hit is None else hit.line

    def find_text(self) -> str:
        """The first words in the selected note that were searched for, or empty."""
        hit = self.hits.selected if self.searching else None
        return "" if hit is None else next((text for text, matches in hit.snippet if matches), "")

    def _show_part(self, part: str) -> None:
        for widget in (self.notes, self.hits, self.no_hits):
            widget.display = widget.id == part

    def show_count(self) -> None:
        """Says how many notes there are, and how many are marked."""
        if self.searching:
            found = len(self.hits.items)
            parts = [
                f"over {number(found)} fundet" if self._next_hits is not None else f"{number(found)} fundet"
            ]
        else:
            parts = [notes_text(self.notes.row_count)] if self.notes.row_count else []
            parts = [f"#{self.tag}", *parts] if self.tag else parts
        if self.marks:
            parts.append(f"{number(len(self.marks))} markeret")
        self.query_one("#count", Static).update(" · ".join(parts))

    def marks_changed(self) -> None:
        """Shows other marks."""
        self.rows.refresh()
        self.show_count()

    # The list

    def show_first(self, months: list[MonthCount], pages: Pages) -> None:
        """Shows what is known before the store is open."""
        self.notes.show_months(months, pages)
        if self.notes.row_count:
            self.notes.place_cursor(0)
        self.show_count()

    def reload(self, sought: Sought | None = None) -> None:
        """Reads the list anew.

        Args:
            sought: the note that the cursor shall stand on; None leaves the cursor on its row.
        """
        self.questions.ask(
            "list",
            partial(survey, tag=self.tag, keys=self.notes.pages_in_view(), sought=sought),
            partial(self._take_survey, sought),
        )

    def _take_survey(self, sought: Sought | None, found: Survey) -> None:
        self.notes.show_months(found.months, found.pages, found.place)
        if sought is not None and found.place is None:
            self.notes.place_cursor(None)
        self.show_count()
        self.post_message(self.Listed(empty=not self.notes.row_count))

    @on(NoteList.Lacking)
    def _fetch(self) -> None:
        """Reads what is in view now; while one reading goes on, the next waits, so that fast scrolling skips pages."""
        keys = self.notes.lacking()
        if keys and not self.questions.asking("pages"):
            self.questions.ask(
                "pages",
                partial(read_pages, tag=self.tag, keys=keys),
                partial(self._take_pages, self.notes.generation),
            )

    def _take_pages(self, generation: int, pages: Pages) -> None:
        waiting = self.notes.selected is None
        self.notes.take_pages(generation, pages)
        self.notes.came_into_view()
        if waiting and self.notes.selected is not None and not self.searching:
            self.post_message(self.Chosen())

    @on(RowList.Moved)
    def _tell_choice(self, event: RowList.Moved) -> None:
        event.stop()
        if event.rows is self.rows:
            self.post_message(self.Chosen())

    def filter(self, tag: str | None, sought: Sought | None) -> None:
        """Shows only notes with a tag, or all again, with the cursor on a note if it is among them."""
        self.tag = tag
        self.reload(sought)

    # The search

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value == self.query_text:
            return
        self.query_text = event.value
        if self._search_timer is not None:
            self._search_timer.stop()
        self._search_timer = self.set_timer(TYPING, self._search)

    def _search(self) -> None:
        self._search_timer = None
        if not self.query_text.strip():
            self._leave_hits()
            self.post_message(self.Chosen())
            return
        self.questions.forget("more")
        self.questions.ask("search", partial(_find, self.query_text, None), self._take_hits)

    def _take_hits(self, page: HitPage) -> None:
        if not self.query_text.strip():
            return
        if not self.hits.is_attached:
            self.mount(self.hits, self.no_hits, after=self.notes)
        self._next_hits = page.next
        self.hits.show(page.hits, more=page.next is not None, cursor=0)
        self._show_part("hits" if page.hits else "no-hits")
        self.show_count()
        self.post_message(self.Chosen())

    @on(ItemList.WantsMore)
    def _fetch_hits(self, event: ItemList.WantsMore) -> None:
        event.stop()
        if self._next_hits is not None:
            self.questions.ask("more", partial(_find, self.query_text, self._next_hits), self._take_more_hits)

    def _take_more_hits(self, page: HitPage) -> None:
        self._next_hits = page.next
        self.hits.extend(page.hits, more=page.next is not None)
        self.show_count()

    def _leave_hits(self) -> None:
        self.questions.forget("search")
        self.questions.forget("more")
        self._show_part("notes")
        self.show_count()

    def end_search(self, sought: Sought | None) -> None:
        """Shows the list again, with the cursor on a note."""
        self.query_text = ""
        self.search_line.value = ""
        if self.searching:
            self._leave_hits()
            self.reload(sought)

    def show_all(self) -> None:
        """Shows the whole list, so that a note that comes is seen."""
        self.end_search(None)
        if self.tag is not None:
            self.filter(None, None)

    def patch(self, note: NoteRecord) -> None:
        """Shows the new title and tags of a note that stays in its place."""
        self.notes.patch(note)
        self.hits.patch(note)

    def drop_hit(self, note_id: int) -> None:
        """Takes a note that is in the bin out of the hits."""
        for row, hit in enumerate(self.hits.items):
            if hit.line.id == note_id:
                self.hits.take_out(row)
                return


def _find(query: str, after: Cursor | None, journal: Journal) -> HitPage:
    return journal.search(query, HITS, after)
