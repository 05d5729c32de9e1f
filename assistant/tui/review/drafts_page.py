"""The first page of the mode: the drafts that wait, those that are approved, and how to find one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

from assistant import tasks
from assistant.danish.format import count
from assistant.tui.bindings import bound
from assistant.tui.review.achievements import parse, with_period, with_tag
from assistant.tui.review.draft_list import DraftList, Section

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from assistant.workspace.review import DraftLine

DRAFTS = Binding.Group("Udkast")
FINDING = Binding.Group("Find frem")


def task_keys() -> str:
    """The keys that begin a draft in the journal: "s for STAR eller f for Feedback"."""
    *others, last = [f"{row.key} for {row.name}" for row in tasks.ROWS]
    return f"{', '.join(others)} eller {last}" if others else last


EMPTY = (
    "Gå til Journal med F2, og stil dig på en note. Flere noter om samme sag markerer du med m.",
    f"Tryk {task_keys()}. Udkastet dukker op her, felt for felt, ved siden af din note.",
    "Godkend hvert felt, ret det, eller kassér det. Intet er færdigt, før du har godkendt det.",
)


@dataclass(frozen=True)
class Drafts:
    """All drafts as the list needs them: waiting ones newest first, the others latest period first."""

    waiting: tuple[DraftLine, ...] = ()
    approved: tuple[DraftLine, ...] = ()
    discarded: tuple[DraftLine, ...] = ()

    @property
    def some(self) -> bool:
        """Whether there is any draft at all."""
        return bool(self.waiting or self.approved or self.discarded)


class FilterLine(Input):
    """The line that narrows the list; arrow down and Enter lead to the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,enter", "leave", "Til listen", show=False),
    ]

    class Left(Message):
        """The user goes on to the list."""

    def __init__(self) -> None:
        super().__init__(placeholder="/ søg", compact=True, id="filter")

    def on_focus(self) -> None:
        """Tells how one can search."""
        self.placeholder = "ord, #emneord, fra:2026-01 til:2026-06"

    def on_blur(self) -> None:
        """Shows the key again."""
        self.placeholder = "/ søg"

    def action_leave(self) -> None:
        """Goes on to the list."""
        self.post_message(self.Left())


