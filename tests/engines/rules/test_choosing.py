"""Of many notes an achievement takes what tells most, in order, and leaves the notes' own names out."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from assistant import tasks
from assistant.engines.base import Job, Source
from assistant.engines.rules.choosing import MOST_WHOLE, chosen, without_headings
from assistant.engines.rules.engine import write_document
from assistant.engines.rules.sorting import OTHER, Piece, sort
from assistant.tasks.star import HEADINGS, Star
from assistant.workspace.examples import notes

TODAY = date(2026, 11, 25)


def written(matter: str) -> tuple[Star, list[str], list[Source]]:
    year = [note for note in notes(TODAY) if note.matter == matter]
    sources = [Source(str(number), note.text, note.written) for number, note in enumerate(year)]
    document, notices = write_document(Job(tasks.load("star"), tuple(sources), TODAY))
    assert isinstance(document, Star)
    return document, notices, sources


def test_a_year_of_notes_becomes_a_story_that_can_be_read_aloud() -> None:
    document, notices, sources = written("it-café")
    sections = [getattr(document, part) for part in HEADINGS]
    assert all(section.text for section in sections)
    assert max(len(section.quotes) for section in sections) <= 5
    assert "8 minutter mod 25 før" in document.result.text
    assert "214 borgere" in document.result.text
    assert "It-café efter to måneder" not in document.situation.text
    assert document.title.text == "It-café efter to måneder"
    assert any("siger mest" in notice for notice in notices)
    whole = "\n".join(source.text for source in sources)
    assert all(quote in whole for section in sections for quote in section.quotes)


def test_a_short_note_is_taken_whole() -> None:
    text = "Vi havde lang kø. Jeg lavede en it-café. Køen er nede på 8 minutter."
    document, notices = write_document(Job(tasks.load("star"), (Source("1", text, TODAY),), TODAY))
    assert isinstance(document, Star)
    assert sum(len(getattr(document, part).quotes) for part in HEADINGS) == 3
    assert not any("siger mest" in notice for notice in notices)


PIECES = st.lists(
    st.builds(
        lambda text, part, share: Piece(text, part, {part: share}),
        st.text(min_size=1, max_size=80),
        st.sampled_from([*HEADINGS, OTHER]),
        st.floats(0, 1),
    ),
    max_size=40,
)


@given(PIECES)
def test_nothing_is_added_moved_or_counted_wrong(pieces: list[Piece]) -> None:
    shown, left_out = chosen(pieces)
    assert [piece.text for piece in shown] == [piece.text for piece in pieces]
    serving = sum(piece.part in HEADINGS for piece in pieces)
    assert sum(piece.part in HEADINGS for piece in shown) == serving - left_out
    assert all(new.part in (old.part, OTHER) for new, old in zip(shown, pieces, strict=True))
    assert left_out == 0 or serving > MOST_WHOLE


def test_a_name_above_a_note_is_no_sentence_of_it_but_a_first_sentence_is() -> None:
    named = "It-café efter to måneder\n\nTirsdag er proppet."
    assert [piece.text for piece in without_headings(sort(named), named)] == ["Tirsdag er proppet."]
    for text in ("Køen er løbet løbsk\n\nVi har travlt.", "It-café efter to måneder\nTirsdag er proppet."):
        pieces = sort(text)
        assert without_headings(pieces, text) == pieces
