"""The settings: who writes, where the model is, where the notes lie, and the colours; each change counts at once."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Input, Static

from assistant.errors import MakkerError, SettingsError
from assistant.settings import OPENAI_URL, Settings, check_address, check_folder, environment_key
from assistant.tui.mode_screen import PageScreen
from assistant.tui.widgets.choice import Choice
from assistant.tui.widgets.dialog import Answer, VerbButton

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from assistant.engines.base import Identity
    from assistant.workspace.connection import Connection

ENGINE_OPTIONS = (("auto", "Automatisk"), ("rules", "Reglerne"), ("chat", "Sprogmodel"))
THEME_OPTIONS = (("auto", "Som terminalen"), ("makker lys", "Lyse"), ("makker mørk", "Mørke"))
SAVED_KEY = "gemt; skriv en ny for at skifte den ud"
NO_KEY = "ingen; kun nogle servere kræver en"


def who_writes(identity: Identity) -> str:
    """The engine in use and what it means for the text, as a sentence or two."""
    if identity.engine == "rules":
        return "Nu skriver makkers egne regler. Intet forlader maskinen."
    model = identity.model or "serverens første model"
    if not identity.leaves_machine:
        return f"Nu skriver {model} på {identity.host}. Intet forlader maskinen."
    return f"Nu skriver {model}. Din tekst sendes til {identity.host}, når du har set den og sagt ja."


class Field(Horizontal):
    """A line of the form: what it is called, and where it is set."""

    def __init__(
        self, label: str, *children: Input | Choice | Static | Button, id: str | None = None
    ) -> None:
        super().__init__(
            Static(label, classes="field-label", markup=False), *children, id=id, classes="field"
        )


class SettingsScreen(PageScreen):
    """Indstillinger.

    Args:
        connection: keys and endpoints; None for the machine's own.
    """

    CSS_PATH = "settings_screen.tcss"
    NAME = "Indstillinger"
    HELP = """Hver ændring gælder med det samme. Automatisk betyder: sprogmodellen skriver, når der er en adresse eller en
        nøgle, ellers reglerne. Nøglen gemmes i maskinens nøglering og vises aldrig igen. Intet sendes ud af maskinen,
        før du har set teksten og sagt ja."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+t", "try", "Prøv forbindelsen", id="try", tooltip="Spørg sprogmodellen, om den er der"),
        Binding("ctrl+g", "forget", "Glem nøglen", id="forget", tooltip="Slet nøglen fra denne maskine"),
    ]
    KEY_ORDER = ("back", "try", "forget")

    def __init__(self, connection: Connection | None = None) -> None:
        super().__init__()
        self._connection = connection
        self._saving = asyncio.Lock()
        self.has_key = False

    @property
    def settings(self) -> Settings:
        """The settings as they are now."""
        return self.makker.workspace.settings

    def compose_content(self) -> ComposeResult:
        """The form."""
        settings, demo = self.settings, self.makker.demo
        folder = str(settings.data_dir or "")
        with VerticalScroll(id="settings", can_focus=False):
            yield Static("Indstillinger", id="settings-title", markup=False)
            yield Field("Udkast skrives af", Choice(ENGINE_OPTIONS, settings.engine, id="engine"))
            yield Static(id="who", classes="note", markup=False)
            with Vertical(id="model-part"):
                yield Field("Adresse", _line(settings.base_url, "for eksempel http://127.0.0.1:11434/v1", "base_url"))
                yield Field("Model", _line(settings.model, "serverens første, hvis du intet skriver", "model"))
                yield Field("Nøgle", Input(password=True, placeholder=NO_KEY, compact=True, id="key"))
                yield Field(
                    "", VerbButton("Prøv forbindelsen", id="try"), VerbButton("Glem nøglen", id="forget")
                )
            yield Static(id="tried", classes="note", markup=False)
            yield Field(
                "Mappe til noter", _line(folder, str(self.makker.workspace.folder), "data_dir", disabled=demo)
            )
            about = "Eksemplerne slettes, når du lukker." if demo else "Skriv en anden mappe, og tryk Enter."
            yield Static(about, classes="note", markup=False)
            yield Field("Farver", Choice(THEME_OPTIONS, settings.theme, id="theme"))

    def on_mount(self) -> None:
        """Shows what is in use, and asks the key ring."""
        self.query_one("#engine").focus()
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
        if event.input.id == "data_dir":
            self._take_folder(event.value)
        else:
            self._take(event.input)

    @on(Input.Blurred)
    def leave_line(self, event: Input.Blurred) -> None:
        """Leaving a line takes what is written in it, but for the folder, which asks first."""
        if event.input.id != "data_dir":
            self._take(event.input)

    def _take(self, line: Input) -> None:
        text = line.value.strip()
        if line.id == "key":
            if text:
                line.value = ""
                self._save_key(text)
        elif line.id == "model":
            self._change(replace(self.settings, model=text))
        elif text != self.settings.base_url:
            try:
                check_address(text, self.settings.allowed_http_hosts)
            except SettingsError as error:
                self.makker.tell_error(
                    SettingsError(f"{error.message} Den gamle adresse gælder.", error.hint)
                )
                return
            self._change(replace(self.settings, base_url=text))
            self._look_for_key()

    def _change(self, settings: Settings) -> None:
        """Lets other settings count at once, and saves them."""
        if settings != self.settings:
            self.makker.workspace.settings = settings
            self.makker.settings_changed()
            self._show_state()
            self._save()

    @work(exit_on_error=False, group="save")
    async def _save(self) -> None:
        """Saves the newest settings; one at a time, so that an older one never comes last."""
        async with self._saving:
            await asyncio.to_thread(self.makker.workspace.save_settings, self.settings)
        self.makker.tell("Gemt.")

    @work(exit_on_error=False, exclusive=True, group="folder")
    async def _take_folder(self, text: str) -> None:
        folder = check_folder(text)
        if folder == self.settings.data_dir:
            return
        answer = await self.makker.ask(
            "Vil du skifte mappe?",
            f"makker åbner {folder or 'den sædvanlige mappe'}. De noter, du har nu, bliver liggende i "
            f"{self.makker.workspace.folder} og kan hentes frem ved at skifte tilbage.",
            (Answer("keep", "Behold den gamle"), Answer("change", "Skift mappe")),
        )
        if answer != "change":
            return
        if folder:
            await asyncio.to_thread(_make_folder, folder)
        await asyncio.to_thread(self.makker.workspace.save_settings, replace(self.settings, data_dir=folder))
        self.makker.restart()

    # The key and the model

    def _get_connection(self) -> Connection:
        """Called in a thread, since it imports much."""
        if self._connection is None:
            from assistant.workspace.connection import Connection

            self._connection = Connection()
        return self._connection

    @work(exit_on_error=False, exclusive=True, group="key")
    async def _look_for_key(self) -> None:
        address = self.settings.address()
        self.has_key = bool(address) and await asyncio.to_thread(
            lambda: self._get_connection().has_key(address)
        )
        self._show_state()

    @work(exit_on_error=False, group="key")
    async def _save_key(self, key: str) -> None:
        """Keeps a key for the address; a key without one is taken for OpenAI's."""
        address = self.settings.address() or OPENAI_URL
        told = await asyncio.to_thread(lambda: self._get_connection().save_key(address, key))
        if not self.settings.address():
            self.query_one("#base_url", Input).value = OPENAI_URL
            self._change(replace(self.settings, base_url=OPENAI_URL))
        self.has_key = True
        self._show_state()
        self.makker.tell(told)

    @work(exit_on_error=False, group="key")
    async def action_forget(self) -> None:
        """Deletes the key of the address from this machine."""
        address = self.settings.address()
        await asyncio.to_thread(lambda: self._get_connection().forget_key(address))
        self.has_key = False
        self._show_state()
        self.makker.tell(f"Nøglen til {address} er slettet fra denne maskine.")

    def action_try(self) -> None:
        """Asks the model whether it is there; what is written but not saved yet counts."""
        for line in self.query(Input):
            if line.id != "data_dir":
                self._take(line)
        self._try()

    @work(exit_on_error=False, exclusive=True, group="try")
    async def _try(self) -> None:
        if not self.settings.address():
            self._show_tried("Skriv en adresse først, for eksempel http://127.0.0.1:11434/v1.", warns=True)
            return
        self._show_tried("Prøver … Esc stopper.")
        try:
            connection = await asyncio.to_thread(self._get_connection)
            self._show_tried(await connection.try_connection(self.settings))
        except MakkerError as error:
            self._show_tried(str(error), warns=True)

    @on(Button.Pressed)
    def press(self, event: Button.Pressed) -> None:
        """The two buttons do what their keys do."""
        event.stop()
        if event.button.id == "try":
            self.action_try()
        else:
            self.action_forget()

    def action_back(self) -> None:
        """Stops an attempt that goes on; else takes what is written, and goes back."""
        trying = [worker for worker in self.workers if worker.group == "try" and not worker.is_finished]
        if trying:
            self.workers.cancel_group(self, "try")
            self._show_tried("Stoppet.")
            return
        if isinstance(self.focused, Input) and self.focused.id != "data_dir":
            self._take(self.focused)
        super().action_back()

    # What is shown

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done is offered."""
        if action == "forget":
            return self.has_key
        if action == "try":
            return self.settings.engine != "rules"
        return super().check_action(action, parameters)

    def _show_state(self) -> None:
        """Follows the settings: who writes, whether there is a key, which lines are needed."""
        self.query_one("#who", Static).update(who_writes(self.makker.identity))
        self.query_one("#model-part").display = self.settings.engine != "rules"
        self.query_one("#forget").display = self.has_key
        key = self.query_one("#key", Input)
        if self.has_key:
            key.placeholder = SAVED_KEY
        else:
            key.placeholder = "fra OPENAI_API_KEY" if environment_key(self.settings.address()) else NO_KEY
        self.refresh_bindings()

    def _show_tried(self, text: str, *, warns: bool = False) -> None:
        line = self.query_one("#tried", Static)
        line.set_class(warns, "-warns")
        line.update(text)


def _line(value: str, placeholder: str, id: str, *, disabled: bool = False) -> Input:
    return Input(value, placeholder=placeholder, compact=True, id=id, disabled=disabled)


def _make_folder(folder: Path) -> None:
    """Makes the folder, so that trouble with it is told before anything changes.

    Raises:
        SettingsError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(
            f"Mappen {folder} kan ikke bruges. Dine noter bliver, hvor de er.",
            "Vælg en mappe, du må skrive i.",
        ) from error
