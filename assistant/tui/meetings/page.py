"""Samtaler as it is shown: the meetings to the left, the open one as a page to the right; its notes are kept as typed."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from assistant.errors import MakkerError
from assistant.tui.journal.note_area import NoteArea
from assistant.tui.journal.rows import RowList
from assistant.tui.journal.wording import clock
from assistant.tui.meetings import sheet as sheets
from assistant.tui.meetings.desk import MeetingsDesk, on_newest
from assistant.tui.meetings.meeting_list import MeetingList, heading
from assistant.tui.meetings.sheet import SheetPane
from assistant.tui.mode_screen import ModeScreen

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.timer import Timer

    from assistant.tui.meetings.desk import Change, ResultT, Work
    from assistant.tui.meetings.sheet import Sheet
    from assistant.workspace.meetings import MeetingLine, Meetings

EMPTY = """Ingen samtaler endnu.

Tryk n, og sæt den næste MUS eller 1:1 op: hvem der er med, og hvad du vil tale om. Under mødet skriver du løs her, og bagefter laver makker et referat med beslutninger og aftaler."""
PLACEHOLDER = "Skriv løs; privat: forrest er kun for dig."  # one line, also at 80 columns beside the list

# Seconds between the last key and the save, and the longest that typing may put it off.
PAUSE, LATEST = 0.4, 0.8
_SHOWN = 500


@dataclass(frozen=True)
class Read:
    """What was read for the screen."""

    lines: list[MeetingLine]
    sheet: Sheet | None


class MeetingsPage(ModeScreen):
    """The meetings; what is done to them is in ``MeetingsScreen``."""

    AUTO_FOCUS = "#meetings"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-roomy")]  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__()
        self.ready = False
        self.sheet: Sheet | None = None
        self._desk: MeetingsDesk | None = None
        self._timer: Timer | None = None
        self._waits_since = 0.0
        self._shown_notes = ""
        self._point_to: int | None = None
        self._waiting: Callable[[], None] | None = None

    @property
    def desk(self) -> MeetingsDesk:
        """Where the meetings are asked."""
        if self._desk is None:
            self._desk = MeetingsDesk(self.makker.workspace)
        return self._desk

    def compose_content(self) -> ComposeResult:
        """The list, and the page of the open meeting."""
        with Horizontal(id="talks"):
            yield MeetingList(id="meetings")
            with Vertical(id="talk"):
                yield Static("", id="talk-title", markup=False)
                yield Static("", id="talk-byline", markup=False)
                yield SheetPane(id="talk-above")
                yield NoteArea(placeholder=PLACEHOLDER, id="talk-notes")
                yield SheetPane(id="talk-below")
                yield Static("", id="talk-saved", markup=False)
        yield Static(EMPTY, id="talks-empty", markup=False)

    @property
    def meetings(self) -> MeetingList:
        """The list."""
        return self.query_one(MeetingList)

    @property
    def notes(self) -> NoteArea:
        """The notes of the open meeting."""
        return self.query_one("#talk-notes", NoteArea)

    # Reading

    def on_mount(self) -> None:
        """Hides what has nothing to show yet."""
        self.query_one("#talks").display = False
        self.query_one("#talks-empty").display = False

    def workspace_ready(self) -> None:
        """Reads the meetings."""
        self.ready = True
        self.read_meetings()

    def on_screen_resume(self) -> None:
        """Reads them anew, since minutes may have been approved meanwhile."""
        self.read_again()

    def read_again(self) -> None:
        """Reads the meetings again."""
        if self.ready:
            self.read_meetings()

    def on_unmount(self) -> None:
        """Ends the thread."""
        if self._desk is not None:
            self._desk.close()

    def read_meetings(self, point_to: int | None = None) -> None:
        """Reads the list and the open meeting.

        Args:
            point_to: the meeting to open, or None for the one that is.
        """
        # Coming back to the screen begins another reading, which must not forget what this one was to open.
        self._point_to = point_to or self._point_to
        self._read_all()

    @work(group="read", exclusive=True, exit_on_error=False)
    async def _read_all(self) -> None:
        wanted = self._point_to or (self.sheet.meeting.id if self.sheet else None)
        place = self.meetings.cursor or 0
        try:
            await self.desk.store_typed()
            read = await self.desk.run(lambda meetings: _read(meetings, wanted, place))
        except MakkerError as error:
            self.makker.tell_error(error)
            return
        self._point_to = None
        self._show(read)

    def _show(self, read: Read) -> None:
        opened = read.sheet
        numbers = [line.id for line in read.lines]
        place = numbers.index(opened.meeting.id) if opened and opened.meeting.id in numbers else None
        self.meetings.show(read.lines, cursor=place)
        self.query_one("#talks").display = bool(read.lines)
        self.query_one("#talks-empty").display = not read.lines
        if not read.lines:
            self.set_focus(None)
        elif self.focused is None:
            self.set_focus(self.meetings)
        self.show_sheet(opened)

    def show_sheet(self, opened: Sheet | None) -> None:
        """Shows a meeting; notes that are being typed stay as they are typed."""
        same = opened is not None and self.sheet is not None and opened.meeting.id == self.sheet.meeting.id
        self.sheet = opened
        self.query_one("#talk").visible = opened is not None
        if opened is not None:
            meeting, today = opened.meeting, date.today()
            self.set_class(not meeting.notes.strip(), "-before")
            self.set_class(bool(meeting.agreements or meeting.decisions), "-after")
            names = (person.name for person in meeting.people)
            self.query_one("#talk-title", Static).update(heading(meeting.kind, meeting.title, names))
            self.query_one("#talk-byline", Static).update(sheets.byline(meeting))
            self._fill_above(opened)
            self.query_one("#talk-below", SheetPane).fill(partial(sheets.below_notes, opened, today))
            if not same or (not self.notes.has_focus and self.notes.text != meeting.notes):
                self._shown_notes = meeting.notes
                self.notes.load_text(meeting.notes)
                self.query_one("#talk-saved", Static).update("")
        self.refresh_bindings()
        self._go_on()

    # The meeting under the cursor

    @property
    def is_behind(self) -> bool:
        """Whether the cursor of the list stands on another meeting than the one that is shown."""
        line = self.meetings.selected
        return line is not None and (self.sheet is None or line.id != self.sheet.meeting.id)

    def when_shown(self, then: Callable[[], None]) -> None:
        """Does something to the meeting under the cursor, as soon as it is the one that is shown.

        A quick hand presses the next key before it is: "down" and "delete" would discard the meeting above.
        """
        if self.is_behind:
            self._waiting = then
            self.meetings.hold_keys()
        else:
            then()

    def _go_on(self) -> None:
        if self._waiting is not None and not self.is_behind:
            then, self._waiting = self._waiting, None
            self.meetings.release_keys(
                hand_on=True
            )  # they reach the list after what follows, and are handed on
            then()

    @on(RowList.Moved)
    def _moved(self) -> None:
        line = self.meetings.selected
        if line is not None and self.is_behind:
            self._read_one(line.id)

    @work(group="one", exclusive=True, exit_on_error=False)
    async def _read_one(self, meeting_id: int) -> None:
        try:
            await self.desk.store_typed()
            opened = await self.desk.run(lambda meetings: _sheet(meetings, meeting_id))
        except MakkerError as error:
            self._waiting = None
            self.meetings.release_keys(hand_on=False)
            self.makker.tell_error(error)
        else:
            self.show_sheet(opened)

    @on(RowList.Opened)
    def _opened(self) -> None:
        self.when_shown(lambda: self.set_focus(self.notes))

    # Writing

    def on_descendant_focus(self) -> None:
        """Leaves the page to the notes while they are written, with the points to go through above them."""
        writing = self.focused is self.notes
        if writing != self.has_class("-writing"):
            self.set_class(writing, "-writing")
            if self.sheet is not None:
                self._fill_above(self.sheet)

    def _fill_above(self, opened: Sheet) -> None:
        above = sheets.points if self.has_class("-writing") else sheets.above_notes
        self.query_one("#talk-above", SheetPane).fill(partial(above, opened, date.today()))

    @on(NoteArea.Changed)
    def _typed(self) -> None:
        if self.sheet is None or self.notes.text == self._shown_notes:
            return
        self._shown_notes = self.notes.text
        self.desk.type(self.sheet.meeting.id, self.notes.text)
        now = datetime.now().timestamp()
        if self._timer is None:
            self._waits_since = now
        else:
            self._timer.stop()
        pause = max(0.01, min(PAUSE, LATEST - (now - self._waits_since)))
        self._timer = self.set_timer(pause, self._store_typed)

    def _store_typed(self) -> None:
        self._timer = None
        self.begin(self._stored())

    async def _stored(self) -> None:
        saved = self.query_one("#talk-saved", Static)
        try:
            await self.desk.store_typed()
        except MakkerError as error:
            saved.update(f"ikke gemt endnu: {error.message}")
            self._timer = self.set_timer(3.0, self._store_typed)
        else:
            saved.update(f"gemt {clock(datetime.now().astimezone())}")

    def keep_work(self) -> None:
        """Stores what is typed."""
        if self._desk is not None:
            self.desk.finish()

    # Doing something

    async def changed(self, meeting_id: int, change: Change) -> bool:
        """Makes a change, shows the meeting as it is then, and says whether it could be made."""
        changed = await self.tried(on_newest(meeting_id, change)) is not None
        if changed:
            self.read_meetings(meeting_id)
        return changed

    async def tried(self, work: Work[ResultT]) -> ResultT | None:
        """What some work gives, or None where it could not be done, which is told."""
        try:
            return await self.desk.run(work)
        except MakkerError as error:
            self.makker.tell_error(error)
            return None

    async def copy(self, text: str) -> None:
        """Copies a text, and says so."""
        from assistant.tui.review.documents import copy_text

        await copy_text(self.makker, text)

    def begin(self, doing: Coroutine[None, None, None]) -> None:
        """Does something beside the handlers; a fault in it is told, and ends nothing."""
        self.run_worker(doing, group="work", exit_on_error=False)


def _read(meetings: Meetings, wanted: int | None, place: int) -> Read:
    """Runs in the thread; where the wanted meeting is gone, the one that has moved up to its place is opened."""
    lines = meetings.lines(_SHOWN)
    numbers = [line.id for line in lines]
    if not numbers:
        return Read(lines, None)
    meeting_id = wanted if wanted in numbers else numbers[min(place, len(numbers) - 1)]
    opened = _sheet(meetings, meeting_id)
    return Read(meetings.lines(_SHOWN), opened)  # anew, since agreements may have been taken in


def _sheet(meetings: Meetings, meeting_id: int) -> Sheet:
    """Runs in the thread; agreements of minutes that were approved meanwhile are taken in on the way."""
    meeting = meetings.get(meeting_id)
    state = meetings.minutes_state(meeting)
    if meeting.draft_id and meetings.needs_adopting(meeting):
        meeting = meetings.adopt(meeting.draft_id, date.today())
    return sheets.Sheet(meeting, tuple(meetings.last_time(meeting)), state)
