"""Feedback: what it is, which words make it so, how it may be said or read, and what to ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.tasks.task import Document, Field, Question, Task

LABELS: dict[str, str] = {
    "indirect": "pakket ind",
    "harsh": "hårdt",
    "vague": "uklart",
    "sandwich": "sandwich",
    "clear": "klart",
    "praise": "påskønnelse",
}

# The ways in which feedback may be worked on, as they are called on buttons and in commands.
MODES: dict[str, str] = {
    "clarify": "Tydeliggør",
    "soften": "Blødgør",
    "upward": "Opad",
    "decode": "Afkod",
    "appreciate": "Anerkendelse",
}

ROLES: dict[str, str] = {"manager": "leder", "employee": "medarbejder", "colleague": "kollega"}

# From milder to plainer; nought is how most people would say it.
TONES: dict[str, str] = {
    "-2": "meget mild",
    "-1": "mild",
    "0": "ligefrem",
    "1": "tydelig",
    "2": "meget tydelig",
}

SUGGESTION, QUESTIONS = "suggestion", "questions"
_SPAN = "spans"
_BULLET = "- "


class MarkedSpan(Document):
    """Words that make the feedback indirect, harsh or vague.

    Attributes:
        text: an exact stretch of the feedback.
        label: indirect, harsh or vague.
        meaning: what it typically means, as a hypothesis.
        question: what to ask the writer.
    """

    text: str
    label: str
    meaning: str
    question: str


class Change(Document):
    """What the suggestion does to the writer's words; ``after`` is empty where something was taken out."""

    before: str
    after: str
    reason: str


class Feedback(Document):
    """Feedback, read and reworded."""

    labels: list[str]
    spans: list[MarkedSpan]
    suggestion: str
    changes: list[Change]
    questions: list[Question]


class FeedbackTask(Task[Feedback]):
    """How feedback is reviewed and shown."""

    id = "feedback"
    document = Feedback

    def title(self, document: Feedback) -> str:
        """What the feedback is ("Feedback: pakket ind og uklart"), empty before anything has come."""
        names = [LABELS.get(label, label) for label in document.labels]
        if not names:
            return "Feedback" if document.suggestion.strip() else ""
        listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} og {names[-1]}"
        return f"Feedback: {listed}"

    def fields(self, document: Feedback) -> list[Field]:
        """The suggestion, the questions, and a field for each marked stretch."""
        quotes = tuple(dict.fromkeys(span.text for span in document.spans))
        fields = [Field(SUGGESTION, "Forslag", document.suggestion, quotes)]
        if document.questions:
            fields.append(Field(QUESTIONS, "Spørgsmål", _listed(document.questions), ()))
        fields += [
            Field(
                path=f"{_SPAN}.{number}",
                heading=f"»{_short(span.text)}« ({LABELS.get(span.label, span.label)})",
                text=f"{span.meaning} {span.question}".strip(),
                quotes=(span.text,),
            )
            for number, span in enumerate(document.spans)
        ]
        return fields

    def from_texts(self, texts: Mapping[str, str]) -> Feedback:
        """Feedback from the suggestion that had come."""
        return Feedback(labels=[], spans=[], suggestion=texts.get(SUGGESTION, ""), changes=[], questions=[])

    def with_text(
        self, document: Feedback, path: str, text: str, quotes: Sequence[str] | None = None
    ) -> Feedback:
        """A copy in which one field has another text; quotes are the marked stretches and stay as they are."""
        del quotes
        if path == SUGGESTION:
            return document.model_copy(update={SUGGESTION: text})
        if path == QUESTIONS:
            return document.model_copy(update={QUESTIONS: _parsed(text, document.questions)})
        name, _, number = path.partition(".")
        if path == "title" or name != _SPAN or not number.isdigit() or int(number) >= len(document.spans):
            raise KeyError(path)
        spans = list(document.spans)
        spans[int(number)] = spans[int(number)].model_copy(update={"meaning": text, "question": ""})
        return document.model_copy(update={_SPAN: spans})

    def markdown(self, document: Feedback, dropped: frozenset[str] = frozenset()) -> str:
        """The feedback with a heading for the suggestion, its changes, the stretches and the questions."""
        lines = [f"# {self.title(document) or 'Feedback'}"]
        if SUGGESTION not in dropped:
            lines += ["", "## Forslag", "", document.suggestion or "[mangler]"]
        if document.changes and SUGGESTION not in dropped:
            lines += ["", "## Hvad er ændret", "", *(_change(change) for change in document.changes)]
        shown = [span for number, span in enumerate(document.spans) if f"{_SPAN}.{number}" not in dropped]
        if shown:
            lines += ["", "## Hvad der står mellem linjerne", ""]
            lines += [
                f"- »{span.text}« ({LABELS.get(span.label, span.label)}): {span.meaning} {span.question}".rstrip()
                for span in shown
            ]
        if document.questions and QUESTIONS not in dropped:
            lines += ["", "## Spørgsmål", "", _listed(document.questions)]
        return "\n".join(lines) + "\n"


_LONGEST_HEADING = 40


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST_HEADING else f"{flat[: _LONGEST_HEADING - 1].rstrip()}…"


def _change(change: Change) -> str:
    if not change.after:
        return f"- Taget ud: »{change.before}«. {change.reason}"
    return f"- »{change.before}« → »{change.after}«. {change.reason}"


def _listed(questions: Sequence[Question]) -> str:
    return "\n".join(f"{_BULLET}{question.text}" for question in questions)


def _parsed(text: str, earlier: Sequence[Question]) -> list[Question]:
    """The questions of an edited list; a line keeps the part of the question that stood there."""
    lines = [line.strip().removeprefix(_BULLET.strip()).strip() for line in text.splitlines()]
    kept = [line for line in lines if line]
    parts = [question.part for question in earlier] + [SUGGESTION] * len(kept)
    return [Question(part=part, text=line) for part, line in zip(parts, kept, strict=False)]


TASK = FeedbackTask()
