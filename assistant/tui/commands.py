"""The command palette: every action of the screen and of the app, in Danish."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.command import (
    CommandInput,
    CommandList,
    CommandPalette,
    DiscoveryHit,
    Hit,
    Hits,
    Matcher,
    Provider,
)
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import LoadingIndicator
from textual.widgets.option_list import Option

from assistant.tui.actions import Action, screen_actions
from assistant.tui.widgets.keyline import KeyLine

if TYPE_CHECKING:
    from textual.app import ComposeResult, RenderResult


class ActionsProvider(Provider):
    """Finds the actions of the screen that the palette was opened on."""

    def _possible(self) -> list[Action]:
        return [
            action for action in screen_actions(self.screen) if action.id != "palette" and action.possible()
        ]

    def _line(self, title: Content, action: Action) -> Content:
        keys = "  ".join(action.keys)
        return Content.assemble(title, "   ", (keys, "$text-muted not bold")) if keys else title

    def _mark(self, matcher: Matcher, words: str) -> Content:
        """Marks the letters that match; Textual's own way would read the words as markup."""
        marked = Content(words)
        for place in matcher.fuzzy_search.match(matcher.query, words)[1]:
            marked = marked.stylize("$accent bold", place, place + 1)
        return marked

    def _run(self, action: Action) -> Callable[[], Awaitable[bool]]:
        return partial(self.app.run_action, action.call, action.node)

    async def discover(self) -> Hits:
        """All actions, those of the screen first."""
        for action in self._possible():
            line = self._line(Content(action.about), action)
            yield DiscoveryHit(line, self._run(action), text=action.about)

    async def search(self, query: str) -> Hits:
        """The actions whose words match.

        Args:
            query: what the user typed.
        """
        matcher = self.matcher(query)
        for action in self._possible():
            score = max(matcher.match(action.about), matcher.match(action.title))
            if score > 0:
                line = self._line(self._mark(matcher, action.about), action)
                yield Hit(score, line, self._run(action), text=action.about)


class Searching(LoadingIndicator):
    """Says that the palette is still looking, in Danish also where nothing moves."""

    def render(self) -> RenderResult:
        """The words; no animation is needed for a tenth of a second."""
        return Content("Søger…")


class Asked(CommandInput):
    """The line to write on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Gør det", id="palette_do", tooltip="Gør det, der er markeret"),
    ]


class Palette(CommandPalette):
    """Textual's palette without its English."""

    CSS_PATH = "commands.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "escape", "Luk", id="palette_close", tooltip="Luk uden at gøre noget"),
    ]

    def __init__(self) -> None:
        super().__init__(placeholder="Hvad vil du gøre?", id="--command-palette")

    def compose(self) -> ComposeResult:
        """The palette's own parts, without its picture of a magnifying glass, which many fonts lack."""
        with Vertical(id="--container"):
            with Horizontal(id="--input"):
                yield Asked(placeholder=self._placeholder, select_on_focus=False)
            with Vertical(id="--results"):
                yield CommandList()
                yield Searching()
        yield KeyLine()

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """Says after a moment that nothing was found, unless nothing was asked."""
        self._stop_no_matches_countdown()

        def show() -> None:
            if search_value:
                nothing = Option(
                    Content("Intet fundet. Prøv et andet ord."), disabled=True, id=self._NO_MATCHES
                )
                self.query_one(CommandList).add_option(nothing)
            self._list_visible = bool(search_value)

        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, show)
