"""Minutes: topics, decisions, agreed actions with who and when, what stays open, and where the parties disagree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import model_validator

from assistant.tasks.disagreements import (
    DISAGREEMENTS,
    HEADING,
    VIEWS,
    Disagreement,
    disagreement_fields,
    disagreements_from,
    excerpt,
    kept_disagreements,
    view_parts,
    with_view,
)
from assistant.tasks.task import Document, DocumentT, Field, Task, Withheld, missing_mark

TOPICS, DECISIONS, ACTIONS, OPEN_POINTS = "topics", "decisions", "actions", "open_points"
HEADINGS: dict[str, str] = {
    TOPICS: "Punkt",
    DECISIONS: "Beslutning",
    ACTIONS: "Aftale",
    OPEN_POINTS: "Åbent punkt",
    DISAGREEMENTS: HEADING,
}
_PLURALS: dict[str, str] = {
    TOPICS: "Punkter",
    DECISIONS: "Beslutninger",
    ACTIONS: "Aftaler",
    OPEN_POINTS: "Åbne punkter",
    DISAGREEMENTS: HEADING,
}
OWNER, DUE = "owner", "due"
PAY_LEFT_OUT = "Det om løn er ikke taget med i referatet. Du kan selv tage det med, hvis I begge ønsker det."
# What an owner is called where everybody is meant.
EVERYBODY = "alle"


class Topic(Document):
    """Something that was talked about, in short and neutral."""

    title: str
    summary: str
    quotes: list[str]


class Decision(Document):
    """A rule or arrangement that was settled."""

    text: str
    quotes: list[str]


class Action(Document):
    """A task that somebody took on.

    Attributes:
        what: the task, as it was said.
        owner: a participant's name, "alle", or None where nobody is named.
        due: the day by which it is to be done, where it can be told.
        due_text: the deadline as it was written, or None where none is.
    """

    what: str
    owner: str | None
    due: date | None
    due_text: str | None
    quotes: list[str]


class OpenPoint(Document):
    """Something that was left open."""

    text: str
    quotes: list[str]


class Minutes(Document):
    """The minutes of one meeting."""

    topics: list[Topic]
    decisions: list[Decision]
    actions: list[Action]
    open_points: list[OpenPoint]
    disagreements: list[Disagreement]

    @model_validator(mode="before")
    @classmethod
    def _without_disagreements(cls, data: Any) -> Any:
        """Minutes that were stored, or written by a model, without this part hold none of it."""
        return {DISAGREEMENTS: [], **data} if isinstance(data, dict) else data


def empty() -> Minutes:
    """Minutes that hold nothing yet."""
    return Minutes(topics=[], decisions=[], actions=[], open_points=[], disagreements=[])


class MinutesTask(Task[Minutes]):
    """How minutes are reviewed and shown."""

    id = "minutes"
    document = Minutes

    def join(self, documents: Sequence[Minutes]) -> Minutes:
        """One set of minutes of those of the parts of a long talk."""
        from assistant.tasks.minutes_joining import join

        return join(documents)

    def carried(self, document: Minutes) -> str:
        """What the writer of a later part of a long talk should know of the earlier ones."""
        from assistant.tasks.minutes_joining import carried

        return carried(document)

    def withhold(self, text: str, options: Mapping[str, str]) -> Withheld:
        """Notes without private lines and without what is said of pay, unless it is wanted; what else is delicate in them
        is pointed out."""
        from assistant.danish import delicate

        participants = options.get("participants", "").splitlines()
        notices = []
        text, private = delicate.without_private(text)
        if private:
            lines = "En privat linje" if private == 1 else f"{private} private linjer"
            notices.append(f"{lines} i noterne er ikke taget med i referatet.")
        if not delicate.pay_is_wanted(options) and delicate.first_pay(text, participants) is not None:
            text = delicate.without_pay(text, participants)
            notices.append(PAY_LEFT_OUT)
        notices += [
            f"Noterne nævner {matter.name} (»{matter.words}«). Se efter, om det skal stå i referatet, og om I begge er enige i det."
            for matter in delicate.tender(text)
        ]
        return Withheld(text, tuple(notices))

    def remarks(
        self, document: Minutes, texts: Sequence[str], options: Mapping[str, str], reference: date
    ) -> list[str]:
        """What the user should know of minutes, whoever wrote them."""
        from assistant.tasks.minutes_remarks import remarks

        participants = [name.strip() for name in options.get("participants", "").splitlines() if name.strip()]
        return remarks(document, texts, participants, reference)

    def title(self, document: Minutes) -> str:
        """What the minutes hold, in short; the meeting itself has the name."""
        return "Referat" if any(getattr(document, name) for name in HEADINGS) else ""

    def fields(self, document: Minutes) -> list[Field]:
        """Topics, decisions, actions with their owner and deadline, open points, each view of a disagreement."""
        fields = [
            Field(
                f"{TOPICS}.{at}",
                topic.title or HEADINGS[TOPICS],
                topic.summary,
                tuple(topic.quotes),
                needs_quotes=True,
            )
            for at, topic in enumerate(document.topics)
        ]
        fields += [
            Field(
                f"{DECISIONS}.{at}",
                _heading(DECISIONS, at, document),
                item.text,
                tuple(item.quotes),
                needs_quotes=True,
            )
            for at, item in enumerate(document.decisions)
        ]
        for at, action in enumerate(document.actions):
            fields += _action_fields(at, action, _heading(ACTIONS, at, document))
        fields += [
            Field(
                f"{OPEN_POINTS}.{at}",
                _heading(OPEN_POINTS, at, document),
                item.text,
                tuple(item.quotes),
                needs_quotes=True,
            )
            for at, item in enumerate(document.open_points)
        ]
        for at, disagreement in enumerate(document.disagreements):
            fields += disagreement_fields(at, disagreement, _heading(DISAGREEMENTS, at, document))
        return fields

    def from_texts(self, texts: Mapping[str, str]) -> Minutes:
        """Minutes from the fields that had come."""
        minutes = empty()
        for path, text in texts.items():
            name, _, rest = path.partition(".")
            number, _, part = rest.partition(".")
            if not number.isdigit() or not text.strip():
                continue
            if name == TOPICS and part in ("", "summary"):
                minutes.topics.append(
                    Topic(title=texts.get(f"{TOPICS}.{number}.title", ""), summary=text, quotes=[])
                )
            elif name == DECISIONS and part in ("", "text"):
                minutes.decisions.append(Decision(text=text, quotes=[]))
            elif name == ACTIONS and part in ("", "what"):
                owner, due = (
                    texts.get(f"{path.removesuffix('.what')}.{OWNER}"),
                    texts.get(f"{path.removesuffix('.what')}.due_text"),
                )
                minutes.actions.append(
                    Action(what=text, owner=owner or None, due=None, due_text=due or None, quotes=[])
                )
            elif name == OPEN_POINTS and part in ("", "text"):
                minutes.open_points.append(OpenPoint(text=text, quotes=[]))
        minutes.disagreements.extend(disagreements_from(texts))
        return minutes

    def with_text(
        self, document: Minutes, path: str, text: str, quotes: Sequence[str] | None = None
    ) -> Minutes:
        """A copy in which one field has another text; a deadline is read anew, from today."""
        name, number, part = _place(document, path)
        items: list[Document] = list(getattr(document, name))
        item = items[number]
        update: dict[str, object] = {}
        if isinstance(item, Disagreement) and part:
            update[VIEWS] = with_view(item, part, text, quotes)
        elif part == OWNER:
            update["owner"] = text.strip() or None
        elif part == DUE:
            update.update(due_text=text.strip() or None, due=_due(text, item))
        else:
            update[{TOPICS: "summary", ACTIONS: "what", DISAGREEMENTS: "about"}.get(name, "text")] = text
        if quotes is not None and not part and name != DISAGREEMENTS:
            update["quotes"] = list(quotes)
        items[number] = item.model_copy(update=update)
        return document.model_copy(update={name: items})

    def markdown(self, document: Minutes, dropped: frozenset[str] = frozenset()) -> str:
        """The minutes with a heading a kind; agreements as a table of what, who and when, views side by side."""
        lines = ["# Referat"]
        topics = [item for at, item in enumerate(document.topics) if f"{TOPICS}.{at}" not in dropped]
        for topic in topics:
            lines += ["", f"## {topic.title or HEADINGS[TOPICS]}", "", topic.summary or missing_mark(None)]
        lines += _list(
            _PLURALS[DECISIONS], [item.text for item in _kept(document.decisions, DECISIONS, dropped)]
        )
        actions = _kept(document.actions, ACTIONS, dropped)
        lines += ["", f"## {_PLURALS[ACTIONS]}", ""]
        if actions:
            lines += ["| Hvad | Hvem | Hvornår |", "| --- | --- | --- |"]
            lines += [
                f"| {_cell(one.what)} | {_cell(one.owner or '[mangler]')} | {_cell(when(one))} |"
                for one in actions
            ]
        else:
            lines.append("Der er ingen aftaler i noterne.")
        opposed, lone = kept_disagreements(document.disagreements, dropped)
        open_points = [item.text for item in _kept(document.open_points, OPEN_POINTS, dropped)]
        lines += _list(_PLURALS[OPEN_POINTS], [*open_points, *lone])
        if opposed:
            lines += ["", f"## {_PLURALS[DISAGREEMENTS]}"]
        for item in opposed:
            lines += ["", *([f"### {item.about}", ""] if item.about else [])]
            lines += [_row([view.who or "[mangler]" for view in item.views]), _row(["---"] * len(item.views))]
            lines.append(_row([view.text for view in item.views]))
        return "\n".join(lines) + "\n"


def when(action: Action) -> str:
    """The deadline of an action as it is shown: the words, and the day they mean where they do not name it."""
    from assistant.danish.format import long_date, short_date

    words = action.due_text or ""
    if action.due is None:
        return words
    if words.casefold().endswith((long_date(action.due), short_date(action.due))):
        return f"{words.removesuffix(f' {action.due.year}')} {action.due.year}"
    return f"{words} ({long_date(action.due)})" if words else long_date(action.due)


def _heading(name: str, at: int, document: Minutes) -> str:
    return HEADINGS[name] if len(getattr(document, name)) == 1 else f"{HEADINGS[name]} {at + 1}"


def _action_fields(at: int, action: Action, heading: str) -> list[Field]:
    path, quotes = f"{ACTIONS}.{at}", tuple(action.quotes)
    short = excerpt(action.what)
    return [
        Field(path, heading, action.what, quotes, needs_quotes=True),
        Field(
            f"{path}.{OWNER}",
            f"{heading} · hvem",
            action.owner or "",
            quotes,
            f"Hvem tager sig af »{short}«?",
        ),
        Field(
            f"{path}.{DUE}",
            f"{heading} · hvornår",
            action.due_text or "",
            quotes,
            f"Hvornår skal »{short}« være gjort?",
        ),
    ]


def _kept(items: Sequence[DocumentT], name: str, dropped: frozenset[str]) -> list[DocumentT]:
    return [item for at, item in enumerate(items) if f"{name}.{at}" not in dropped]


def _list(heading: str, texts: Sequence[str]) -> list[str]:
    return ["", f"## {heading}", "", *(f"- {text}" for text in texts)] if texts else []


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _place(document: Minutes, path: str) -> tuple[str, int, str]:
    """The list, the place in it, and the part ("owner", "due", "views.0", "views.0.who" or empty) that a path means.

    Raises:
        KeyError: there is no such field.
    """
    name, _, rest = path.partition(".")
    number, _, part = rest.partition(".")
    if name not in HEADINGS or not number.isdigit() or int(number) >= len(getattr(document, name)):
        raise KeyError(path)
    if part and part not in _parts(getattr(document, name)[int(number)]):
        raise KeyError(path)
    return name, int(number), part


def _parts(item: Document) -> list[str]:
    """The parts of an item that are fields of their own."""
    if isinstance(item, Action):
        return [OWNER, DUE]
    if isinstance(item, Disagreement):
        return view_parts(item)
    return []


def _due(text: str, before: Document) -> date | None:
    """The day of a deadline that the user wrote."""
    if isinstance(before, Action) and text == before.due_text:
        return before.due
    from assistant.danish.dates import find

    return next((mention.day for mention in find(text, date.today()) if mention.day), None)


TASK = MinutesTask()
