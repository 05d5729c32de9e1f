"""The mode Samtaler: what can be done to the meetings."""

from __future__ import annotations

import asyncio
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

from assistant.export.text import clean, one_line
from assistant.tui.meetings import fields, out
from assistant.tui.meetings.desk import on_newest
from assistant.tui.meetings.keys import KEY_ORDER, MEETING_KEYS, possible
from assistant.tui.meetings.meeting_list import heading, hit_words
from assistant.tui.meetings.page import MeetingsPage
from assistant.tui.plan.form import Form, Kept

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType
    from textual.events import Key

    from assistant.tui.meetings.sheet import Sheet
    from assistant.tui.plan.form import Values
    from assistant.workspace.meetings import MeetingRecord

# The most meetings that a search shows.
_FOUND = 50


class MeetingsScreen(MeetingsPage):
    """The meetings mode."""

    CSS_PATH = "meetings.tcss"
    MODE = "meetings"
    NAME = "Samtaler"
    HELP = """Her står dine møder og samtaler, de nyeste øverst. Før mødet: Tryk n, og skriv, hvem der er med, og hvad du vil
        tale om; s foreslår punkter fra journal og plan. Det, I aftalte sidst, står øverst. Under mødet skriver du løs;
        alt gemmes, mens du skriver. Bagefter laver r et referat, som du godkender i Udkast, og så kommer aftalerne her
        og i Plan. Private punkter og linjer i noterne, der begynder med privat:, kommer aldrig med i referatet."""
    BINDINGS: ClassVar[list[BindingType]] = MEETING_KEYS
    KEY_ORDER = KEY_ORDER

    def __init__(self) -> None:
        super().__init__()
        self._discarded: list[int] = []

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what would do something is offered."""
        if not self.is_mounted or not self._nodes:
            return super().check_action(action, parameters)
        writing = self.focused is self.notes
        answer = possible(action, self.sheet, writing=writing, undoable=bool(self._discarded))
        return super().check_action(action, parameters) if answer is None else answer

    def _with_sheet(self, then: Callable[[Sheet], None]) -> None:
        """Does something with the meeting under the cursor, when there is one."""

        def begin() -> None:
            if self.sheet is not None:
                then(self.sheet)

        self.when_shown(begin)

    # Before

    def action_new(self) -> None:
        """Asks for a new meeting."""
        self.ask_about(None)

    def action_edit(self) -> None:
        """Asks for other words and days."""
        self._with_sheet(lambda sheet: self.ask_about(sheet.meeting))

    def ask_about(self, meeting: MeetingRecord | None) -> None:
        """Opens the form.

        Args:
            meeting: which meeting, or None for a new one.
        """
        self.meetings.hold_keys()
        self.begin(self._ask(meeting))

    async def _ask(self, meeting: MeetingRecord | None) -> None:
        from assistant.workspace.meetings import KINDS

        today = date.today()
        kept = Kept(self.makker.workspace.unfinished, f"meeting:{meeting.id if meeting else 0}")

        async def store(values: Values) -> None:
            wanted = fields.wanted(values, meeting, today)
            work = (
                (lambda meetings: meetings.add(wanted))
                if meeting is None
                else on_newest(meeting.id, lambda meetings, newest: meetings.edit(newest, wanted))
            )
            stored = await self.desk.run(work)
            self.read_meetings(stored.id)

        def left(_values: Values) -> None:
            again = "n" if meeting is None else "e"
            self.makker.tell(f"Det er ikke gemt som møde endnu, men står her, når du trykker {again} igen.")

        written = await asyncio.to_thread(kept.unfinished.read, kept.name)
        asked = fields.meeting_fields(meeting, KINDS, today)
        question = "Nyt møde" if meeting is None else "Ret mødet"
        self.app.push_screen(Form(question, "", asked, store, left, written, self._early_keys, kept))

    def _early_keys(self) -> list[Key]:
        """The keys that the list got after the one that asked for a form; they are meant for the form."""
        held = self.meetings.held_keys or []
        self.meetings.release_keys(hand_on=False)
        return held

    def action_suggest(self) -> None:
        """Takes points from journal and plan along, private until they are shared."""
        self._with_sheet(lambda sheet: self.begin(self._suggest(sheet.meeting)))

    async def _suggest(self, meeting: MeetingRecord) -> None:
        from assistant.tui.widgets.pick_many import PickManyDialog

        points = await self.tried(lambda meetings: meetings.suggested_points(meeting, date.today()))
        if points is None:
            return
        if not points:
            self.makker.tell("Der er ingen noter eller mål siden sidst at tage med.")
            return
        words = [one_line(clean(point.text)) for point in points]
        chosen = await self.app.push_screen_wait(PickManyDialog("Hvad vil du tale om?", words))
        if not chosen:
            return
        taken = [points[number] for number in chosen]
        if await self.changed(
            meeting.id, lambda meetings, newest: meetings.put_points(newest, [*newest.points, *taken])
        ):
            self.makker.tell(
                "Punkterne er kun for dig.", "Tryk e, og tag »privat:« væk fra dem, I skal dele."
            )

    # During

    def action_write(self) -> None:
        """Goes to the notes."""
        self.when_shown(lambda: self.set_focus(self.notes))

    def action_to_list(self) -> None:
        """Goes to the list."""
        self.set_focus(self.meetings)

    def action_stamp(self) -> None:
        """Writes what the clock is, on a line of its own where something stands before the cursor."""
        row, column = self.notes.cursor_location
        before = self.notes.document.get_line(row)[:column]
        start = "\n" if before.strip() else ""
        now = datetime.now()
        self.notes.insert(f"{start}kl. {now.hour}.{now.minute:02} ")

    # After

    def action_minutes(self) -> None:
        """Has minutes drafted from the notes, and ties them to the meeting."""
        from assistant.tui.meetings.minutes import make_minutes

        self._with_sheet(lambda sheet: self.begin(make_minutes(self, sheet.meeting.id)))

    def action_follow_up(self) -> None:
        """Asks which agreement, and how it stands."""
        from assistant.tui.meetings.agreements import follow_up

        self._with_sheet(lambda sheet: self.begin(follow_up(self, sheet.agreements)))

    def action_mail(self) -> None:
        """Drafts a follow-up mail."""
        self._with_sheet(lambda sheet: self.begin(out.mail(self, sheet.meeting)))

    def action_export(self, kind: str) -> None:
        """Asks where the minutes are written to."""
        self._with_sheet(lambda sheet: self.begin(out.export(self, sheet.meeting, kind)))

    def action_calendar(self) -> None:
        """Asks where the days are written to."""
        self.action_export("ics")

    def action_share(self) -> None:
        """Asks where the exchange file is written to."""
        self._with_sheet(lambda sheet: self.begin(out.share(self, sheet.meeting)))

    def action_take_in(self) -> None:
        """Takes the other party's exchange file in."""
        from assistant.tui.meetings.taking_in import take_in

        self.begin(take_in(self))

    # Finding

    def action_search(self) -> None:
        """Finds a meeting by what was noted, agreed or decided, and opens it."""
        self.begin(self._search())

    async def _search(self) -> None:
        from assistant.tui.review.pick import PickDialog

        typed = await self.makker.ask_words(
            "Søg i møderne",
            "Der søges i noter, punkter, deltagere, aftaler og beslutninger.",
            "Søg",
        )
        if not typed:
            return
        found = await self.tried(lambda meetings: meetings.search(typed, _FOUND))
        if found is None:
            return
        if not found:
            self.makker.tell("Intet møde har alle de ord.", "Prøv med færre.")
            return
        words = [hit_words(hit) for hit in found]
        number = await self.app.push_screen_wait(PickDialog("Hvilket møde?", words, wide=True))
        if number is not None:
            self.read_meetings(found[number].line.id)

    def action_history(self) -> None:
        """Shows the notes as they were before."""
        self._with_sheet(lambda sheet: self.begin(self._history(sheet.meeting.id)))

    async def _history(self, meeting_id: int) -> None:
        from assistant.tui.journal.history import HistoryScreen, Past

        await self.desk.store_typed()
        meeting = await self.tried(lambda meetings: meetings.get(meeting_id))
        if meeting is None:
            return
        meetings = self.makker.workspace.meetings

        def restore(revision_id: int) -> Callable[[], None]:
            text = next(one.text for one in meetings.revisions(meeting) if one.id == revision_id)
            on_newest(meeting_id, lambda all_of_them, newest: all_of_them.save_notes(newest, text))(meetings)
            return self._is_restored

        title = heading(meeting.kind, meeting.title, (person.name for person in meeting.people))
        past = Past(title, meeting.notes, lambda: meetings.revisions(meeting), restore)
        self.app.push_screen(HistoryScreen(past))

    def _is_restored(self) -> None:
        self.set_focus(self.meetings)  # so that the notes are shown as they are now
        self.read_meetings()
        self.makker.tell(
            "De tidligere noter står på mødet igen.", "De, der stod der før, ligger i historikken."
        )

    # The bin

    def action_discard(self) -> None:
        """Puts the meeting in the bin."""
        self._with_sheet(lambda sheet: self.begin(self._discard(sheet.meeting.id)))

    async def _discard(self, meeting_id: int) -> None:
        if await self.changed(meeting_id, lambda meetings, newest: meetings.discard(newest)):
            self._discarded.append(meeting_id)
            self.makker.tell("Mødet er slettet. u henter det tilbage.")

    def action_undo(self) -> None:
        """Takes the last one out again."""
        if self._discarded:
            self.begin(self.bring_back(self._discarded[-1]))

    async def bring_back(self, meeting_id: int) -> None:
        """Takes a meeting out of the bin."""
        if await self.changed(meeting_id, lambda meetings, newest: meetings.bring_back(newest.id)):
            self.forget_discarded(meeting_id)
            self.makker.tell("Mødet er tilbage.")

    def forget_discarded(self, meeting_id: int) -> None:
        """Undo has nothing to bring back of a meeting that is back or gone for good."""
        self._discarded = [other for other in self._discarded if other != meeting_id]
        self.refresh_bindings()

    def action_binned(self) -> None:
        """Shows the deleted meetings, to bring one back or to delete it for good."""
        from assistant.tui.meetings.binned import choose_binned

        self.begin(choose_binned(self))
