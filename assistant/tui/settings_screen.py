"""The settings: who writes, where the model is, where the notes lie, and the colours; each change counts at once."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Button, Input, Static

from assistant.addresses import check_address, unencrypted_host
from assistant.errors import MakkerError, SettingsError
from assistant.settings import OPENAI_URL, Settings
from assistant.tui.folder_field import FolderField
from assistant.tui.key_field import KeyField
from assistant.tui.mode_screen import PageScreen
from assistant.tui.server_profile import ServerProfile
from assistant.tui.widgets.choice import Choice
from assistant.tui.widgets.dialog import Answer, VerbButton
from assistant.tui.widgets.field import Field, text_line

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.types import CSSPathType

    from assistant.engines.base import Identity
    from assistant.workspace.connection import Connection

ENGINE_OPTIONS = (("auto", "Automatisk"), ("rules", "Reglerne"), ("chat", "Sprogmodel"))
MOST_MODELS = 6
"""Models that are offered at once; more would not fit on a line of buttons."""

THEME_OPTIONS = (("auto", "Som terminalen"), ("makker lys", "Lyse"), ("makker mørk", "Mørke"))


def who_writes(identity: Identity) -> str:
    """The engine in use and what it means for the text, as a sentence or two."""
    if identity.engine == "rules":
        return "Nu skriver makkers egne regler. Intet forlader maskinen."
    model = identity.model or "serverens første model"
    if not identity.leaves_machine:
        return f"Nu skriver {model} på {identity.host}. Intet forlader maskinen."
    return f"Nu skriver {model}. Din tekst sendes til {identity.host}, når du har set den og sagt ja."


class SettingsScreen(PageScreen):
    """Indstillinger.

    Args:
        connection: keys and endpoints; None for the machine's own.
    """

    CSS_PATH: ClassVar[CSSPathType | None] = ["widgets/dialog.tcss", "settings_screen.tcss"]
    NAME = "Indstillinger"
    HELP = """Hver ændring gælder med det samme. Automatisk betyder: sprogmodellen skriver, når der er en adresse eller en
        nøgle, ellers reglerne. Nøglen gemmes i maskinens nøglering og vises aldrig igen. Intet sendes ud af maskinen,
        før du har set teksten og sagt ja. Hvad serveren kan, finder makker selv ud af; skriv pladsen, hvis du ved den bedre."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+t", "try", "Prøv forbindelsen", id="try", tooltip="Spørg sprogmodellen, om den er der"),
        Binding("ctrl+l", "find", "Find modeller", id="find", tooltip="Find modeller på maskinen"),
        Binding("ctrl+g", "forget", "Glem nøglen", id="forget", tooltip="Slet nøglen fra denne maskine"),
        Binding(
            "f6",
            "forget_server",
            "Glem serveren",
            id="forget_server",
            tooltip="Glem, hvad serveren kan, og find ud af det igen",
        ),
    ]
    KEY_ORDER = ("back", "try", "find", "forget", "forget_server")

    def __init__(self, connection: Connection | None = None) -> None:
        super().__init__()
        self._connection = connection
        self.has_key = False

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self.makker.settings

    def compose_content(self) -> ComposeResult:
        """The form."""
        settings, demo = self.settings, self.makker.demo
        with VerticalScroll(id="settings", can_focus=False):
            yield Static("Indstillinger", id="settings-title", markup=False)
            yield Field("Udkast skrives af", Choice(ENGINE_OPTIONS, settings.engine, id="engine"))
            yield Static(id="who", classes="note", markup=False)
            with Vertical(id="model-part"):
                yield Field(
                    "Adresse",
                    text_line(settings.base_url, "for eksempel http://127.0.0.1:11434/v1", "base_url"),
                )
                yield Field(
                    "Model", text_line(settings.model, "serverens første, hvis du intet skriver", "model")
                )
                yield Field("Nøgle", KeyField(self._get_connection))
                yield Field(
                    "",
                    VerbButton("Prøv forbindelsen", id="try"),
                    VerbButton("Find modeller på maskinen", id="find"),
                    VerbButton("Glem nøglen", id="forget"),
                )
                yield Static(id="tried", markup=False)
                yield ServerProfile(self._get_connection)
            folder = str(self.makker.workspace.folder)
            yield Field("Mappe til noter", FolderField(settings.data_dir, folder, disabled=demo))
            about = "Eksemplerne slettes, når du lukker." if demo else "Skriv en anden mappe, og tryk Enter."
            yield Static(about, classes="note", markup=False)
            yield Field("Farver", Choice(THEME_OPTIONS, settings.theme, id="theme"))

    def on_mount(self) -> None:
        """Shows what is in use, and asks the key ring."""
        self.query_one("#engine").focus()
        self._show_tried("")
        self._show_state()
        self._look_for_key()

    # Changes

    @on(Choice.Changed, "#engine")
    def change_engine(self, event: Choice.Changed) -> None:
        """Another engine."""
        self._change(replace(self.settings, engine=event.value))

    @on(Choice.Changed, "#theme")
    def change_theme(self, event: Choice.Changed) -> None:
        """Other colours."""
        self._change(replace(self.settings, theme=event.value))

    @on(Input.Submitted)
    def submit(self, event: Input.Submitted) -> None:
        """Enter takes what is written in a line."""
        event.stop()
        if isinstance(event.input, FolderField):
            self._take_folder(event.input)
        elif event.input.id == "base_url" and self._refused_host(event.value.strip()):
            self._ask_for_host(event.value.strip())
        else:
            self._take(event.input)

    @on(Input.Blurred)
    def leave_line(self, event: Input.Blurred) -> None:
        """Leaving a line takes what is written in it, but for the folder, which asks first."""
        if not isinstance(event.input, FolderField):
            self._take(event.input)

    @work(exit_on_error=False, exclusive=True, group="folder")
    async def _take_folder(self, line: FolderField) -> None:
        await line.take()

    def _take(self, line: Input) -> None:
        if isinstance(line, KeyField):
            self._keep_key()
        elif line.id == "context":
            self._take_context()
        elif line.id == "model":
            self._take_model(line.value.strip())
        else:
            self._take_address(line.value.strip())

    def _take_address(self, address: str) -> None:
        if address == self.settings.base_url:
            return
        try:
            check_address(address, self.settings.allowed_http_hosts)
        except SettingsError as error:
            self.makker.tell_error(SettingsError(f"{error.message} Den gamle adresse gælder.", error.hint))
            return
        self._change(replace(self.settings, base_url=address))
        self._look_for_key()

    def _take_model(self, model: str) -> None:
        if model != self.settings.model:
            self._change(replace(self.settings, model=model))
            self._look_for_key()

    def _refused_host(self, address: str) -> str:
        return unencrypted_host(address, self.settings.allowed_http_hosts)

    @work(exit_on_error=False, exclusive=True, group="host")
    async def _ask_for_host(self, address: str) -> None:
        """Asks whether text may go to a host without encryption; a no is told as any other refusal."""
        host = self._refused_host(address)
        answer = await self.makker.ask(
            f"Må din tekst sendes ukrypteret til {host}?",
            f"Alle på nettet mellem din maskine og {host} kan læse den. Sig kun ja til en maskine på dit eget net.",
            (Answer("keep", "Behold den gamle adresse"), Answer("allow", f"Tillad {host}", warns=True)),
        )
        if answer == "allow":
            hosts = (*self.settings.allowed_http_hosts, host)
            self.makker.change_settings(replace(self.settings, allowed_http_hosts=hosts))
        self._take_address(address)

    def _change(self, settings: Settings) -> None:
        self.makker.change_settings(settings, "Gemt.")
        self._show_state()

    def keep_work(self) -> None:
        """Takes the line that the cursor stands in; a key is left out, since keeping it may need a question."""
        if isinstance(self.focused, Input) and self.focused.id in ("base_url", "model"):
            self._take(self.focused)
        elif self.focused is not None and self.focused.id == "context":
            self.query_one(ServerProfile).keep(self.settings)

    # The key and the model

    def _get_connection(self) -> Connection:
        """Called in a thread, since it imports much."""
        if self._connection is None:
            from assistant.workspace.connection import Connection

            self._connection = Connection()
        return self._connection

    @work(exit_on_error=False, exclusive=True, group="look")
    async def _look_for_key(self) -> None:
        await self.query_one(KeyField).look(self.settings.address())
        await self.query_one(ServerProfile).show(self.settings)

    @work(exit_on_error=False, group="server")
    async def _take_context(self) -> None:
        await self.query_one(ServerProfile).take(self.settings)

    @work(exit_on_error=False, group="server")
    async def action_forget_server(self) -> None:
        """Forgets what is known of the server."""
        await self.query_one(ServerProfile).forget(self.settings)

    @on(ServerProfile.Shown)
    def offer_forgetting(self) -> None:
        """Offers to forget what is known, where anything is."""
        self.refresh_bindings()

    @work(exit_on_error=False, group="key")
    async def _keep_key(self) -> None:
        await self._kept_key()

    async def _kept_key(self) -> bool:
        """Keeps what is written as key; without an address it is taken for OpenAI's."""
        field = self.query_one(KeyField)
        if not field.pending:
            return True
        address = self.settings.address() or OPENAI_URL
        if not await field.keep(address):
            return False
        if not self.settings.address():
            self.query_one("#base_url", Input).value = OPENAI_URL
            self._change(replace(self.settings, base_url=OPENAI_URL))
        return True

    @work(exit_on_error=False, group="key")
    async def _keep_and_leave(self) -> None:
        """Goes back when key and room are kept; a refusal stays to be read."""
        profile = self.query_one(ServerProfile)
        await profile.take(self.settings)
        if await self._kept_key() and not profile.is_refused:
            super().action_back()

    @work(exit_on_error=False, group="key")
    async def action_forget(self) -> None:
        """Deletes the key of the address from this machine."""
        await self.query_one(KeyField).forget(self.settings.address())

    @on(KeyField.Looked)
    def show_key(self, event: KeyField.Looked) -> None:
        """Offers to forget a key that is kept here."""
        self.has_key = event.saved
        self._show_state()

    @work(exit_on_error=False, exclusive=True, group="try")
    async def action_try(self) -> None:
        """Asks the model whether it is there; what is written but not saved yet counts."""
        for name in ("base_url", "model"):
            self._take(self.query_one(f"#{name}", Input))
        if not self.settings.address():
            self._show_tried("Skriv en adresse først, for eksempel http://127.0.0.1:11434/v1.", warns=True)
            return
        self._show_tried("Prøver … Esc stopper.")
        try:
            await self._kept_key()
            connection = await asyncio.to_thread(self._get_connection)
            self._show_tried(await connection.try_connection(self.settings))
            await self.query_one(ServerProfile).show(self.settings)
        except MakkerError as error:
            self._show_tried(str(error), warns=True)

    @work(exit_on_error=False, exclusive=True, group="try")
    async def action_find(self) -> None:
        """Looks for models on this machine, and takes the one that the user chooses."""
        self._show_tried("Leder …")
        connection = await asyncio.to_thread(self._get_connection)
        found = [
            (server, model)
            for server in await connection.find_local()
            for model in server.models[:MOST_MODELS]
        ]
        if not found:
            self._show_tried("Der kører ingen sprogmodel på maskinen, som makker kender.", warns=True)
            return
        self._show_tried("")
        answer = await self.makker.ask(
            "Hvilken model skal skrive?",
            "\n".join(f"{model} i {server.name}, {server.base_url}" for server, model in found[:MOST_MODELS]),
            (
                Answer("", "Ingen"),
                *(Answer(str(place), found[place][1]) for place in range(len(found[:MOST_MODELS]))),
            ),
        )
        if answer.isdecimal():
            server, model = found[int(answer)]
            self.query_one("#base_url", Input).value = server.base_url
            self.query_one("#model", Input).value = model
            self._change(replace(self.settings, base_url=server.base_url, model=model))
            self._look_for_key()

    @on(Button.Pressed)
    def press(self, event: Button.Pressed) -> None:
        """The buttons do what their keys do."""
        event.stop()
        if event.button.id == "try":
            self.action_try()
        elif event.button.id == "find":
            self.action_find()
        elif event.button.id == "forget_server":
            self.action_forget_server()
        else:
            self.action_forget()

    def action_back(self) -> None:
        """Stops an attempt that goes on; else takes what is written, and goes back."""
        trying = [worker for worker in self.workers if worker.group == "try" and not worker.is_finished]
        if trying:
            self.workers.cancel_group(self, "try")
            self._show_tried("Stoppet.")
            return
        self.keep_work()
        if self.query_one(KeyField).pending or self.query_one(ServerProfile).pending:
            self._keep_and_leave()
        else:
            super().action_back()

    # What is shown

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done is offered."""
        if action == "forget":
            return self.has_key
        if action in ("try", "find", "forget_server"):
            known = action != "forget_server" or self.query_one(ServerProfile).is_known
            return known and self.settings.engine != "rules"
        return super().check_action(action, parameters)

    def _show_state(self) -> None:
        """Follows the settings: who writes, whether there is a key, which lines are needed."""
        self.query_one("#who", Static).update(who_writes(self.makker.identity))
        self.query_one("#model-part").display = self.settings.engine != "rules"
        self.query_one("#forget").display = self.has_key
        self.refresh_bindings()

    def _show_tried(self, text: str, *, warns: bool = False) -> None:
        line = self.query_one("#tried", Static)
        line.set_class(warns, "-warns")
        line.display = bool(text)
        line.update(text)
