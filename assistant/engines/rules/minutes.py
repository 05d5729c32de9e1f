"""The built-in writer of minutes: sorts the notes' own clauses into topics, decisions, actions and open points."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from assistant.danish.classify.minutes import ACTION, DECISION, OTHER, Judgement, judge
from assistant.danish.classify.minutes_cues import AGREED
from assistant.danish.classify.minutes_reading import Notes, Piece, read
from assistant.engines.base import Job
from assistant.engines.rules.minutes_deadlines import deadline
from assistant.engines.rules.minutes_open import open_points
from assistant.engines.rules.minutes_owners import Owners
from assistant.engines.rules.minutes_topics import topics
from assistant.engines.rules.minutes_views import disagreements
from assistant.tasks.minutes import Action, Decision, Minutes, empty

_FEWEST_LEFT = 2
# "Ansvarlig: Abbas. Frist: 15. december" after a task.
_WHO_OR_WHEN = re.compile(
    r"(?:ansvarlig|ansv\.?|hvem|tovholder|ejer|frist|deadline|dato|hvornår|senest)", re.IGNORECASE
)
# How a clause begins that dates the task before it: ", fristen er …", ", den skal jeg have …".
_DATES_IT = re.compile(
    r"(?:og )?(?:fristen|frist|deadline|det|den|de|vi har|så|senest|inden|klar|gerne|helst|hun|han)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Stretch:
    """A task or a decision in the notes.

    Attributes:
        start: the first character.
        end: the character after the last.
        label: action or decision.
        first: its first clause.
        numbers: which clauses it holds.
    """

    start: int
    end: int
    label: str
    first: Piece
    numbers: tuple[int, ...]


def write(job: Job) -> tuple[Minutes, list[str]]:
    """Writes minutes from notes.

    Args:
        job: the notes, and as options the participants (a line each) and who wrote them.

    Returns:
        The minutes; what the user should know of them is told whoever wrote them, see ``MinutesTask.remarks``.
    """
    participants = [name.strip() for name in job.options.get("participants", "").split("\n") if name.strip()]
    minutes = empty()
    for source in job.sources:
        notes = read(source.text, participants)
        _add(minutes, notes, judge().judge(notes, job.reference_date), job)
    return minutes, []


def _add(minutes: Minutes, notes: Notes, judgement: Judgement, job: Job) -> None:
    owners = Owners(notes, job.options.get("writer", ""))
    firm = [number for number, label in enumerate(judgement.labels) if label in (ACTION, DECISION)]
    opposed, used = disagreements(notes, firm, owners.writer)
    minutes.disagreements.extend(opposed)
    for stretch in stretches(notes, judgement, frozenset(used), job.reference_date):
        used.update(stretch.numbers)
        quote = notes.text[stretch.start : stretch.end]
        if stretch.label == DECISION:
            minutes.decisions.append(Decision(text=_sentence(notes, stretch), quotes=[quote]))
            continue
        due, due_text = deadline(notes.text, stretch.start, stretch.end, judgement.dates, job.reference_date)
        minutes.actions.append(
            Action(
                what=_what(notes, stretch),
                owner=owners.of(stretch.first, stretch.end),
                due=due,
                due_text=due_text,
                quotes=[quote],
            )
        )
    minutes.open_points.extend(open_points(notes, used))
    minutes.topics.extend(topics(notes, used))


def stretches(
    notes: Notes, judgement: Judgement, used: frozenset[int] = frozenset(), reference: date | None = None
) -> list[Stretch]:
    """The tasks and decisions, clauses that belong together as one.

    Args:
        notes: read notes.
        judgement: what each clause is.
        used: the clauses that are in the minutes already.
        reference: the day of the meeting, where a clause may add a deadline to the task before it.
    """
    found: list[Stretch] = []
    for number, (piece, label) in enumerate(zip(notes.pieces, judgement.labels, strict=True)):
        last = found[-1] if found else None
        if last and last.label == ACTION and _adds_when(notes, judgement, last, number, reference):
            between = range(last.numbers[-1] + 1, number + 1)
            found[-1] = Stretch(last.start, piece.end, last.label, last.first, (*last.numbers, *between))
            continue
        if label not in (ACTION, DECISION) or number in used:
            continue
        if notes.only_when(piece):
            continue  # a day alone is neither
        if last and last.label == label and last.numbers[-1] == number - 1 and _goes_on(notes, last, piece):
            found[-1] = Stretch(last.start, piece.end, label, last.first, (*last.numbers, number))
        else:
            found.append(Stretch(_start(notes, piece, label), piece.end, label, piece, (number,)))
    return found


def _adds_when(
    notes: Notes, judgement: Judgement, last: Stretch, number: int, reference: date | None
) -> bool:
    """Whether a clause on the same line only gives a task its deadline ("…, hun ikke forstår. ultimo juni")."""
    piece = notes.pieces[number]
    if (
        last.numbers[-1] == number - 1
        and _WHO_OR_WHEN.fullmatch(piece.head)
        and "\n" not in notes.text[last.end : piece.start]
    ):
        return True
    between = range(last.numbers[-1] + 1, number)
    if "\n" in notes.text[last.end : piece.start] or len(between) > 1:
        return False
    if any(judgement.labels[other] != OTHER or notes.pieces[other].speaker for other in between):
        return False
    if notes.only_when(piece):
        return (
            not between
            or notes.pieces[between[0]].sentence == last.first.sentence
            or notes.only_when(notes.pieces[between[0]])
        )
    if (
        between
        or reference is None
        or judgement.labels[number] != OTHER
        or piece.sentence != last.first.sentence
    ):
        return False
    if not _DATES_IT.match(notes.words(piece)) or notes.named(piece.start, piece.end):
        return False
    known, _ = deadline(notes.text, last.start, last.end, judgement.dates, reference)
    added, _ = deadline(notes.text, piece.start, piece.end, judgement.dates, reference)
    return known is None and added is not None and added >= reference


def _goes_on(notes: Notes, last: Stretch, piece: Piece) -> bool:
    """Whether a clause only adds to the one before: same sentence, and nobody new who acts."""
    if piece.sentence != last.first.sentence:
        return False
    named = [mention for mention in notes.named(piece.start, piece.end) if mention.start == piece.start]
    if named and named[0].name:
        return any(mention.name == named[0].name for mention in notes.named(last.first.lead, last.end))
    if last.label == DECISION:
        return piece.joint in ("", "så", "for")
    return not re.match(r"(?:alle|vi|jeg)\b", notes.words(piece), re.IGNORECASE) or piece.joint == "så"


def _start(notes: Notes, piece: Piece, label: str) -> int:
    """Where the quote begins: with the speaker's name for a task, after "det er aftalt, at" for a decision."""
    if label == ACTION:
        return piece.lead
    match = AGREED.match(notes.words(piece))
    if match and len(notes.text[piece.start + match.end() : piece.end].split()) >= _FEWEST_LEFT:
        return piece.start + match.end()
    return piece.start


def _what(notes: Notes, stretch: Stretch) -> str:
    return _tidy(notes.text[stretch.first.start : stretch.end])


def _sentence(notes: Notes, stretch: Stretch) -> str:
    """A decision as it was written."""
    return _tidy(notes.text[stretch.start : stretch.end])


def _tidy(text: str) -> str:
    joined = " ".join(text.split()).strip(" ,;|")
    return joined[:1].upper() + joined[1:]
