"""The note beside the list: a line about it, its text, and a line of what is in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from assistant.danish.format import count, long_date, short_date
from assistant.export.cleaning import one_line
from assistant.tui.journal.open_note import NoteContent
from assistant.tui.journal.wording import LANGUAGES, when, words_in, words_text
from assistant.tui.widgets.lines import Piece, PieceLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from assistant.tui.journal.note_area import NoteArea
    from assistant.tui.journal.open_note import OpenNote
    from assistant.workspace.journal import NoteLine

LONG = 200_000
"""Characters from which the words are counted at each save only, since counting takes a moment."""

EMPTY = "Ingen noter endnu. Tryk n, og skriv den første."

HELD_BACK = "ikke gemt endnu, prøver igen"


class AboutLine(PieceLine):
    """Day, tags and language of the note, and when it was saved; a click on one of the first changes or follows it."""

    class Picked(Message):
        """A word was clicked.

        Args:
            target: "date", "language" or "tag:" and a tag.
        """

        def __init__(self, target: str) -> None:
            super().__init__()
            self.target = target

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.written: date | None = None
        self.tags: tuple[str, ...] = ()
        self.language = ""
        self.saved = ""
        self.warns = False

    def about(
        self,
        written: date | None,
        tags: tuple[str, ...] = (),
        language: str = "",
        saved: str = "",
        *,
        warns: bool = False,
    ) -> None:
        """Shows other words; nothing where there is no day."""
        self.written, self.tags, self.language, self.saved, self.warns = written, tags, language, saved, warns
        self.refresh()

    def pieces(self) -> list[Piece]:
        """The day without its year, and fewer tags, where there is no room for all."""
        if self.written is None:
            return []
        width = self.size.width - self.gutter.width
        end = f"  {self.saved}"
        language = LANGUAGES.get(self.language, "")
        tail = f" · {language}" if language else ""
        room = width - len(tail) - len(end)
        day, tags = long_date(self.written), [f"#{one_line(tag)}" for tag in self.tags]
        if cell_len(" ".join([day, "·", *tags])) > room and self.written.year == date.today().year:
            day = short_date(self.written)
        left = [Piece(day, "$text-muted", "date", "Skift noten til en anden dag")]
        left += self._tag_pieces(tags, room - len(day))
        if language:
            left += [
                Piece(" · ", "$text-muted"),
                Piece(language, "$text-muted", "language", "Ret notens sprog"),
            ]
        gap = width - sum(cell_len(piece.text) for piece in left) - len(self.saved)
        style = "$warning bold" if self.warns else "$text-muted"
        return [*left, Piece(" " * max(1, gap)), Piece(self.saved, style)]

    def _tag_pieces(self, tags: Sequence[str], room: int) -> list[Piece]:
        """As many tags as fit, with an ellipsis for the others."""
        pieces: list[Piece] = []
        for number, words in enumerate(tags):
            lead = " " if number else " · "
            more = 2 if number + 1 < len(tags) else 0
            if cell_len(lead + words) + more > room:
                pieces.append(Piece(f"{lead}…", "$text-muted"))
                break
            room -= cell_len(lead + words)
            tip = f"Vis noter med {words}"
            pieces += [Piece(lead, "$text-muted"), Piece(words, "$accent", f"tag:{self.tags[number]}", tip)]
        return pieces

    def pick(self, target: str) -> None:
        """Tells which word was clicked."""
        self.post_message(self.Picked(target))


class NoteEditor(Vertical):
    """Shows one note and takes what is written into it."""

    class Written(Message):
        """The text of the note is another.

        Args:
            note: the note.
        """

        def __init__(self, note: OpenNote) -> None:
            super().__init__()
            self.note = note

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.note: OpenNote | None = None
        self._failing = False
        self._words = 0
        self.about_line = AboutLine(id="about")
        self._area: NoteArea | None = None
        self.figures = Static("", id="figures", markup=False)
        self.page = Vertical(id="page")
        self._no_notes = Static(EMPTY, id="no-notes", markup=False)

    def compose(self) -> ComposeResult:
        """The lines about the note; its text, or how to begin, comes when it is needed."""
        with self.page:
            yield self.about_line
            yield self.figures

    @property
    def area(self) -> NoteArea:
        """The text; it comes with the first note that is shown, since the first frame would wait for it."""
        if self._area is None:
            from assistant.tui.journal.note_area import NoteArea

            self._area = NoteArea(placeholder="Skriv et par linjer om noget, du gjorde.", id="text")
            self._area.display = self.note is not None
            self.page.mount(self._area, before=self.figures)
        return self._area

    @property
    def in_text(self) -> bool:
        """Whether what is typed goes into the text."""
        return self._area is not None and self.screen.focused is self._area

    def show(self, note: OpenNote) -> None:
        """Shows a note from its first line."""
        self.note = note
        self._words = words_in(note.content.text)
        self.area.load_text(note.content.text)
        self._agree(note)
        self._show_page(True)
        self.refresh_lines_about()

    def renew(self, note: OpenNote) -> None:
        """Shows the same note with a text from elsewhere; the cursor stays as near as it can."""
        place = self.area.cursor_location
        self.show(note)
        self.area.move_cursor(self.area.clamp_visitable(place))

    def _agree(self, note: OpenNote) -> None:
        """Takes the text as the text area reads it for the text that is kept: showing a note changes nothing."""
        shown = NoteContent(self.area.text, note.content.written)
        if note.kept == note.content:
            note.kept = shown
        note.content = shown

    def announce(self, line: NoteLine) -> None:
        """Shows what the list knows of a note whose text is still on its way."""
        if self.note is None:
            self._show_page(True, text=False)
            self.about_line.about(line.written, line.tags)

    def close(self, *, empty: bool) -> None:
        """Shows no note.

        Args:
            empty: whether there are none at all, so that the page says how to begin.
        """
        self.note = None
        if self._area is not None:
            self._area.load_text("")
        self.about_line.about(None)
        self.figures.update("")
        self._show_page(not empty, text=False)

    def _show_page(self, page: bool, *, text: bool = True) -> None:
        self.page.display = page
        if not page and not self._no_notes.is_attached:
            self.mount(self._no_notes)
        self._no_notes.display = not page
        if self._area is not None:
            self._area.display = text

    def show_failing(self, failing: bool) -> None:
        """Says whether what is written can be saved at present."""
        self._failing = failing
        self.refresh_lines_about()

    def on_text_area_changed(self, event: NoteArea.Changed) -> None:
        """Takes in what was typed."""
        event.stop()
        note = self.note
        if note is None or self.area.text == note.content.text:
            return
        note.write(self.area.text)
        if len(note.content.text) < LONG:
            self._words = words_in(note.content.text)
            self._show_figures()
        self.post_message(self.Written(note))

    def refresh_after_save(self) -> None:
        """Shows what a save changed."""
        if self.note is not None and len(self.note.content.text) >= LONG:
            self._words = words_in(self.note.content.text)
        self.refresh_lines_about()

    def refresh_lines_about(self) -> None:
        """Shows the lines above and below the text anew."""
        note = self.note
        if note is None:
            return
        record = note.record
        saved = f"gemt {when(record.updated_at, date.today())}" if record is not None else ""
        self.about_line.about(
            note.content.written,
            record.tags if record is not None else (),
            note.language,
            HELD_BACK if self._failing else saved,
            warns=self._failing,
        )
        self._show_figures()

    def _show_figures(self) -> None:
        note = self.note
        if note is None:
            return
        parts = [words_text(self._words)] if self._words else []
        drafts = note.record.draft_count if note.record is not None else 0
        if drafts:
            parts.append(f"brugt i {count(drafts, 'udkast', 'udkast')}")
        self.figures.update(" · ".join(parts))
