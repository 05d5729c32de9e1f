"""SMART goals: specifikt, målbart, attraktivt, realistisk and tidsbestemt, with who, what support and which steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from assistant.tasks.task import Document, Field, Question, Section, Task, missing_mark

HEADINGS: dict[str, str] = {
    "specific": "Specifikt",
    "measurable": "Målbart",
    "attractive": "Attraktivt",
    "realistic": "Realistisk",
    "time_bound": "Tidsbestemt",
    "responsible": "Ansvarlig",
    "support": "Støtte",
    "steps": "Delmål",
}
CRITERIA = ("specific", "measurable", "attractive", "realistic", "time_bound")
_MARKS = {True: "opfyldt", False: "ikke opfyldt endnu"}

# The field that asks for a wish where the sources hold none.
WISH = "goals"
_BULLET = "- "


class Criterion(Document):
    """One criterion of a goal: the words it rests on, and whether they meet it.

    ``met`` is None where the sources say nothing that could be judged.
    """

    text: str
    quotes: list[str]
    met: bool | None


class TimeBound(Document):
    """The deadline: the words, whether they bind, and the day they mean where it can be told."""

    text: str
    quotes: list[str]
    met: bool
    due: date | None


class Goal(Document):
    """One goal.

    Attributes:
        title: the goal in short, said plainly.
        responsible: "jeg", a name, or None where nobody is named.
        support: help and resources.
        steps: what is done on the way.
    """

    title: str
    specific: Criterion
    measurable: Criterion
    attractive: Criterion
    realistic: Criterion
    time_bound: TimeBound
    responsible: str | None
    support: Section
    steps: list[Section]


class Goals(Document):
    """Goals and what to ask about them."""

    goals: list[Goal]
    questions: list[Question]


class GoalsTask(Task[Goals]):
    """How goals are reviewed and shown."""

    id = "goals"
    document = Goals

    def title(self, document: Goals) -> str:
        """The title of the only goal, or how many there are."""
        if len(document.goals) == 1:
            return document.goals[0].title
        return f"{len(document.goals)} mål" if document.goals else ""

    def fields(self, document: Goals) -> list[Field]:
        """Each goal criterion by criterion; where there is no goal, one field that asks for a wish."""
        questions = {question.part: question.text for question in document.questions}
        if not document.goals:
            return [Field(WISH, "Ønske", "", (), questions.get(WISH))]
        return [
            field
            for number in range(len(document.goals))
            for field in _fields_of(document, number, questions)
        ]

    def from_texts(self, texts: Mapping[str, str]) -> Goals:
        """Goals from the fields that had come; nothing is judged yet."""
        numbers = sorted(
            {
                int(path.split(".")[1])
                for path in texts
                if path.startswith("goals.") and path.split(".")[1].isdigit()
            }
        )
        goals = []
        for number in numbers:
            goal = blank(texts.get(f"goals.{number}.title", ""))
            for part in CRITERIA:
                goal = _with_part(goal, part, texts.get(f"goals.{number}.{part}", ""), [], met=False)
            support = Section(text=texts.get(f"goals.{number}.support", ""), quotes=[])
            responsible = texts.get(f"goals.{number}.responsible") or None
            steps = [
                Section(text=text, quotes=[])
                for path, text in texts.items()
                if path.startswith(f"goals.{number}.steps.") and text.strip()
            ]
            goals.append(
                goal.model_copy(update={"support": support, "responsible": responsible, "steps": steps})
            )
        return Goals(goals=goals, questions=[])

    def with_text(self, document: Goals, path: str, text: str, quotes: Sequence[str] | None = None) -> Goals:
        """A copy in which one field has another text; what the user writes counts as met, and answers its question.

        A deadline is read anew, from today.
        """
        if path == WISH and not document.goals:
            goal = _with_part(blank(_title_of(text)), "specific", text, list(quotes or []), met=False)
            return document.model_copy(update={"goals": [goal], "questions": []})
        if path == "title" and len(document.goals) != 1:
            # The title of several goals only counts them.
            return document
        number, part = _place(document, path)
        goal = _with_part(
            document.goals[number],
            part,
            text,
            None if quotes is None else list(quotes),
            met=bool(text.strip()),
        )
        goals = [goal if at == number else other for at, other in enumerate(document.goals)]
        asked = f"goals.{number}.{part}"
        questions = [
            question for question in document.questions if question.part != asked or not text.strip()
        ]
        return document.model_copy(update={"goals": goals, "questions": questions})

    def markdown(self, document: Goals, dropped: frozenset[str] = frozenset()) -> str:
        """The goals with a heading each and a line a criterion."""
        questions = {question.part: question.text for question in document.questions}
        if not document.goals:
            return f"# Mål\n\n{missing_mark(questions.get(WISH))}\n"
        lines: list[str] = [] if len(document.goals) == 1 else [f"# {self.title(document)}"]
        level = "#" if len(document.goals) == 1 else "##"
        for number, goal in enumerate(document.goals):
            lines += ["", f"{level} {goal.title or 'Uden titel'}", ""]
            for part, heading in HEADINGS.items():
                path = f"goals.{number}.{part}"
                if path not in dropped:
                    lines += _lines(
                        heading, _field(document, number, part, questions.get(path)), _state(goal, part)
                    )
        return "\n".join(lines).strip() + "\n"


def blank(title: str) -> Goal:
    """A goal of which only the title is known."""
    nothing = Criterion(text="", quotes=[], met=False)
    return Goal(
        title=title,
        specific=nothing,
        measurable=nothing,
        attractive=nothing,
        realistic=nothing.model_copy(update={"met": None}),
        time_bound=TimeBound(text="", quotes=[], met=False, due=None),
        responsible=None,
        support=Section(text="", quotes=[]),
        steps=[],
    )


def part_text(goal: Goal, part: str) -> tuple[str, tuple[str, ...]]:
    """The text of a part of a goal ("specific" … "steps") and what it rests on."""
    if part == "responsible":
        return goal.responsible or "", ()
    if part == "steps":
        quotes = tuple(quote for step in goal.steps for quote in step.quotes)
        return "\n".join(f"{_BULLET}{step.text}" for step in goal.steps), quotes
    section: Criterion | TimeBound | Section = getattr(goal, part)
    return section.text, tuple(section.quotes)


def _fields_of(document: Goals, number: int, questions: Mapping[str, str]) -> list[Field]:
    """The fields of one goal; its title is one of them where there are several goals."""
    parts = [_field(document, number, part, questions.get(f"goals.{number}.{part}")) for part in HEADINGS]
    if len(document.goals) == 1:
        return parts
    return [Field(f"goals.{number}.title", f"Mål {number + 1}", document.goals[number].title, ()), *parts]


def _field(document: Goals, number: int, part: str, question: str | None) -> Field:
    goal = document.goals[number]
    text, quotes = part_text(goal, part)
    heading = HEADINGS[part] if len(document.goals) == 1 else f"Mål {number + 1} · {HEADINGS[part]}"
    return Field(f"goals.{number}.{part}", heading, text, quotes, question)


def _state(goal: Goal, part: str) -> bool | None:
    """Whether a criterion is met; None where that is not asked, or cannot be told."""
    if part not in CRITERIA:
        return None
    section: Criterion | TimeBound = getattr(goal, part)
    return section.met


def _lines(heading: str, field: Field, met: bool | None) -> list[str]:
    mark = f" ({_MARKS[met]})" if met is not None else ""
    if field.missing:
        return [f"- **{heading}**{mark}: {missing_mark(field.question)}"]
    asked = f" {missing_mark(field.question)}" if field.question else ""
    if "\n" in field.text or field.text.startswith(_BULLET):
        return [f"- **{heading}**{mark}:{asked}", *(f"  {line}" for line in field.text.split("\n"))]
    return [f"- **{heading}**{mark}: {field.text}{asked}"]


def _place(document: Goals, path: str) -> tuple[int, str]:
    """Which goal a path is in, and which part of it; "title" is that of the only goal.

    Raises:
        KeyError: there is no such field.
    """
    if path == "title" and len(document.goals) == 1:
        return 0, "title"
    head, _, rest = path.partition(".")
    number, _, part = rest.partition(".")
    if head != "goals" or not number.isdigit() or int(number) >= len(document.goals):
        raise KeyError(path)
    if part != "title" and part not in HEADINGS:
        raise KeyError(path)
    return int(number), part


def _with_part(goal: Goal, part: str, text: str, quotes: list[str] | None, *, met: bool) -> Goal:
    value: object
    if part == "title":
        value = text
    elif part == "responsible":
        value = text.strip() or None
    elif part == "steps":
        value = _steps(goal, text, quotes)
    elif part == "support":
        value = Section(text=text, quotes=goal.support.quotes if quotes is None else quotes)
    elif part == "time_bound":
        kept = goal.time_bound.quotes if quotes is None else quotes
        value = TimeBound(text=text, quotes=kept, met=met, due=_due(text, goal.time_bound))
    else:
        section: Criterion = getattr(goal, part)
        value = Criterion(text=text, quotes=section.quotes if quotes is None else quotes, met=met)
    return goal.model_copy(update={part: value})


def _steps(goal: Goal, text: str, quotes: list[str] | None) -> list[Section]:
    """The steps of a text with one a line; a step that stood there before keeps what it rests on."""
    known = {step.text: step for step in goal.steps}
    lines = [line.strip().removeprefix(_BULLET).strip() for line in text.split("\n")]
    return [known.get(line, Section(text=line, quotes=quotes or [])) for line in lines if line]


def _due(text: str, before: TimeBound) -> date | None:
    """The day of a deadline that the user wrote."""
    if text == before.text:
        return before.due
    from assistant.danish.deadlines import read

    chosen = read(text, date.today()).chosen
    return chosen.day if chosen else None


def _title_of(text: str) -> str:
    line = " ".join(text.split()).rstrip(".!? ")
    return line if len(line) <= 80 else line[:80].rsplit(" ", 1)[0] + " …"


TASK = GoalsTask()
