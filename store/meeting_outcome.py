"""What was agreed and decided at a meeting, as approved minutes say it, also when they are approved a second time.

Each function is one step inside a writing session, and none of them commits.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlmodel import Session, func, select

from store.meeting_agreements import agreement_record, change_agreement, follow, one_line, put_theirs
from store.meeting_matching import EDITED, Words, folded, pair
from store.meeting_models import (
    Agreement,
    AgreementRevisionRow,
    AgreementTheirs,
    DecisionRow,
    Meeting,
    MeetingShare,
)
from store.meeting_records import (
    DONE,
    DROPPED,
    OPEN,
    AdoptedDraft,
    AgreementRecord,
    NewAgreement,
    SharedAgreement,
)
from store.meeting_writes import add_decisions, rows_of
from store.plan_models import PlanGoal, PlanNote, PlanStep
from store.plan_records import DROPPED as GIVEN_UP
from store.plan_records import PLANNED, REACHED, NewGoal
from store.plan_writes import new_goal, tell
from store.text import clean

# How alike the words of one action of one draft must be to be the same agreement, edited; 0 to 100.
_SAME_ACTION = 56.0
_STATUS = {OPEN: PLANNED, DONE: REACHED, DROPPED: GIVEN_UP}

GoalOf = Callable[[AgreementRecord], NewGoal]


@dataclass(frozen=True)
class Taking:
    """How agreements are taken in.

    Attributes:
        draft: the minutes that they come from, or None.
        goal_of: the goal that an agreement becomes, or None where there are to be no goals.
        gone: what is remarked on an agreement that has a history and is no longer in the minutes.
        reason: what a goal's history says where it follows its agreement.
        day: today.
        now: the time.
    """

    draft: AdoptedDraft | None
    goal_of: GoalOf | None
    gone: str
    reason: str
    day: date
    now: datetime


def put_outcome(
    session: Session,
    meeting: Meeting,
    agreements: Sequence[NewAgreement],
    decisions: Sequence[str],
    taking: Taking,
) -> None:
    """Gives a meeting these agreements and decisions.

    An agreement whose words stay, or nearly, is the same one still, with its state, remark and goal. One that is left out
    goes, and its goal to the bin, unless it has a history: then it stays as dropped. What came from the other party stays.
    """
    rows = list(rows_of(session, Agreement, meeting.id))
    wanted = [one for one in agreements if one_line(one.what)]
    found = _same(rows, wanted, taking.draft)
    for position, (one, row) in enumerate(zip(wanted, found, strict=True)):
        _take(session, meeting, position, one, row, taking)
    kept = {row.id for row in found if row is not None}
    left = [row for row in rows if row.id not in kept]
    for position, row in enumerate(left, len(wanted)):
        row.position = position
        if not row.received:
            _leave_out(session, meeting, row, taking)
    session.flush()
    _put_decisions(session, meeting, decisions)
    if taking.draft is not None:
        meeting.adopted_draft, meeting.adopted_version = taking.draft.id, taking.draft.version
    session.flush()


def _same(
    rows: Sequence[Agreement], wanted: Sequence[NewAgreement], draft: AdoptedDraft | None
) -> list[Agreement | None]:
    """For each wanted one the agreement that it is: by its words, its place in the same draft, or nearly its words."""
    found: list[Agreement | None] = [None] * len(wanted)

    def free() -> tuple[list[Agreement], list[int]]:
        used = {row.id for row in found if row is not None}
        left = [number for number, row in enumerate(found) if row is None]
        return [row for row in rows if row.id not in used], left

    def by_words(least: float | None = None) -> None:
        still, left = free()
        still = [row for row in still if least is None or not row.received]
        mine = [Words(_drafted_what(row), row.owner) for row in still]
        theirs = [Words(wanted[number].what, wanted[number].owner) for number in left]
        pairs = pair(mine, theirs) if least is None else pair(mine, theirs, least)
        for number, match in zip(left, pairs, strict=True):
            found[number] = still[match] if match is not None else None

    by_words()
    if draft is not None:
        still, left = free()
        places = {row.draft_number: row for row in still if row.draft_id == draft.id}
        for number in left:
            row = places.get(wanted[number].number)
            if row is not None and _alike(_drafted_what(row), wanted[number].what) >= _SAME_ACTION:
                found[number] = row
    by_words(EDITED)
    return found


def _drafted_what(row: Agreement) -> str:
    """The words that it had in the minutes, or has."""
    return row.drafted[0] if row.drafted else row.what


def _alike(one: str, other: str) -> float:
    from rapidfuzz import fuzz

    return fuzz.ratio(folded(one), folded(other))


def _take(
    session: Session,
    meeting: Meeting,
    position: int,
    one: NewAgreement,
    row: Agreement | None,
    taking: Taking,
) -> None:
    values: dict[str, object] = {
        "what": one_line(one.what),
        "owner": one_line(one.owner),
        "due": one.due,
        "due_text": one_line(one.due_text),
    }
    drafted = [str(value) for value in values.values()]
    if row is None:
        row = Agreement(uid=str(uuid.uuid4()), meeting_id=meeting.id or 0, position=position, **values)  # type: ignore[arg-type]
        session.add(row)
        session.flush()
    former = agreement_record(row, meeting.held, None)
    row.position = position
    # What the minutes say as they did before stays as it has become since.
    before = row.drafted or []
    same = {name for name, old, new in zip(values, before, drafted, strict=False) if old == new}
    values = {name: value for name, value in values.items() if name not in same}
    if row.gone:
        row.gone = False
        values |= {"state": OPEN, "settled": None, "remark": "" if row.remark == taking.gone else row.remark}
    if change_agreement(session, row, taking.now, **values) and row.received:
        put_theirs(session, row, session.get(AgreementTheirs, row.id), _said(former), taking.day)
    row.received = False
    if taking.draft is not None:
        row.draft_id, row.draft_number, row.drafted = taking.draft.id, one.number, drafted
    session.flush()
    if row.goal_id is not None:
        follow(session, row, former, taking.reason, taking.day, taking.now)
    elif taking.goal_of is not None:
        goal = taking.goal_of(agreement_record(row, meeting.held, None))
        if taking.draft is not None and one.number is not None:
            goal = replace(goal, draft_id=taking.draft.id, draft_number=one.number)
        give_goal(session, row, goal, taking.now, taking.day)


def _said(former: AgreementRecord) -> SharedAgreement:
    return SharedAgreement(
        former.uid,
        former.what,
        former.owner,
        former.due,
        former.due_text,
        former.state,
        former.remark,
    )


def give_goal(session: Session, row: Agreement, wanted: NewGoal, now: datetime, day: date) -> None:
    """Makes the goal of an agreement, or takes the one that was made of the same action of the same draft."""
    of_draft = select(PlanGoal).where(PlanGoal.draft_id == wanted.draft_id)
    same = session.exec(of_draft.where(PlanGoal.draft_number == wanted.draft_number)).first()
    if same is not None and wanted.draft_id is not None:
        tied = session.exec(select(Agreement.id).where(Agreement.goal_id == same.id)).first()
        if tied is None and same.title == clean(wanted.title).strip():
            if same.discarded_at is not None:
                same.discarded_at = None
                same.version += 1
                tell(session, same, "brought_back", day, now)
            row.goal_id = same.id
            session.flush()
            return
        # The number is that of another action now, since the draft was written anew.
        last = session.exec(
            select(func.max(PlanGoal.draft_number)).where(PlanGoal.draft_id == wanted.draft_id)
        ).one()
        wanted = replace(wanted, draft_number=(last or 0) + 1)
    goal = new_goal(session, replace(wanted, status=_STATUS[row.state]), now)
    tell(session, goal, "created", day, now)
    row.goal_id = goal.id
    session.flush()


def _leave_out(session: Session, meeting: Meeting, row: Agreement, taking: Taking) -> None:
    goal = session.get(PlanGoal, row.goal_id) if row.goal_id is not None else None
    if _has_history(session, row, goal):
        if row.state == OPEN:
            former = agreement_record(row, meeting.held, None)
            values = {"state": DROPPED, "settled": taking.day, "remark": row.remark or taking.gone}
            change_agreement(session, row, taking.now, **values)
            row.gone = True
            follow(session, row, former, taking.gone, taking.day, taking.now)
        return
    session.delete(row)
    if goal is not None and goal.discarded_at is None:
        goal.discarded_at = taking.now
        goal.version += 1
        tell(session, goal, "discarded", taking.day, taking.now)


def _has_history(session: Session, row: Agreement, goal: PlanGoal | None) -> bool:
    """Whether anybody has said anything of an agreement since it was made, or the other party has it."""
    if row.state != OPEN or row.remark:
        return True
    if goal is not None and (goal.version > 1 or goal.status != PLANNED):
        return True
    asked = [
        select(func.count())
        .select_from(AgreementRevisionRow)
        .where(AgreementRevisionRow.agreement_id == row.id),
        select(func.count()).select_from(AgreementTheirs).where(AgreementTheirs.agreement_id == row.id),
        select(func.count()).select_from(MeetingShare).where(MeetingShare.meeting_id == row.meeting_id),
        select(func.count()).select_from(PlanNote).where(PlanNote.goal_id == row.goal_id),
        select(func.count()).select_from(PlanStep).where(PlanStep.goal_id == row.goal_id),
    ]
    return any(session.exec(query).one() for query in asked)


def _put_decisions(session: Session, meeting: Meeting, decisions: Sequence[str]) -> None:
    """Those that stay keep their row; those of the other party stay in any case."""
    known = {folded(row.text): row for row in rows_of(session, DecisionRow, meeting.id)}
    new: list[str] = []
    position = 0
    for text in dict.fromkeys(clean(text).strip() for text in decisions):
        row = known.pop(folded(text), None) if text else None
        if row is not None:
            row.text, row.folded, row.position, row.received = text, text.casefold(), position, False
            position += 1
        elif text:
            new.append(text)
    for row in known.values():
        if not row.received:
            session.delete(row)
    session.flush()
    add_decisions(session, meeting, new, received=False)
