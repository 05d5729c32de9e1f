from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult

from assistant.tui.widgets.prose import Mark, Passage, ProsePane, visible, wrap


class Host(App[None]):
    def __init__(self, passages: list[Passage]) -> None:
        super().__init__()
        self.pane = ProsePane(passages)

    def compose(self) -> ComposeResult:
        yield self.pane


def screen_lines(pane: ProsePane) -> list[str]:
    return [pane.render_line(y).text.rstrip() for y in range(pane.size.height)]


@given(st.text(alphabet="ab æ日👍🏽 ", max_size=80), st.integers(2, 20))
def test_wrapped_lines_fit_and_hold_all_words(text: str, width: int) -> None:
    lines = [text[start:end] for start, end in wrap(text, width)]
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_words_stay_whole() -> None:
    assert [("Efteråret på 7B var hårdt")[a:b] for a, b in wrap("Efteråret på 7B var hårdt", 12)] == [
        "Efteråret på",
        "7B var hårdt",
    ]


def test_control_characters_are_seen_not_obeyed() -> None:
    hostile = "a\x1b]52;c;aGVq\x07b\u202ec\td"
    shown = visible(hostile)
    assert len(shown) == len(hostile)
    assert not any(ord(sign) < 32 or sign == "\u202e" for sign in shown)


async def test_text_is_never_markup_and_marks_are_drawn() -> None:
    app = Host([Passage("[/] og [b]fed[/b]", (Mark(7, 10, "prose--evidence"),))])
    async with app.run_test(size=(40, 6)) as pilot:
        await pilot.pause()
        assert screen_lines(app.pane)[0] == "[/] og [b]fed[/b]"
        marked = [
            segment.text for segment in app.pane.render_line(0) if segment.style and segment.style.bgcolor
        ]
        plain = app.pane.render_line(0)
        backgrounds = {segment.style.bgcolor for segment in plain if segment.style}
        assert "[b]" in marked
        assert len(backgrounds) == 2


async def test_a_mark_over_a_wrapped_line_is_drawn_on_both() -> None:
    text = "ord " * 30
    app = Host([Passage(text, (Mark(0, len(text), "prose--removed"),))])
    async with app.run_test(size=(40, 6)) as pilot:
        await pilot.pause()
        for y in range(2):
            assert any(segment.style and segment.style.strike for segment in app.pane.render_line(y))


async def test_a_place_far_down_is_brought_into_view() -> None:
    app = Host([Passage("linje\n" * 300), Passage("her er det")])
    async with app.run_test(size=(40, 8)) as pilot:
        await pilot.pause()
        app.pane.scroll_to_place(1, 0)
        await pilot.pause()
        assert "her er det" in screen_lines(app.pane)


async def test_what_stood_at_the_top_stays_there_when_the_window_changes() -> None:
    text = "\n".join(f"afsnit {number} med nogle flere ord i" for number in range(100))
    app = Host([Passage(text)])
    async with app.run_test(size=(60, 8)) as pilot:
        await pilot.pause()
        app.pane.scroll_to(y=50, animate=False)
        await pilot.pause()
        await pilot.resize_terminal(20, 8)
        await pilot.pause()
        assert screen_lines(app.pane)[0].startswith("afsnit 50")


async def test_marked_text_is_copied_without_the_breaks_of_the_screen() -> None:
    text = "Jeg lavede et vendeskema og gik selv runde hver onsdag."
    app = Host([Passage("Kilde"), Passage(text)])
    async with app.run_test(size=(24, 8)) as pilot:
        await pilot.pause()
        app.screen.text_select_all()
        assert app.screen.get_selected_text() == f"Kilde\n{text}"
