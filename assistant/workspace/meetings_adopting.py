"""Taking approved minutes in: decisions and agreements for their meeting, and goals for the plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from assistant import tasks
from assistant.danish.calendar import add_months
from assistant.errors import InputError
from assistant.workspace.faults import spoken
from assistant.workspace.meetings_exchange import WRITER_WORDS
from assistant.workspace.review import APPROVED, DROPPED
from store.meeting_records import AdoptedDraft, AgreementRecord, MeetingRecord, NewAgreement, Person
from store.plan_records import LEADER, ME, NewGoal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.tasks.minutes import Minutes
    from store.database import Store
    from store.records import DraftRecord

TASK = "minutes"
# What is remarked on an agreement with a history that minutes approved later leave out, and what its goal is told.
_GONE = "Ikke med i det godkendte referat."
_REWORDED = "Rettet i det godkendte referat."


def adopt(store: Store, draft_id: int, today: date) -> MeetingRecord:
    """See ``Meetings.adopt``."""
    with spoken():
        record = store.drafts.get(draft_id)
        meeting = store.meetings.of_draft(draft_id)
    if record.task != TASK or record.state != APPROVED:
        raise InputError("Kun et godkendt referat kan give aftaler.", "Godkend referatet i Udkast først.")
    if meeting is None:
        raise InputError("Referatet hører ikke til noget møde.", "Lav referatet fra Samtaler.")
    document = document_of(record)
    writer = next((person.name for person in meeting.people if person.writes), "")
    kept = kept_numbers(record, "actions", len(document.actions))
    agreed = [_agreement(document, number, record, writer) for number in kept]
    decided = [
        document.decisions[number].text
        for number in kept_numbers(record, "decisions", len(document.decisions))
    ]
    with spoken():
        return store.meetings.put_outcome(
            meeting.id,
            agreed,
            decided,
            row_version=meeting.version,
            draft=AdoptedDraft(record.id, record.version),
            goal_of=partial(goal_of, meeting, today=today),
            gone=_GONE,
            reason=_REWORDED,
        )


def kept_numbers(record: DraftRecord, name: str, count: int) -> list[int]:
    """Which items of a list in a draft were not dropped in the review."""
    states = record.current.states
    return [number for number in range(count) if states.get(f"{name}.{number}") != DROPPED]


def document_of(record: DraftRecord) -> Minutes:
    """The minutes that a draft holds."""
    document: Minutes = tasks.load(TASK).document.model_validate_json(record.current.document)
    return document


def _agreement(document: Minutes, number: int, record: DraftRecord, writer: str) -> NewAgreement:
    action = document.actions[number]
    states = record.current.states
    dropped = {part for part in ("owner", "due") if states.get(f"actions.{number}.{part}") == DROPPED}
    owner = action.owner or ""
    owner = writer or owner if owner.casefold() in WRITER_WORDS else owner
    agreement = NewAgreement(action.what, owner, action.due, action.due_text or "", number)
    if "owner" in dropped:
        agreement = replace(agreement, owner="")
    return replace(agreement, due=None, due_text="") if "due" in dropped else agreement


def goal_of(meeting: MeetingRecord, agreement: AgreementRecord, *, today: date) -> NewGoal:
    """The entry of the plan that an agreement becomes: the user's own where the user has it, else the other's."""
    owner = _person_of(agreement.owner, meeting.people)
    mine = agreement.owner.casefold() in WRITER_WORDS or (owner is not None and owner.writes)
    by_leader = owner is not None and not mine and _leads(owner)
    # What the leader does for somebody is a goal of that person, unless it is the user.
    others = (person.name for person in meeting.people if not person.writes and not _leads(person))
    person = "" if mine else next(others, "") if by_leader else owner.name if owner else agreement.owner
    return NewGoal(
        title=agreement.what,
        period_start=today,
        period_end=add_months(today, 12) - timedelta(days=1),
        person=person,
        responsible=LEADER if by_leader else ME,
        deadline=agreement.due,
    )


def _leads(person: Person) -> bool:
    return person.role.strip().casefold() in ("leder", "chef")


def _person_of(owner: str, people: Sequence[Person]) -> Person | None:
    """Who an owner is, whatever the case and the spaces; by the first name where only one has it."""
    name = " ".join(owner.casefold().split())
    names = [" ".join(person.name.casefold().split()) for person in people]
    same = [person for person, known in zip(people, names, strict=True) if known == name]
    if not same:
        same = [person for person, known in zip(people, names, strict=True) if known.split(" ")[0] == name]
    return same[0] if len(same) == 1 else None
