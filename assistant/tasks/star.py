"""The STAR achievement: situation, opgave, handling, resultat and læring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.tasks.task import Document, Field, Question, Section, Task, missing_mark

HEADINGS: dict[str, str] = {
    "situation": "Situation",
    "task": "Opgave",
    "action": "Handling",
    "result": "Resultat",
    "learning": "Læring",
}

# Læring is welcome, but an achievement is whole without it.
NEEDED = ("situation", "task", "action", "result")


class Star(Document):
    """One achievement."""

    title: Section
    situation: Section
    task: Section
    action: Section
    result: Section
    learning: Section
    questions: list[Question]

    def section(self, part: str) -> Section:
        """The section of that name ("title", "situation" …).

        Raises:
            KeyError: there is no such part.
        """
        if part != "title" and part not in HEADINGS:
            raise KeyError(part)
        section: Section = getattr(self, part)
        return section


class StarTask(Task[Star]):
    """How a STAR achievement is reviewed and shown."""

    id = "star"
    document = Star

    def title(self, document: Star) -> str:
        """The title of the achievement."""
        return document.title.text

    def fields(self, document: Star) -> list[Field]:
        """The five parts; læring only where there is any or somebody asks for it."""
        questions = {question.part: question.text for question in document.questions}
        fields = [
            Field(
                path=part,
                heading=heading,
                text=document.section(part).text,
                quotes=tuple(document.section(part).quotes),
                question=None if document.section(part).text.strip() else questions.get(part),
                needs_quotes=True,
            )
            for part, heading in HEADINGS.items()
        ]
        return [field for field in fields if field.path in NEEDED or field.question or not field.missing]

    def from_texts(self, texts: Mapping[str, str]) -> Star:
        """An achievement from the parts that had come."""
        parts = {part: Section(text=texts.get(part, ""), quotes=[]) for part in ("title", *HEADINGS)}
        return Star(**parts, questions=[])

    def with_text(self, document: Star, path: str, text: str, quotes: Sequence[str] | None = None) -> Star:
        """A copy in which one part has another text."""
        kept = document.section(path).quotes if quotes is None else list(quotes)
        return document.model_copy(update={path: Section(text=text, quotes=kept)})

    def markdown(self, document: Star, dropped: frozenset[str] = frozenset()) -> str:
        """The achievement with a heading a part."""
        lines = [f"# {self.title(document) or 'Uden titel'}"]
        for field in self.fields(document):
            if field.path in dropped:
                continue
            lines += [
                "",
                f"## {field.heading}",
                "",
                missing_mark(field.question) if field.missing else field.text,
            ]
        return "\n".join(lines) + "\n"


TASK = StarTask()