class DraftsPage(Vertical):
    """Lists the drafts."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("m,ctrl+t", "mark", "Markér", "Markér udkastet, eller fjern mærket", DRAFTS),
        bound("w", "export('docx')", "Word", "Gem som Word-dokument", DRAFTS, id="word"),
        bound("W", "export('md')", "Markdown", "Gem som Markdown", DRAFTS, id="markdown", show=False),
        bound("c", "copy", "Kopiér", "Kopiér som ren tekst", DRAFTS),
        bound("k,x,delete", "discard", "Kassér", "Kassér udkastet, eller hent det tilbage", DRAFTS),
        bound("u", "undo", "Fortryd", "Hent det sidst kasserede udkast tilbage", DRAFTS),
        bound("t", "period", "Periode", "Vis kun en periode", FINDING),
        bound("number_sign", "tag", "Emneord", "Vis kun udkast med et emneord", FINDING),
        bound("p", "discarded", "Kasserede", "Vis eller skjul de kasserede", FINDING),
        bound("escape", "clear", "Vis alle", "Vis alle udkast igen", FINDING),
        bound("escape", "to_list", "Listen", "Gå til listen", FINDING, id="to_drafts"),
    ]

    @dataclass
    class Asked(Message):
        """Something that the screen has to do: "docx", "md", "copy", "discard", "undo", "period" or "tag"."""

        what: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.drafts = Drafts()
        self.read = False
        self.can_undo = False
        self._discarded_shown = False

    def compose(self) -> ComposeResult:
        """The search, the list, what to do where it is empty, and how many there are."""
        yield FilterLine()
        yield DraftList(id="drafts-list")
        with Vertical(id="drafts-empty"):
            yield Static("Her samler du dine udkast", classes="empty-heading", markup=False)
            for number, step in enumerate(EMPTY, start=1):
                with Horizontal(classes="empty-step"):
                    yield Static(str(number), classes="empty-number", markup=False)
                    yield Static(step, classes="empty-words", markup=False)
        yield Static(id="drafts-count", markup=False)

    def on_mount(self) -> None:
        """Shows nothing until the drafts have been read: an empty state that is gone at once would blink."""
        self.query_one("#drafts-empty").display = False

    @property
    def draft_list(self) -> DraftList:
        """The list itself."""
        return self.query_one(DraftList)

    @property
    def query_text(self) -> str:
        """What is searched for."""
        return self.query_one(FilterLine).value

    def show(self, drafts: Drafts) -> None:
        """Shows the drafts as they are now."""
        self.drafts = drafts
        self.read = True
        if not drafts.discarded:
            self._discarded_shown = False
        self._refresh_list()

    def _refresh_list(self) -> None:
        wanted = parse(self.query_text)
        shown = Drafts(
            *(
                tuple(line for line in lines if wanted.fits(line))
                for lines in (self.drafts.waiting, self.drafts.approved, self.drafts.discarded)
            )
        )
        narrowed = bool(self.query_text.strip())
        nothing = "Ingen passer til søgningen." if narrowed else ""
        sections = [
            Section("Afventer", shown.waiting, nothing or "Ingen udkast venter på dig."),
            Section(
                "Godkendte", shown.approved, nothing or "Når du har godkendt alle felter, står udkastet her."
            ),
        ]
        if self._discarded_shown:
            sections.append(Section("Kasserede", shown.discarded, nothing))
        self.draft_list.show(sections if self.drafts.some else [])
        self.draft_list.display = self.query_one(FilterLine).display = self.drafts.some
        self.query_one("#drafts-empty").display = not self.drafts.some
        self.query_one("#drafts-count", Static).update(self._count(shown) if self.drafts.some else "")
        self.refresh_bindings()

    def _count(self, shown: Drafts) -> str:
        parts = [f"{len(shown.waiting)} afventer", count(len(shown.approved), "godkendt", "godkendte")]
        if shown.discarded:
            parts.append(count(len(shown.discarded), "kasseret", "kasserede"))
        if self.draft_list.marked:
            parts.append(f"{len(self.draft_list.marked)} markeret")
        return " · ".join(parts)

    def take_focus(self) -> None:
        """Puts the focus where the keys work."""
        if self.draft_list.display:
            self.draft_list.focus()

    def narrow(self, query: str) -> None:
        """Searches for something."""
        self.query_one(FilterLine).value = query

    def choose_period(self, period: str) -> None:
        """Narrows the list to a period, or to all where that is empty."""
        self.narrow(with_period(self.query_text, period))

    def choose_tag(self, tag: str) -> None:
        """Narrows the list to a tag, or to all where that is empty."""
        self.narrow(with_tag(self.query_text, tag))

    @property
    def chosen(self) -> list[DraftLine]:
        """The drafts that a key is about: the marked ones, or the one under the cursor."""
        marked = [draft for draft in self.draft_list.drafts if draft.id in self.draft_list.marked]
        current = self.draft_list.current
        return marked or ([current] if current else [])

    @property
    def shown_approved(self) -> list[DraftLine]:
        """The approved drafts that the search leaves."""
        wanted = parse(self.query_text)
        return [line for line in self.drafts.approved if wanted.fits(line)]

    @on(Input.Changed, "#filter")
    def _filter(self) -> None:
        if self.read:
            self._refresh_list()

    @on(FilterLine.Left)
    def action_to_list(self) -> None:
        """Goes from the search to the list."""
        self.draft_list.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Keys that would do nothing here are not shown."""
        if not self.is_mounted:
            return False
        in_search = self.query_one(FilterLine).has_focus
        possible = {
            "mark": self.draft_list.current is not None,
            "export": bool(self.chosen),
            "copy": bool(self.chosen),
            "discard": bool(self.chosen),
            "undo": self.can_undo,
            "period": self.drafts.some,
            "tag": any(line.tags for line in (*self.drafts.waiting, *self.drafts.approved)),
            "discarded": bool(self.drafts.discarded),
            "clear": bool(self.query_text) and not in_search,
            "to_list": in_search,
        }
        return possible.get(action, True)

    def action_search(self) -> None:
        """Puts the cursor on the search."""
        line = self.query_one(FilterLine)
        if line.display:
            line.focus()

    def action_mark(self) -> None:
        """Marks the draft, or takes its mark away."""
        self.draft_list.toggle_mark()
        self._refresh_list()

    def action_discarded(self) -> None:
        """Shows the discarded drafts, or hides them."""
        self._discarded_shown = not self._discarded_shown
        self._refresh_list()

    def action_clear(self) -> None:
        """Shows all drafts again."""
        self.narrow("")

    def action_export(self, kind: str) -> None:
        """Writes drafts to a file."""
        self.post_message(self.Asked(kind))

    def action_copy(self) -> None:
        """Copies drafts."""
        self.post_message(self.Asked("copy"))

    def action_discard(self) -> None:
        """Discards drafts, or takes them back."""
        self.post_message(self.Asked("discard"))

    def action_undo(self) -> None:
        """Takes back what was discarded last."""
        self.post_message(self.Asked("undo"))

    def action_period(self) -> None:
        """Chooses a period."""
        self.post_message(self.Asked("period"))

    def action_tag(self) -> None:
        """Chooses a tag."""
        self.post_message(self.Asked("tag"))
