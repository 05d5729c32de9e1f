"""The changes that the keys of the draft page make; each is made from the draft as it stands then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.workspace.review import APPROVED, DISCARDED, DROPPED, OPEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.workspace.review import DraftView, FieldView, Review, ReviewFinding


NOTHING = """Der var ikke noget i noterne, som kunne blive til noget her.

Skriv lidt mere i dem, og lav et nyt udkast, eller tryk K for at kassere det her."""


def text_of(view: DraftView, path: str) -> str:
    """The text of a field, or of the "title"; empty where the draft has no such field now."""
    if path == "title":
        return view.title
    return next((field.text for field in view.fields if field.path == path), "")


def findings_of(view: DraftView, path: str) -> Sequence[ReviewFinding]:
    """What was found in a field, or in the "title"; nothing where the draft has no such field now."""
    if path == "title":
        return view.title_findings
    return next((field.findings for field in view.fields if field.path == path), ())


def kind_line(view: DraftView) -> str:
    """What kind of draft it is, which version, and what became of it: "STAR · version 2 af 2 · godkendt"."""
    record = view.record
    parts = [view.task_name]
    if len(record.version_numbers) > 1:
        parts.append(f"version {record.current.number} af {max(record.version_numbers)}")
    if not record.current.finished:
        parts.append("ufærdigt")
    parts += {APPROVED: ["★ godkendt"], DISCARDED: ["kasseret"]}.get(record.state, [])
    return " · ".join(parts)


def open_fields(view: DraftView) -> list[FieldView]:
    """The fields that have a text and await a decision."""
    return [field for field in view.fields if field.state == OPEN and not field.missing]


def first_open(view: DraftView) -> str:
    """Where reading begins: the path of the first field that awaits something, else the title."""
    return next((field.path for field in view.fields if field.state == OPEN), "title")


def approved_words(view: DraftView) -> str:
    """What to say after a field was approved: only what is new, that the whole is."""
    if view.record.state != APPROVED:
        return ""
    if view.record.task == "goals":
        return "Målet er godkendt. Det står nu i Plan (F4)."
    return "Hele udkastet er godkendt. Det står nu under Godkendte."


def approved_all_words(view: DraftView) -> str:
    """What to say after all fields without findings were approved."""
    left = len(open_fields(view))
    if left:
        fields = (
            "Et felt har bemærkninger og venter" if left == 1 else f"{left} felter har bemærkninger og venter"
        )
        return f"{fields} på dig."
    return approved_words(view)


def answered_words(view: DraftView) -> str:
    """What to say after a question was answered: where the answer is kept."""
    if any(source.note_id is not None for source in view.sources[-1:]):
        return "Svaret er med i udkastet og føjet til noten."
    return "Svaret er med i udkastet."


@dataclass(frozen=True)
class SetState:
    """Approves, drops or opens a field."""

    path: str
    state: str

    def __call__(self, review: Review, view: DraftView) -> DraftView:
        """Makes the change; nothing where it is so already."""
        field = next((field for field in view.fields if field.path == self.path), None)
        if field is None or field.state == self.state:
            return view
        return review.set_state(view, self.path, self.state)


def toggled(field: FieldView) -> SetState:
    """Drops a field, or takes it back."""
    return SetState(field.path, OPEN if field.state == DROPPED else DROPPED)


def approve_all(review: Review, view: DraftView) -> DraftView:
    """Approves all fields without open findings."""
    return review.approve_all(view)[0]


@dataclass(frozen=True)
class UseOwnWords:
    """Puts the note's own words in the place of a field's text."""

    path: str

    def __call__(self, review: Review, view: DraftView) -> DraftView:
        """Makes the change."""
        return review.use_own_words(view, self.path)


@dataclass(frozen=True)
class Dismiss:
    """Lets a finding stand, since the user knows that it is right."""

    finding: ReviewFinding

    def __call__(self, review: Review, view: DraftView) -> DraftView:
        """Makes the change; nothing where the finding is gone."""
        found = found_again(view, self.finding)
        return view if found is None else review.dismiss(view, found)


@dataclass(frozen=True)
class DeleteSentence:
    """Takes the sentence out that a finding stands in."""

    finding: ReviewFinding

    def __call__(self, review: Review, view: DraftView) -> DraftView:
        """Makes the change; nothing where the finding is gone."""
        found = found_again(view, self.finding)
        return view if found is None else review.delete_sentence(view, found)


def found_again(view: DraftView, finding: ReviewFinding) -> ReviewFinding | None:
    """A finding as it stands in another state of the draft: the nearest open one of the same kind and text."""
    same = [
        other
        for other in findings_of(view, finding.field)
        if (other.kind, other.text, other.dismissed) == (finding.kind, finding.text, False)
    ]
    return min(same, key=lambda other: abs(other.start - finding.start), default=None)


@dataclass(frozen=True)
class Answer:
    """Fills a missing field with the user's answer."""

    path: str
    text: str

    def __call__(self, review: Review, view: DraftView) -> DraftView:
        """Makes the change."""
        return review.answer(view, self.path, self.text)


def discard(review: Review, view: DraftView) -> DraftView:
    """Discards a draft."""
    return review.set_draft_state(view, DISCARDED)


def bring_back(review: Review, view: DraftView) -> DraftView:
    """Takes a discarded draft back; it is approved again where all its fields are decided."""
    decided = not open_fields(view) and any(field.state == APPROVED for field in view.fields)
    return review.set_draft_state(view, APPROVED if decided else OPEN)


@dataclass(frozen=True)
class UseVersion:
    """Takes a version back into use."""

    number: int

    def __call__(self, review: Review, view: DraftView) -> DraftView:
        """Makes the change; nothing where it is in use already."""
        return view if view.record.current.number == self.number else review.use_version(view, self.number)


@dataclass(frozen=True)
class PutBack:
    """Gives a draft the texts, states and findings that it had at an earlier moment of the review."""

    earlier: DraftView

    def __call__(self, review: Review, view: DraftView) -> DraftView:
        """Makes the change."""
        return review.put_back(view, self.earlier)
