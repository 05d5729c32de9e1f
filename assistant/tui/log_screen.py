"""What was sent to language models: a list to look through, one to look into, and what to delete."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from assistant.danish.format import count, number
from assistant.tui.bindings import bound
from assistant.tui.journal.rows import RowList, Stretch, fitted
from assistant.tui.mode_screen import PageScreen
from assistant.tui.widgets.dialog import Answer
from assistant.tui.widgets.prose import Passage, ProsePane

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.types import CSSPathType

    from assistant.workspace.requests import RequestLine, RequestRecord

MOST = 1_000
"""Requests that are listed; older ones are on the shell (``makker log list``)."""

NOTHING = "Der er ikke sendt noget til en sprogmodel."
LOG = Binding.Group("Sendt")

_TIME_WIDTH = 18
_OUTCOME_WIDTH = 22
_TOKENS_WIDTH = 20


class RequestList(RowList):
    """One line a request, newest first."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.requests: list[RequestLine] = []

    def show(self, requests: list[RequestLine]) -> None:
        """Shows other requests; the cursor stays near its place."""
        place = self.cursor or 0
        self.requests = requests
        self.place_cursor(min(place, len(requests) - 1) if requests else None)
        self.resized()
        self.show_cursor()

    @property
    def current(self) -> RequestLine | None:
        """The request under the cursor."""
        return self.requests[self.cursor] if self.cursor is not None and self.requests else None

    @property
    def row_count(self) -> int:
        """How many requests there are."""
        return len(self.requests)

    @property
    def line_count(self) -> int:
        """One line each."""
        return len(self.requests)

    def lines_of(self, row: int) -> tuple[int, int]:
        """The line of a request."""
        return row, row + 1

    def row_at(self, line: int) -> int | None:
        """The request on a line."""
        return line if 0 <= line < len(self.requests) else None

    def draw(self, line: int, width: int) -> Iterable[Stretch]:
        """When, to whom, how much, and what became of it, as far as there is room."""
        from assistant.workspace.requests import outcome_words

        request = self.requests[line]
        tokens = f"{number(request.prompt_tokens)} / {number(request.reply_tokens)}"
        who = f"{request.model or '-'} på {request.host}"
        who_width = max(12, width - 1 - _TIME_WIDTH - _TOKENS_WIDTH - _OUTCOME_WIDTH)
        return [
            Stretch(fitted(f" {request.at.astimezone():%Y-%m-%d %H.%M}", _TIME_WIDTH + 1), "rows--quiet"),
            Stretch(fitted(who, who_width)),
            Stretch(fitted(tokens, _TOKENS_WIDTH), "rows--quiet"),
            Stretch(fitted(outcome_words(request.outcome), _OUTCOME_WIDTH)),
        ]


class LogScreen(PageScreen):
    """The record of requests."""

    CSS_PATH: ClassVar[CSSPathType | None] = ["widgets/dialog.tcss", "log_screen.tcss"]
    NAME = "Sendt til sprogmodeller"
    HELP = """Hver gang makker spørger en sprogmodel, står det her: hvornår, hvem, hvor meget og hvordan det gik. Teksterne
        gemmes kun, hvis du sætter keep_request_texts = true i settings.toml. Du kan slette en ad gangen eller dem alle;
        de slettes også af sig selv efter det antal dage, som keep_request_days siger."""
    BINDINGS: ClassVar[list[BindingType]] = [
        bound("x,delete", "delete", "Slet", "Slet forespørgslen for altid", LOG, id="delete_request"),
        bound("a", "delete_all", "Slet alle", "Slet alle for altid", LOG, id="delete_requests"),
    ]
    KEY_ORDER = ("delete_request", "delete_requests", "back")

    def __init__(self) -> None:
        super().__init__()
        self.rows = RequestList(id="requests")
        self.details = ProsePane(id="request-text")

    def compose_content(self) -> ComposeResult:
        """The list above, one request below."""
        with Vertical(id="log"):
            yield Static("Sendt til sprogmodeller", classes="part-title", markup=False)
            yield self.rows
            yield self.details

    def on_mount(self) -> None:
        """Reads the record."""
        self.rows.focus()
        self._read()

    @work(exit_on_error=False, exclusive=True, group="requests")
    async def _read(self) -> None:
        log = self.makker.workspace.requests
        self.rows.show(await asyncio.to_thread(log.lines, MOST))
        self._show_details()
        self.refresh_bindings()

    @on(RowList.Moved)
    def _show_details(self) -> None:
        """Shows the request under the cursor."""
        if (line := self.rows.current) is None:
            self.details.show([Passage(NOTHING, name="prose--quiet")])
        else:
            self._read_one(line.id)

    @work(exit_on_error=False, exclusive=True, group="request")
    async def _read_one(self, request_id: int) -> None:
        record = await asyncio.to_thread(self.makker.workspace.requests.get, request_id)
        self.details.show(_passages(record))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be something to delete."""
        if action in ("delete", "delete_all"):
            return self.rows.current is not None
        return super().check_action(action, parameters)

    @work(exit_on_error=False, exclusive=True, group="delete")
    async def action_delete(self) -> None:
        """Deletes the request under the cursor."""
        if (line := self.rows.current) is not None:
            await asyncio.to_thread(self.makker.workspace.requests.delete, line.id)
            self.makker.tell("Forespørgslen er slettet.")
            self._read()

    @work(exit_on_error=False, exclusive=True, group="delete")
    async def action_delete_all(self) -> None:
        """Asks whether all shall be deleted, and deletes them."""
        answer = await self.makker.ask(
            "Skal alle forespørgsler slettes?",
            "De kan ikke hentes tilbage. Dine noter og udkast bliver.",
            (Answer("keep", "Behold"), Answer("delete", "Slet alle", warns=True)),
        )
        if answer == "delete":
            deleted = await asyncio.to_thread(self.makker.workspace.requests.delete_all)
            self.makker.tell(f"{count(deleted, 'forespørgsel', 'forespørgsler')} er slettet.")
            self._read()


def _passages(record: RequestRecord) -> list[Passage]:
    line = record.line
    seconds = f"{line.seconds:.1f}".replace(".", ",")
    passages = [
        Passage(
            f"Prompten {line.prompt_id}, udgave {line.prompt_version} ({line.prompt_hash}) · "
            f"{number(line.prompt_tokens)} tokens ind, {number(line.reply_tokens)} ud · {seconds} s",
            name="prose--quiet",
        )
    ]
    if record.sent is None:
        return [*passages, Passage(""), Passage("Teksterne er ikke gemt.", name="prose--quiet")]
    for heading, text in (("Sendt", record.sent), ("Svar", record.reply or "Intet.")):
        passages += [Passage(""), Passage(heading, name="prose--heading"), Passage(text)]
    return passages
