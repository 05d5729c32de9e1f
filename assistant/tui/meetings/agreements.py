"""Following an agreement up: how it stands, a remark, a friendly reminder, and what the other party has written."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from assistant.danish.format import long_date
from assistant.export.text import clean, one_line
from assistant.tui.meetings.sheet import agreement_words
from assistant.tui.plan.form import Form, FormField, Kept
from assistant.tui.widgets.dialog import Answer
from assistant.tui.widgets.writing_dialog import WritingDialog

if TYPE_CHECKING:
    from assistant.tui.meetings.page import MeetingsPage
    from assistant.tui.plan.form import Values
    from assistant.workspace.meetings import AgreementRecord, Difference, Meetings

REMIND, PLAN, THEIRS, MINE = "remind", "plan", "theirs", "mine"
STATES = (("open", "åben"), ("done", "gjort"), ("dropped", "droppet"))


async def follow_up(screen: MeetingsPage, agreements: Sequence[AgreementRecord]) -> None:
    """Asks which agreement and how it stands, and stores it; to be called from a worker."""
    from assistant.tui.review.pick import PickDialog

    today = date.today()
    number: int | None = 0
    if len(agreements) > 1:
        words = [one_line(clean(agreement_words(agreement, today))) for agreement in agreements]
        number = await screen.app.push_screen_wait(PickDialog("Hvilken aftale?", words, wide=True))
    if number is None or not agreements:
        return
    agreement = agreements[number]
    differences = await screen.tried(lambda meetings: meetings.differences(agreement))
    if differences is None:
        return
    answer = await screen.app.push_screen_wait(await _form(screen, agreement, differences, today))
    if answer == REMIND:
        await _remind(screen, agreement)
    elif answer == PLAN:
        if await screen.tried(lambda meetings: meetings.to_plan(agreement, today)) is not None:
            screen.makker.tell("Aftalen står nu også i Plan.")
    elif answer == THEIRS:
        await screen.tried(lambda meetings: meetings.use_theirs(agreement))
    elif answer == MINE:
        await screen.tried(lambda meetings: meetings.keep_mine(agreement))
    if answer:
        screen.read_meetings()


async def _form(
    screen: MeetingsPage, agreement: AgreementRecord, differences: Sequence[Difference], today: date
) -> Form:
    async def store(values: Values) -> None:
        await screen.desk.run(lambda meetings: _settled(meetings, agreement, values, today))

    more = [Answer(REMIND, "Skriv en påmindelse")] if agreement.state == "open" else []
    if agreement.goal_id is None:
        more.append(Answer(PLAN, "Sæt i Plan"))
    if differences:
        more += [Answer(THEIRS, "Brug den andens"), Answer(MINE, "Behold min")]
    kept = Kept(screen.makker.workspace.unfinished, f"agreement:{agreement.id}")
    fields = [
        FormField("state", "Status", agreement.state, "choice", STATES),
        FormField(
            "remark", "Bemærkning", agreement.remark, example="kan læses af den anden, hvis I deler aftalerne"
        ),
    ]
    written = await asyncio.to_thread(kept.unfinished.read, kept.name)
    question = one_line(clean(agreement.what))
    text = about(agreement, differences, today)
    return Form(question, text, fields, store, written=written, kept=kept, more=more)


def about(agreement: AgreementRecord, differences: Sequence[Difference], today: date) -> str:
    """What is told of an agreement above the form: whose it is, when it was made, and what the other party has."""
    words = agreement_words(agreement, today).partition(" · ")[2]
    lines = [one_line(clean(f"{words} · aftalt {long_date(agreement.held)}"))]
    if differences:
        lines += ["", "Den anden har skrevet noget andet:", *map(difference_words, differences)]
    return "\n".join(lines)


def difference_words(difference: Difference) -> str:
    """A difference on one line: "fristen: »1. marts« hos dig, »1. april« hos den anden"."""
    mine, theirs = (one_line(clean(words)) or "intet" for words in (difference.mine, difference.theirs))
    return f"{difference.part}: »{mine}« hos dig, »{theirs}« hos den anden"


def _settled(meetings: Meetings, agreement: AgreementRecord, values: Values, today: date) -> None:
    """Stores what was said; runs in the thread."""
    state, remark = values["state"], values["remark"]
    if (state, remark) != (agreement.state, agreement.remark):
        settled = None if state == "open" else today
        day = agreement.settled if state == agreement.state else settled
        meetings.settle(agreement, state, day=day, remark=remark)


async def _remind(screen: MeetingsPage, agreement: AgreementRecord) -> None:
    text = await screen.tried(lambda meetings: meetings.reminder(agreement))
    if text is None:
        return
    dialog = WritingDialog(
        "Venlig påmindelse",
        "Ret den til, og send den, som du plejer.",
        text,
        (Answer("copy", "Kopiér"), Answer("leave", "Fortryd")),
    )
    if await screen.app.push_screen_wait(dialog) == "copy":
        await screen.copy(dialog.words)
