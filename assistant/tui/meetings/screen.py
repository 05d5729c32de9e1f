"""The mode Samtaler: what can be done to the meetings."""

from __future__ import annotations

import asyncio
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from assistant.danish.format import long_date
from assistant.errors import ExportError, MakkerError
from assistant.export.text import one_line
from assistant.tui.meetings import fields
from assistant.tui.meetings.desk import on_newest
from assistant.tui.meetings.keys import MEETING_KEYS
from assistant.tui.meetings.page import MeetingsPage
from assistant.tui.meetings.sheet import agreement_words
from assistant.tui.plan.form import Form
from assistant.tui.widgets.dialog import Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType
    from textual.events import Key

    from assistant.tui.meetings.desk import Change, ResultT, Work
    from assistant.tui.meetings.sheet import Sheet
    from assistant.tui.plan.form import Values
    from assistant.workspace.meetings import AgreementRecord, MeetingRecord

STATES = (
    ("done", "✓ gjort"),
    ("open", "○ åben"),
    ("dropped", "– droppet"),
    ("remind", "Kopiér en venlig påmindelse"),
)

# The most decisions that are offered.
_FOUND = 50


class MeetingsScreen(MeetingsPage):
    """The meetings mode."""

    CSS_PATH = "meetings.tcss"
    MODE = "meetings"
    NAME = "Samtaler"
    HELP = """Her står dine møder og samtaler, de nyeste øverst. Før mødet: Tryk n, og skriv, hvem der er med, og hvad du vil
        tale om; s foreslår punkter fra journal og plan. Det, I aftalte sidst, står øverst. Under mødet skriver du løs;
        alt gemmes, mens du skriver. Bagefter laver r et referat, som du godkender i Udkast, og så kommer aftalerne her
        og i Plan. Private punkter kommer aldrig med i referatet."""
    BINDINGS: ClassVar[list[BindingType]] = MEETING_KEYS
    KEY_ORDER = (
        "to_list",
        "stamp",
        "new",
        "write",
        "minutes",
        "agreements",
        "undo",
        "edit",
        "suggest",
        "word",
        "mail",
        "search",
        "phrases",
    )

    def __init__(self) -> None:
        super().__init__()
        self._discarded: list[int] = []
        self._unstored: dict[int, Values] = {}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what would do something is offered."""
        if not self.is_mounted or not self._nodes:
            return super().check_action(action, parameters)
        opened, writing = self.sheet is not None, self.focused is self.notes
        approved = opened and self.sheet is not None and self.sheet.draft_state == "approved"
        offered = {
            "write": opened and not writing,
            "to_list": writing,
            "edit": opened,
            "suggest": opened and not writing,
            "stamp": writing,
            "discard": opened and not writing,
            "search": opened and not writing,
            "undo": bool(self._discarded),
            "minutes": opened,
            "agreements": self.sheet is not None and bool(self.sheet.agreements),
            "export": approved,
            "mail": approved,
        }
        return offered[action] if action in offered else super().check_action(action, parameters)

    def _with_sheet(self, then: Callable[[Sheet], None]) -> None:
        """Does something with the meeting under the cursor, when there is one."""

        def begin() -> None:
            if self.sheet is not None:
                then(self.sheet)

        self.when_shown(begin)

    # Before

    def action_new(self) -> None:
        """Asks for a new meeting."""
        self._ask(None)

    def action_edit(self) -> None:
        """Asks for other words and days."""
        self._with_sheet(lambda sheet: self._ask(sheet.meeting))

    def _ask(self, meeting: MeetingRecord | None) -> None:
        from assistant.workspace.meetings import KINDS

        key, today = meeting.id if meeting else 0, date.today()

        async def store(values: Values) -> None:
            wanted = fields.wanted(values, meeting, today)
            work = (
                (lambda meetings: meetings.add(wanted))
                if meeting is None
                else on_newest(meeting.id, lambda meetings, newest: meetings.edit(newest, wanted))
            )
            stored = await self.desk.run(work)
            self._unstored.pop(key, None)
            self.read_meetings(stored.id)

        def left(values: Values) -> None:
            self._unstored[key] = values
            self.makker.tell("Det er ikke gemt endnu, men står her, til du lukker makker.")

        question = "Nyt møde" if meeting is None else "Ret mødet"
        asked = fields.meeting_fields(meeting, KINDS, today)
        form = Form(question, "", asked, store, left, self._unstored.get(key), self._early_keys)
        self.meetings.hold_keys()
        self.app.push_screen(form)

    def _early_keys(self) -> list[Key]:
        """The keys that the list got after the one that asked for a form; they are meant for the form."""
        held = self.meetings.held_keys or []
        self.meetings.release_keys(hand_on=False)
        return held

    def action_suggest(self) -> None:
        """Takes points from journal and plan along, private until they are shared."""
        self._with_sheet(lambda sheet: self.begin(self._suggest(sheet.meeting)))

    async def _suggest(self, meeting: MeetingRecord) -> None:
        from assistant.tui.review.pick import PickDialog

        points = await self._tried(lambda meetings: meetings.suggested_points(meeting, date.today()))
        if points is None:
            return
        if not points:
            self.makker.tell("Der er ingen noter eller mål siden sidst at tage med.")
            return
        words = ["Tag dem alle med", *(point.text for point in points)]
        chosen = await self.app.push_screen_wait(PickDialog("Hvad vil du tale om?", words))
        if chosen is not None:
            taken = points if chosen == 0 else [points[chosen - 1]]
            await self._changed(
                meeting.id, lambda meetings, newest: meetings.put_points(newest, [*newest.points, *taken])
            )

    # During

    def action_write(self) -> None:
        """Goes to the notes."""
        self.when_shown(lambda: self.set_focus(self.notes))

    def action_to_list(self) -> None:
        """Goes to the list."""
        self.set_focus(self.meetings)

    def action_stamp(self) -> None:
        """Writes the time of day into the notes."""
        now = datetime.now()
        self.notes.insert(f"kl. {now.hour}.{now.minute:02} ")

    # After

    def action_minutes(self) -> None:
        """Has minutes drafted from the notes, and ties them to the meeting."""
        self._with_sheet(lambda sheet: self.begin(self._minutes(sheet.meeting.id)))

    async def _minutes(self, meeting_id: int) -> None:
        try:
            await self.desk.store_typed()
            request = await self.desk.run(lambda meetings: meetings.request(meetings.get(meeting_id)))
        except MakkerError as error:
            self.makker.tell_error(error)
            return

        def tie(draft_id: int) -> None:
            self.begin(self._tie(meeting_id, draft_id))

        self.makker.draft_from(request, tie)

    async def _tie(self, meeting_id: int, draft_id: int) -> None:
        await self._changed(meeting_id, lambda meetings, newest: meetings.set_draft(newest, draft_id))

    def action_agreements(self) -> None:
        """Asks which agreement, and how it stands."""
        self._with_sheet(lambda sheet: self.begin(self._settle(sheet.agreements)))

    async def _settle(self, agreements: list[AgreementRecord]) -> None:
        from assistant.tui.review.pick import PickDialog

        if not agreements:
            return
        today = date.today()
        words = [agreement_words(agreement, today) for agreement in agreements]
        number = await self.app.push_screen_wait(PickDialog("Hvilken aftale?", words))
        if number is None:
            return
        agreement = agreements[number]
        answers = [words for _, words in STATES]
        answer = await self.app.push_screen_wait(PickDialog(agreement.what, answers))
        if answer is None:
            return
        state = STATES[answer][0]
        if state == "remind":
            text = await self._tried(lambda meetings: meetings.reminder(agreement))
            if text is not None:
                await self._copy(text)
            return
        day = None if state == "open" else today
        if await self._tried(lambda meetings: meetings.settle(agreement, state, day=day)) is not None:
            self.read_meetings()

    def action_mail(self) -> None:
        """Copies a follow-up mail."""
        self._with_sheet(lambda sheet: self.begin(self._mail(sheet.meeting)))

    async def _mail(self, meeting: MeetingRecord) -> None:
        text = await self._tried(lambda meetings: meetings.mail_text(meeting))
        if text is not None:
            await self._copy(text)

    async def _copy(self, text: str) -> None:
        app = self.makker
        copied = await asyncio.to_thread(
            app.workspace.output.copy, text, lambda words: app.call_from_thread(app.copy_to_clipboard, words)
        )
        app.tell(copied.sentence, copied.hint)

    def action_export(self, kind: str) -> None:
        """Asks where the minutes are written to."""
        self._with_sheet(lambda sheet: self.begin(self._export(sheet.meeting, kind)))

    async def _export(self, meeting: MeetingRecord, kind: str) -> None:
        suggested = await asyncio.to_thread(_suggested_path, meeting, kind)
        words = await self.makker.ask_words("Gem referatet som fil", "", "Gem", value=str(suggested))
        if not words:
            return
        path, taken = await asyncio.to_thread(_looked_at, words)
        replace = False
        if taken:
            answers = (Answer("keep", "Behold den"), Answer("replace", "Overskriv", warns=True))
            question = "Der er allerede en fil med det navn. Skal den overskrives?"
            if await self.makker.ask(question, str(path), answers) != "replace":
                return
            replace = True
        try:
            written = await self.desk.run(lambda meetings: meetings.write(meeting, path, replace=replace))
        except (ExportError, MakkerError) as error:
            self.makker.tell_error(error)
        else:
            self.makker.tell(f"Gemt som {written.name}.", f"Filen ligger i {written.parent}.")

    # Finding

    def action_search(self) -> None:
        """Finds a decision, and opens the meeting in which it was made."""
        self.begin(self._search())

    async def _search(self) -> None:
        from assistant.tui.review.pick import PickDialog

        typed = await self.makker.ask_words("Søg i beslutningerne", "", "Søg", value="")
        if not typed:
            return
        found = await self._tried(lambda meetings: meetings.decisions(typed))
        if found is None:
            return
        if not found:
            self.makker.tell("Ingen beslutning har alle de ord.", "Prøv med færre.")
            return
        words = [one_line(f"{long_date(one.held)} · {one.text}") for one in found[:_FOUND]]
        number = await self.app.push_screen_wait(PickDialog("Hvilken beslutning?", words))
        if number is not None:
            self.read_meetings(found[number].meeting_id)

    # The bin

    def action_discard(self) -> None:
        """Puts the meeting in the bin."""
        self._with_sheet(lambda sheet: self.begin(self._discard(sheet.meeting.id)))

    async def _discard(self, meeting_id: int) -> None:
        if await self._changed(meeting_id, lambda meetings, newest: meetings.discard(newest)):
            self._discarded.append(meeting_id)
            self.makker.tell("Mødet er slettet. u henter det tilbage.")

    def action_undo(self) -> None:
        """Takes the last one out again."""
        if self._discarded:
            self.begin(self._bring_back(self._discarded.pop()))

    async def _bring_back(self, meeting_id: int) -> None:
        if await self._changed(meeting_id, lambda meetings, newest: meetings.bring_back(newest.id)):
            self.makker.tell("Mødet er tilbage.")

    async def _changed(self, meeting_id: int, change: Change) -> bool:
        """Makes a change, shows the meeting as it is then, and says whether it could be made."""
        changed = await self._tried(on_newest(meeting_id, change)) is not None
        if changed:
            self.read_meetings(meeting_id)
        return changed

    async def _tried(self, work: Work[ResultT]) -> ResultT | None:
        """What some work gives, or None where it could not be done, which is told."""
        try:
            return await self.desk.run(work)
        except MakkerError as error:
            self.makker.tell_error(error)
            return None


def _looked_at(words: str) -> tuple[Path, bool]:
    """The path that was written, and whether there is a file."""
    path = Path(words).expanduser()
    return path, path.is_file()


def _suggested_path(meeting: MeetingRecord, kind: str) -> Path:
    from assistant.export import files

    title = f"Referat {meeting.kind} {meeting.held.isoformat()}"
    return files.next_free_name(files.default_folder() / files.suggested_name(title, None, kind))
