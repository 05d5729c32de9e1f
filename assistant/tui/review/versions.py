"""The versions of a draft: compared word by word with the one in use, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from assistant import tasks
from assistant.danish.format import short_date
from assistant.tui.mode_screen import PageScreen
from assistant.tui.widgets.difference import difference_passage
from assistant.tui.widgets.prose import Passage, ProsePane

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from assistant.workspace.review import DraftVersionRecord, DraftView, Review

TITLE_HEADING = "Overskrift"


@dataclass(frozen=True)
class Version:
    """A version as it is compared.

    Attributes:
        number: counted from 1.
        about: when it was made, by whom, and what was asked for.
        texts: its texts by heading, the title first.
    """

    number: int
    about: str
    texts: dict[str, str]


def read_versions(review: Review, view: DraftView) -> list[Version]:
    """All versions of a draft, newest first; to be called in a thread."""
    return [_version(view.record.task, record) for record in review.versions(view)]


def _version(task_id: str, record: DraftVersionRecord) -> Version:
    task = tasks.load(task_id)
    document = task.document.model_validate_json(record.document)
    made = record.created_at.astimezone()
    parts = [f"{short_date(made.date())} kl. {made:%H.%M}"]
    parts.append("reglerne" if record.engine == "rules" else record.model or "sprogmodel")
    if record.instruction:
        parts.append(f"“{record.instruction}”")
    if not record.finished:
        parts.append("ufærdig")
    texts = {TITLE_HEADING: task.title(document)}
    texts.update((field.heading, field.text) for field in task.fields(document))
    return Version(record.number, " · ".join(parts), texts)


def compared(used: Version, other: Version) -> list[Passage]:
    """What would change if another version were taken into use, under its headings; parts that are alike are left out."""
    passages: list[Passage] = []
    for heading in dict.fromkeys((*used.texts, *other.texts)):
        before, after = used.texts.get(heading, ""), other.texts.get(heading, "")
        if before != after:
            passages += [
                Passage(heading, name="prose--quiet"),
                difference_passage(before, after),
                Passage(""),
            ]
    return passages[:-1] or [Passage("De to versioner har samme tekst.", name="prose--quiet")]


class VersionsPage(PageScreen):
    """Shows the versions beside what taking one back would change.

    Args:
        versions: newest first.
        used: the number of the one in use.
        take: called with the number of the one to take back.
    """

    CSS_PATH = "versions.tcss"
    NAME = "Versioner"
    HELP = """
        Hver gang du beder om et nyt forslag, bliver det gamle liggende her som en version. Vælg en version for at se,
        hvad der bliver anderledes, hvis du tager den i brug: Det overstregede forsvinder, og det fremhævede kommer til.
    """
    KEY_ORDER = ("take", "back")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "take", "Brug denne", id="take", tooltip="Tag versionen i brug; de andre bliver liggende"
        ),
        Binding("pageup", "scroll_text(-1)", "Rul op", id="text_up", show=False, tooltip="Rul teksten op"),
        Binding(
            "pagedown", "scroll_text(1)", "Rul ned", id="text_down", show=False, tooltip="Rul teksten ned"
        ),
    ]

    def __init__(self, versions: Sequence[Version], used: int, take: Callable[[int], None]) -> None:
        super().__init__()
        self.versions = tuple(versions)
        self.used = used
        self._take = take

    def compose_content(self) -> ComposeResult:
        """The versions to the left, the comparison to the right."""
        with Horizontal(id="versions"):
            with Vertical(id="versions-side"):
                yield Static("Versioner", classes="quiet", markup=False)
                yield VersionList(*(Option(self._line(version)) for version in self.versions))
            with Vertical(id="versions-text-side"):
                yield Static(id="versions-heading", markup=False)
                yield ProsePane(id="versions-text")

    def _line(self, version: Version) -> Content:
        in_use = " · i brug" if version.number == self.used else ""
        return Content.assemble(
            (f"Version {version.number}{in_use}", "bold"), "\n", (version.about, "$text-muted")
        )

    def on_mount(self) -> None:
        """Stands on the newest version that is not in use."""
        others = [place for place, version in enumerate(self.versions) if version.number != self.used]
        options = self.query_one(VersionList)
        options.highlighted = others[0] if others else 0
        options.focus()

    @property
    def chosen(self) -> Version:
        """The version that the cursor stands on."""
        return self.versions[self.query_one(VersionList).highlighted or 0]

    @on(OptionList.OptionHighlighted)
    def _compare(self) -> None:
        chosen = self.chosen
        heading, pane = self.query_one("#versions-heading", Static), self.query_one(ProsePane)
        used = next(version for version in self.versions if version.number == self.used)
        if chosen is used:
            heading.update(f"Version {used.number} er den, du bruger nu.")
            passages: list[Passage] = []
            for name, text in used.texts.items():
                passages += [Passage(name, name="prose--quiet"), Passage(text or "[mangler]"), Passage("")]
            pane.show(passages[:-1])
        else:
            heading.update(f"Sådan ændrer udkastet sig, hvis du bruger version {chosen.number}:")
            pane.show(compared(used, chosen))
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    def _select(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_take()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """The version in use can't be taken into use."""
        return self.chosen.number != self.used if action == "take" and self.is_mounted else True

    def action_take(self) -> None:
        """Takes the version into use and goes back."""
        if self.chosen.number != self.used:
            self._take(self.chosen.number)
            self.dismiss()

    def action_scroll_text(self, direction: int) -> None:
        """Scrolls the comparison by a page."""
        self.query_one(ProsePane).action_move_page(direction)


class VersionList(OptionList, inherit_bindings=False):
    """The versions; the page keys scroll the text beside, and Enter belongs to the page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor_up", "Op", show=False),
        Binding("down", "cursor_down", "Ned", show=False),
        Binding("home", "first", "Første", show=False),
        Binding("end", "last", "Sidste", show=False),
    ]
