"""The journal: all notes beside the one that is written, and what can be done with them."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from assistant.tasks import ROWS
from assistant.tui.bindings import bound
from assistant.tui.journal.desk import today
from assistant.tui.journal.editor import AboutLine
from assistant.tui.journal.open_note import OpenNote
from assistant.tui.journal.side import SearchLine
from assistant.tui.journal.tying import Tying
from assistant.tui.journal.wording import clock

NOTES = Binding.Group("Noter")
DRAFTS = Binding.Group("Udkast")
FINDING = Binding.Group("Find frem")

NOTHING_CHOSEN = ("Der er ingen note at gå ud fra.", "Tryk n, og skriv en, eller stil dig på en i listen.")
NO_TEXT = ("Der står ikke noget i noten endnu.", "Skriv et par linjer, og prøv igen.")


class JournalScreen(Tying):
    """The journal mode."""

    CSS_PATH = "journal.tcss"
    MODE = "journal"
    NAME = "Journal"
    HELP = """Skriv et par linjer, når der er sket noget. Alt gemmes, mens du skriver; du skal ikke selv gøre noget.
        Ord med # foran bliver emneord, du kan finde noterne på: #resultat. Markér de noter, der handler om det samme,
        og bed om et udkast. I søgefeltet kan du skrive ord, "en vending", #emneord, -ord, fra:2026-01 og til:2026-06.
        Mens markøren står i teksten, skriver bogstaverne; så gælder tasterne med Ctrl og F."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bound("n,ctrl+n", "new", "Ny", "Skriv en ny note", NOTES),
        bound("m,ctrl+t", "mark", "Markér", "Markér noten, eller fjern markeringen", NOTES),
        *(
            bound(row.key, f"draft('{row.id}')", row.name, row.summary, DRAFTS, id=f"draft_{row.id}")
            for row in ROWS
        ),
        bound(
            "f6",
            "choose_draft",
            ROWS[0].name if len(ROWS) == 1 else "Udkast",
            "Lav et udkast af noten eller de markerede noter",
            DRAFTS,
        ),
        bound("t,ctrl+o", "tie", "Til mål", "Knyt noten til et mål i planen, eller løs den", NOTES),
        bound("slash,ctrl+f", "search", "Søg", "Søg i alle noter", FINDING),
        bound("number_sign", "tags", "Emneord", "Vis kun noter med et emneord", FINDING),
        bound("enter", "open_note", "Ret", "Skriv i noten", NOTES, id="open"),
        bound("escape", "to_list", "Listen", "Gå fra teksten til listen", NOTES),
        bound("escape", "end_search", "Alle noter", "Slut søgningen", FINDING),
        bound("escape", "clear_tag", "Alle noter", "Vis alle noter igen", FINDING),
        bound("escape", "clear_marks", "Fjern markering", "Fjern alle markeringer", NOTES),
        bound("u", "undo", "Fortryd", "Hent det sidst slettede tilbage", NOTES),
        bound("x,delete", "discard", "Slet", "Flyt noten til papirkurven", NOTES),
        bound("c", "copy", "Kopiér", "Kopiér noten til udklipsholderen", NOTES),
        bound("h,ctrl+r", "history", "Historik", "Se notens tidligere tekster", NOTES),
        bound("d,ctrl+d", "day", "Dag", "Skift notens dag", NOTES),
        bound("l,ctrl+l", "language", "Sprog", "Ret notens sprog", NOTES),
        bound("p", "bin", "Papirkurv", "Se det slettede, og hent det tilbage", FINDING),
        bound("ctrl+s", "save", "Gem", "Gem nu (det sker også af sig selv)", NOTES, show=False),
    ]
    KEY_ORDER = (
        "undo",
        "to_list",
        "end_search",
        "clear_tag",
        "clear_marks",
        "new",
        "mark",
        *(f"draft_{row.id}" for row in ROWS),
        "choose_draft",
        "search",
        "open",
        "history",
        "tie",
        "discard",
        "tags",
        "copy",
        "day",
        "language",
        "bin",
    )

    # What can be done now

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what would do something is offered."""
        side = self.side
        current = self.current_id is not None
        offered = {
            "mark": current,
            "draft": self.in_list and self.has_targets,
            "choose_draft": not self.in_list and self.has_targets,
            "open_note": self.in_list and side.selected is not None,
            "to_list": self.editor.in_text,
            "end_search": bool(side.query_text) or isinstance(self.focused, SearchLine),
            "clear_tag": side.tag is not None,
            "clear_marks": bool(self.marks),
            "undo": bool(self._discarded),
            "discard": self.has_targets,
            "copy": self.has_targets,
            "tie": self.has_targets,
            "history": current,
            "day": current or (not self.in_list and self.note is not None),
            "language": current,
        }
        if action not in offered:
            return super().check_action(action, parameters)
        return offered[action]

    # Writing

    def action_new(self) -> None:
        """Begins a note."""
        self.leave_note()
        self.side.show_all()
        self.questions.forget("note")
        self.end_waiting()
        self.editor.show(OpenNote.new(today()))
        self.side.notes.place_cursor(None)
        self.set_focus(self.editor.area)

    def start_first(self) -> None:
        """Begins the first note."""
        self.action_new()

    def action_save(self) -> None:
        """Saves now, and says so."""
        self.keeper.when_kept(self._tell_saved)

    def _tell_saved(self) -> None:
        if self.note is not None and self.note.record is not None and not self.keeper.failing:
            self.makker.tell(f"Gemt {clock(self.note.record.updated_at)}.")

    def action_to_list(self) -> None:
        """Goes from the text to the list."""
        self.keeper.flush()
        self.set_focus(self.side.rows)

    # Finding

    def action_search(self) -> None:
        """Goes to the search line."""
        self.set_focus(self.side.search_line)

    def action_end_search(self) -> None:
        """Shows the list again."""
        self.side.end_search(self.sought)
        self.set_focus(self.side.notes)

    def action_tags(self) -> None:
        """Asks which tag the list shall keep to."""
        self.questions.ask("tags", lambda journal: journal.tags(), self._choose_tag)

    def _choose_tag(self, tags: list[tuple[str, int]]) -> None:
        from assistant.tui.journal.dialogs import TagDialog

        if not tags:
            self.makker.tell(
                "Ingen noter har et emneord endnu.", "Skriv # foran et ord i en note, for eksempel #resultat."
            )
            return
        self.app.push_screen(TagDialog(tags), lambda tag: self.keep_to_tag(tag) if tag else None)

    def keep_to_tag(self, tag: str) -> None:
        """Shows only notes with a tag."""
        self.keeper.when_kept(partial(self._filter, tag))

    def _filter(self, tag: str | None) -> None:
        self.side.end_search(None)
        self.side.filter(tag, self.sought)
        self.set_focus(self.side.notes)

    def action_clear_tag(self) -> None:
        """Shows all notes again."""
        self._filter(None)

    @on(AboutLine.Picked)
    def _about_picked(self, event: AboutLine.Picked) -> None:
        kind, _, tag = event.target.partition(":")
        if kind == "tag":
            self.keep_to_tag(tag)
        elif kind == "date":
            self.action_day()
        else:
            self.action_language()

    # Marks and drafts

    def action_mark(self) -> None:
        """Marks the note, or takes its mark away."""
        note_id = self.current_id
        if note_id is not None:
            self.marks.toggle(note_id)
            self.marks_changed()

    def action_clear_marks(self) -> None:
        """Takes all marks away."""
        self.marks.clear()
        self.marks_changed()

    def action_choose_draft(self) -> None:
        """Asks which kind of draft, where there are several."""
        from assistant.tui.widgets.dialog import Answer, Dialog

        if len(ROWS) == 1:
            self.action_draft(ROWS[0].id)
            return
        answers = [Answer(row.id, row.name) for row in ROWS]
        about = "\n".join(f"{row.name}: {row.summary}" for row in ROWS)
        self.app.push_screen(
            Dialog("Hvad skal noten blive til?", about, answers),
            lambda task: self.action_draft(task) if task else None,
        )

    def action_draft(self, task_id: str) -> None:
        """Starts a draft from the marked notes, or from the one of the cursor."""
        self.keeper.when_kept(partial(self._start_draft, task_id, self.targets()))

    def _start_draft(self, task_id: str, targets: tuple[int, ...]) -> None:
        targets = targets or self.targets()  # a new note has its number now
        if not self.kept():
            return
        if not targets:
            self.makker.tell(*NOTHING_CHOSEN, severity="warning")
        elif self.note is not None and targets == (self.note.id,) and not self.note.content.text.strip():
            self.makker.tell(*NO_TEXT, severity="warning")
        else:
            stretch = self._marked_stretch(targets)
            self.marks.clear()
            self.marks_changed()
            if next(row for row in ROWS if row.id == task_id).has_page:
                self.makker.open_task(task_id, targets, stretch)
            else:
                self.makker.start_draft(task_id, targets)

    def _marked_stretch(self, targets: tuple[int, ...]) -> tuple[int, int] | None:
        """Which characters of the text are marked, where the one note to go out from is the one that is written in."""
        area = self.editor.area
        if self.in_list or self.note is None or targets != (self.note.id,) or not area.selected_text.strip():
            return None
        lines = area.document.lines
        start, end = (
            sum(len(text) + 1 for text in lines[:line]) + column for line, column in sorted(area.selection)
        )
        return start, end
