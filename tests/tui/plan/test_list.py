"""The goals on the screen: what is late first, one line each, and the open one unfolded."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.danish.format import short_date
from assistant.tui.app import MakkerApp
from assistant.tui.themes import DARK, LIGHT
from assistant.workspace.plan import NewCheckIn, NewGoal, NewStep
from tests.tui.looking import SIZES, keys, notices, shown, top, wait_until, words
from tests.tui.plan.bench import (
    END,
    HERS,
    HOSTILE,
    LATE,
    LATER,
    SIZE,
    SOON,
    START,
    app_on,
    goal_named,
    in_days,
    opened,
)
from tests.tui.plan.conftest import MakeWorkspace


async def test_without_goals_it_says_what_to_do_first(made: MakeWorkspace) -> None:
    app = app_on(made())
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        assert "Ingen mål endnu." in words(app)
        assert "Stil dig på en note i Journalen (F2), og tryk g." in words(app)
        assert keys(app).startswith("n Nyt")
        assert "Følg op" not in keys(app)
        assert "Word" not in keys(app)


async def test_what_is_late_stands_first_and_is_told_apart(made: MakeWorkspace) -> None:
    app = app_on(made(LATER, SOON, HERS, LATE))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot)
        text = shown(app)
        places = [
            text.index(words) for words in ("Over fristen", "Undervise", "Inden for 30", "Lære", "Senere")
        ]
        assert places == sorted(places)
        assert f"⚠ {short_date(in_days(-12))}" in text
        assert "uden frist" in text
        assert "Aftal datoer" in text  # the next step
        assert "Plan 1" in top(app)
        assert screen.goals.current == goal_named(app.workspace, LATE.title)


async def test_enter_unfolds_to_steps_notes_and_check_ins_and_esc_folds(made: MakeWorkspace) -> None:
    workspace = made(LATE, SOON)
    goal = goal_named(workspace, LATE.title)
    workspace.plan.tie(goal, 1)
    workspace.plan.check_in(goal, NewCheckIn(in_days(-4), "Det gik godt.", "Vagtplanen"))
    app = app_on(workspace)
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        screen = await opened(pilot)
        await pilot.press("enter")
        await wait_until(pilot, lambda: "Det gik godt." in shown(app))
        text = words(app)
        for part in (LATE.activity, LATE.measure, LATE.support, "ansvarlig: begge", "Hold det"):
            assert part in text
        assert "Oplæg om tryksår" in text
        assert "I vejen: Vagtplanen" in text
        assert keys(app).startswith("Esc Fold ind")
        await pilot.press("escape")
        assert screen.goals.unfolded is None
        assert "Hold det" not in shown(app)


LONG = (
    "Lære driften af klyngen så godt, at jeg kan stå for den alene i en hel ferieuge uden at ringe til nogen"
)
STEP = "Bestille kurset hos leverandøren og få det godkendt af både Birgitte og økonomiafdelingen inden jul"


@pytest.mark.parametrize("size", SIZES)
async def test_an_unfolded_goal_shows_its_whole_title_and_its_whole_steps(
    made: MakeWorkspace, size: tuple[int, int]
) -> None:
    steps = (NewStep(STEP, in_days(-3)), NewStep("Øv dig"))
    app = app_on(made(NewGoal(LONG, START, END, deadline=in_days(-12), person="Fatima", steps=steps), HERS))
    async with app.run_test(size=size, notifications=True) as pilot:
        screen = await opened(pilot)
        assert LONG not in words(app)
        await pilot.press("enter")
        columns = [line[: size[0] - 30].strip(" ▌▾▸○⚠") for line in shown(app).splitlines()]
        text = " ".join(" ".join(columns).split())
        assert text.count(LONG.split()[-1]) == 1
        for word in (*LONG.split(), *STEP.split()):
            assert word in text
        await pilot.press("down", "down")
        assert screen.goals.current_step is not None
        assert screen.goals.current_step.text == "Øv dig"


@pytest.mark.parametrize("key", ["space", "x"])
async def test_a_key_ticks_a_step_and_undo_takes_the_tick_away(made: MakeWorkspace, key: str) -> None:
    workspace = made(LATE)
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("enter", "down", key)
        await wait_until(pilot, lambda: goal_named(workspace, LATE.title).steps[0].done == in_days(0))
        await wait_until(pilot, lambda: "✓ Aftal datoer" in shown(app) and "u Fortryd" in keys(app))
        await pilot.press("u")
        await wait_until(pilot, lambda: goal_named(workspace, LATE.title).steps[0].done is None)
        await wait_until(pilot, lambda: "○ Aftal datoer" in shown(app))


async def test_ticks_in_a_burst_all_count(made: MakeWorkspace) -> None:
    workspace = made(LATE)
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("enter", "down", "space", "down", "space", "down", "space", "space")
        await wait_until(
            pilot,
            lambda: (
                [bool(step.done) for step in goal_named(workspace, LATE.title).steps] == [True, True, False]
            ),
        )
        assert goal_named(workspace, LATE.title).version >= 4


async def test_a_goal_goes_to_the_bin_and_comes_back(made: MakeWorkspace) -> None:
    workspace = made(LATE, SOON)
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("delete")
        await wait_until(pilot, lambda: LATE.title[:20] not in shown(app))
        assert "Målet er slettet. u fortryder." in notices(app)
        await wait_until(pilot, lambda: "u Fortryd" in keys(app))
        await pilot.press("p")
        await wait_until(pilot, lambda: "Slettede" in shown(app) and LATE.title[:20] in shown(app))
        await pilot.press("end")
        assert "e Ret" not in keys(app)
        await pilot.press("u")
        await wait_until(pilot, lambda: goal_named(workspace, LATE.title).discarded_at is None)
        await wait_until(pilot, lambda: "Over fristen" in shown(app))


async def test_only_one_persons_goals_are_shown(made: MakeWorkspace) -> None:
    app = app_on(made(LATE, HERS))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot)
        await pilot.press("number_sign")
        await wait_until(pilot, lambda: "Hvis mål vil du se?" in shown(app))
        await pilot.press("down", "down", "enter")
        await wait_until(pilot, lambda: "kun Fatima" in shown(app))
        await wait_until(pilot, lambda: LATE.title[:20] not in shown(app))
        assert HERS.title[:20] in shown(app)
        await pilot.press("escape")
        await wait_until(pilot, lambda: LATE.title[:20] in shown(app))
        assert screen.person is None


async def test_a_search_looks_into_steps_too_and_slash_writes_in_it(made: MakeWorkspace) -> None:
    app = app_on(made(LATE, SOON, HERS))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot)
        await pilot.press("slash", *"fatima")
        await wait_until(pilot, lambda: LATE.title[:20] not in shown(app))
        assert SOON.title in shown(app)
        assert HERS.title[:20] in shown(app)
        assert keys(app).startswith("Esc Listen")
        await pilot.press("slash")
        assert screen.search_line.value == "fatima/"
        assert "Ingen mål passer" in words(app)
        await pilot.press("escape")
        await wait_until(pilot, lambda: LATE.title[:20] in shown(app))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", [LIGHT, DARK])
async def test_hostile_text_is_shown_as_text_at_any_size(
    made: MakeWorkspace, size: tuple[int, int], theme: str
) -> None:
    hostile = NewGoal(
        HOSTILE, START, END, person=HOSTILE, activity=HOSTILE * 30, measure=HOSTILE, motive=HOSTILE,
        support="x" * 500, deadline=in_days(-1), steps=(NewStep(HOSTILE), NewStep("y" * 300)),
    )  # fmt: skip
    workspace = made(hostile, replace(LATER, title=HOSTILE + " to"))
    goal = next(goal for goal in workspace.plan.goals() if goal.person)
    workspace.plan.check_in(goal, NewCheckIn(in_days(0), HOSTILE, HOSTILE, in_days(5), HOSTILE))
    workspace.plan.tie(goal, workspace.journal.add(HOSTILE).id)
    app = app_on(workspace)
    async with app.run_test(size=size, notifications=True) as pilot:
        app.theme = theme
        await opened(pilot)
        for _ in range(3):
            await pilot.press("home", "enter", "pagedown", "down", "down", "end", "escape")
            await pilot.pause()
        await pilot.press("home", "enter")
        await wait_until(pilot, lambda: "Opfølgning" in shown(app) or size[1] < 30)
        assert "[/]" in shown(app)
        assert "\x1b" not in shown(app)
        assert "\u202e" not in shown(app)
        await pilot.press("h")
        await wait_until(pilot, lambda: "Fulgt op" in shown(app))
        assert "\x1b" not in shown(app)
        await pilot.press("escape", "e")
        await wait_until(pilot, lambda: "Ret målet" in shown(app))
        await pilot.press("escape", "delete")
        await wait_until(pilot, lambda: any("slettet" in notice for notice in notices(app)))


async def test_a_click_puts_the_cursor_and_a_second_unfolds(made: MakeWorkspace) -> None:
    app = app_on(made(LATE, SOON))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        screen = await opened(pilot)
        line = next(number for number, text in enumerate(shown(app).split("\n")) if SOON.title in text)
        await pilot.click(offset=(10, line), times=2)
        await wait_until(pilot, lambda: "○ Følg Fatima" in shown(app))
        current = screen.goals.current
        assert current is not None
        assert current.title == SOON.title


async def test_a_click_on_the_mark_unfolds_and_ticks(made: MakeWorkspace) -> None:
    workspace = made(LATE, SOON)
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.click(offset=place_of(app, "▸ Lære"))
        await wait_until(pilot, lambda: "○ Følg Fatima" in shown(app))
        await pilot.click(offset=place_of(app, "○ Følg Fatima"))
        await wait_until(pilot, lambda: "✓ Følg Fatima" in shown(app))
        assert goal_named(workspace, SOON.title).progress == 1.0


def place_of(app: MakkerApp, text: str) -> tuple[int, int]:
    """Where a text begins on the screen."""
    for number, line in enumerate(shown(app).split("\n")):
        if text in line:
            return line.index(text), number
    raise AssertionError(f"{text} is not on the screen")


async def test_the_history_tells_what_happened_and_why(made: MakeWorkspace) -> None:
    workspace = made(LATE)
    goal = goal_named(workspace, LATE.title)
    workspace.plan.check_in(goal, NewCheckIn(in_days(0), "Vi talte om det.", "", in_days(30), "Lene er syg"))
    app = app_on(workspace)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("h")
        await wait_until(pilot, lambda: "Fordi: Lene er syg" in shown(app))
        assert f"Frist: {short_date(in_days(-12))} →" in words(app)
        assert keys(app).startswith("Esc Tilbage")
        await pilot.press("escape")
        await wait_until(pilot, lambda: "Fold ud" in keys(app))
