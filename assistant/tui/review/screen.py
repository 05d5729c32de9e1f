"""The mode Udkast: the list of drafts, the open draft, and the draft that is being written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import ContentSwitcher

from assistant.errors import MakkerError
from assistant.tui.journal.note_area import NoteArea
from assistant.tui.review import documents, runs, steps
from assistant.tui.review.at_desk import DraftAtDesk
from assistant.tui.review.draft_list import DraftList
from assistant.tui.review.draft_page import DraftPage
from assistant.tui.review.drafts_page import Drafts, DraftsPage, FilterLine, task_keys
from assistant.tui.review.instruction import WRITE, InstructionDialog
from assistant.tui.review.listing import Listing, all_drafts
from assistant.tui.review.styles import DIALOG_CSS
from assistant.tui.review.versions import VersionsPage, read_versions
from assistant.tui.review.writing import Run, WritingPage
from assistant.workspace.review import DISCARDED

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from assistant.workspace.drafts import Request


class ReviewScreen(DraftAtDesk):
    """Shows one of its three pages and does what they ask for."""

    MODE = "review"
    NAME = "Udkast"
    AUTO_FOCUS = "#drafts-list"
    CSS_PATH: ClassVar = [DIALOG_CSS, "review.tcss", "dialogs.tcss"]
    HELP = """
        Et udkast hviler på dine noter og er kun et udkast, til du har godkendt det. Til venstre står noten, til højre
        udkastet, felt for felt. Det sted i noten, som feltet hviler på, er fremhævet. Under feltet står det, som noten
        ikke kan stå inde for: Brug notens ord, lad det stå, fordi du selv ved det, eller slet sætningen. Mangler noten
        noget, stiller udkastet et spørgsmål; skriv svaret på linjen, så kommer det med i både udkast og note. Når alle
        felter med tekst er godkendt eller kasseret, står udkastet under Godkendte og kan gemmes som Word eller kopieres.
    """
    KEY_ORDER = (
        "stop", "choose", "give", "done", "open", "answer", "approve", "edit", "drop",
        "suggest", "versions", "mark", "word", "copy", "discard", "undo", "new", "search", "period", "tag",
        "to_list", "to_draft", "close_writing", "leave_answer", "clear", "approve_all", "next_finding", "discarded",
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n,ctrl+n", "new", "Nyt", id="new", tooltip="Lav et nyt udkast ud fra dine noter"),
        Binding("slash,ctrl+f", "search", "Søg", id="search", tooltip="Søg i dine udkast"),
    ]

    @dataclass
    class Read(Message):
        """The drafts have been read."""

        drafts: Drafts

    def __init__(self) -> None:
        super().__init__()
        self.ready = False
        self.runs = runs.Runs(self)
        self._waiting_run: Run | None = None
        self.listing = Listing(self)

    def compose_content(self) -> ComposeResult:
        """The three pages."""
        with ContentSwitcher(initial="drafts"):
            yield DraftsPage(id="drafts")
            yield DraftPage(id="draft")
            yield WritingPage(id="writing")

    # Pages

    @property
    def drafts_page(self) -> DraftsPage:
        """The list."""
        return self.query_one(DraftsPage)

    @property
    def writing_page(self) -> WritingPage:
        """The running draft."""
        return self.query_one(WritingPage)

    @property
    def page(self) -> str:
        """Which page is shown: "drafts", "draft" or "writing"."""
        return self.query_one(ContentSwitcher).current or "drafts"

    def show_page(self, page: str) -> None:
        """Shows a page and puts the focus on it."""
        self.query_one(ContentSwitcher).current = page
        if page == "drafts":
            self.drafts_page.take_focus()
        elif page == "draft":
            self.draft_page.focus_field()
        self.refresh_bindings()

    def workspace_ready(self) -> None:
        """Reads the drafts, and begins what was asked for before the store was open."""
        self.ready = True
        self.read_drafts()
        waiting, self._waiting_run = self._waiting_run, None
        if waiting is not None:
            self.start(waiting)

    def on_screen_resume(self) -> None:
        """Reads the drafts anew, since another window may have changed them."""
        self.read_again()

    def read_again(self) -> None:
        """Reads the drafts again."""
        if self.ready:
            self.read_drafts()

    # The list

    @work(group="lists", exclusive=True, exit_on_error=False)
    async def read_drafts(self) -> None:
        """Reads the lists."""
        try:
            self.post_message(self.Read(await self.desk.run(all_drafts)))
        except MakkerError as error:
            self.post_message(self.Refused(error))

    @on(Read)
    def _show_drafts(self, event: Read) -> None:
        self.makker.set_mode_count("review", len(event.drafts.waiting))
        first = not self.drafts_page.read
        self.drafts_page.can_undo = bool(self.listing.last_discarded)
        self.drafts_page.show(event.drafts)
        if first and self.page == "drafts":
            self.drafts_page.take_focus()

    @on(DraftList.Opened)
    def _open_chosen(self) -> None:
        current = self.drafts_page.draft_list.current
        if current is not None:
            self.open_draft(current.id)

    @on(DraftsPage.Asked)
    def _list_asked(self, event: DraftsPage.Asked) -> None:
        self.begin(self.listing.work(event.what))

    def action_new(self) -> None:
        """Goes to the notes, where a draft begins."""
        self.draft_page.keep_text()
        self.makker.action_go("journal")
        self.makker.tell(
            f"Stil dig på en note, og tryk {task_keys()}.",
            "Markér flere med m, hvis de handler om det samme.",
        )

    def action_search(self) -> None:
        """Goes to the search of the list."""
        self.draft_page.keep_text()
        self.show_page("drafts")
        self.drafts_page.action_search()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """While a draft is written, only Esc works; without drafts there is nothing to search in."""
        if not self.is_mounted:
            return True
        if action == "search":
            in_search = isinstance(self.focused, FilterLine)
            return self.drafts_page.drafts.some and self.page != "writing" and not in_search
        return action != "new" or self.page != "writing"

    # The open draft

    @on(DraftAtDesk.Changed)
    async def _show_draft(self, event: DraftAtDesk.Changed) -> None:
        self.draft_page.can_undo = self.desk.can_undo
        await self.draft_page.show(event.view)
        if event.opened:
            self.drafts_page.draft_list.point_to(event.view.record.id)
            self.show_page("draft")
        if event.words:
            self.makker.tell(event.words)

    @on(NoteArea.CopyRequested)
    def _copy_from_text(self, event: NoteArea.CopyRequested) -> None:
        event.stop()
        self.draft_page.remember_copy(event.text)
        self.begin(documents.copy_text(self.makker, event.text))

    @on(DraftPage.Asked)
    def _draft_asked(self, event: DraftPage.Asked) -> None:
        view = self.draft_page.view
        if view is None or event.what == "back":
            self.show_page("drafts")
        elif event.what == "suggest":
            self.begin(self._suggest())
        elif event.what == "versions":
            self.begin(self._show_versions())
        elif event.what == "copy":
            self.begin(documents.copy(self.makker, [view.record.id]))
        elif event.what == "discard":
            back = view.record.state == DISCARDED
            told = "Udkastet er tilbage." if back else "Udkastet er kasseret. u henter det tilbage."
            self.change(steps.bring_back if back else steps.discard, lambda _view: told)
        else:
            choice = (documents.ONE, "udkastet", (view.record.id,))
            self.begin(documents.export(self.makker, [choice], event.what))

    async def _suggest(self) -> None:
        dialog = InstructionDialog()
        if await self.makker.push_screen_wait(dialog) != WRITE:
            return
        await self.desk.store_typed()
        view = self.desk.view
        if view is not None:
            self.start(Run(view.record.task, extends=view, instruction=dialog.words))

    async def _show_versions(self) -> None:
        await self.desk.store_typed()
        view = self.desk.view
        if view is None:
            return
        versions = await self.desk.run(lambda review: read_versions(review, view))

        def take(number: int) -> None:
            words = f"Version {number} er i brug. De andre ligger stadig under Versioner (o)."
            self.change(steps.UseVersion(number), lambda _view: words)

        await self.makker.push_screen(VersionsPage(versions, view.record.current.number, take))

    # The running draft

    def start_draft(self, task_id: str, note_ids: tuple[int, ...]) -> None:
        """Writes drafts from notes, as soon as the store is open."""
        self._start_when_ready(runs.new_run(task_id, note_ids))

    def draft_from(self, request: Request, then: Callable[[int], None]) -> None:
        """Writes what another screen asks for, and tells it of each draft that is stored."""
        self._start_when_ready(Run(request.task_id, request=request, then=then))

    def _start_when_ready(self, run: Run) -> None:
        if self.ready:
            self.start(run)
        else:
            self._waiting_run = run

    def start(self, run: Run) -> None:
        """Begins a writing, unless another is going on."""
        if self.runs.busy:
            self.makker.tell(
                "makker skriver allerede et udkast.", "Vent, til det er færdigt, eller stop det med Esc."
            )
        else:
            self.runs.start(run)

    @on(runs.Loaded)
    def _task_loaded(self, event: runs.Loaded) -> None:
        self.writing_page.take_task(event.task)

    @on(runs.Wrote)
    def _wrote(self, event: runs.Wrote) -> None:
        self.runs.take(event)

    @on(runs.Ended)
    async def _ended(self, event: runs.Ended) -> None:
        await self.runs.end(event)

    @on(WritingPage.Chosen)
    async def _writing_chosen(self, event: WritingPage.Chosen) -> None:
        await self.runs.choose(event.what)
