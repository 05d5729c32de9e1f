"""What every writing task has in common: its document, the fields of it that are reviewed, and its Markdown."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict


class Document(BaseModel):
    """Base of all documents: flat, every field required, empty or null where there is nothing."""

    model_config = ConfigDict(extra="forbid")


class Section(Document):
    """A text and the exact stretches of the sources that it rests on."""

    text: str
    quotes: list[str]


class Question(Document):
    """What to ask the user about a part that the sources say nothing of."""

    part: str
    text: str


@dataclass(frozen=True)
class Field:
    """One reviewable piece of a document.

    Attributes:
        path: the place in the document, such as "situation" or "actions.2".
        heading: the Danish heading.
        text: what is drafted, empty where the sources hold nothing.
        quotes: the stretches of the sources it rests on.
        question: what to ask where the text is empty, or None.
        needs_quotes: whether its text must rest on at least one quote.
    """

    path: str
    heading: str
    text: str
    quotes: tuple[str, ...]
    question: str | None = None
    needs_quotes: bool = False

    @property
    def missing(self) -> bool:
        """Whether the sources hold nothing for this field."""
        return not self.text.strip()


@dataclass(frozen=True)
class Withheld:
    """A text as the writer of a draft gets it.

    Attributes:
        text: without what is not to be in the draft.
        notices: what the user should know of it, whole Danish sentences.
    """

    text: str
    notices: tuple[str, ...] = ()


DocumentT = TypeVar("DocumentT", bound=Document)


class Task(ABC, Generic[DocumentT]):
    """A writing task. Screens, commands, grounding and export reach a document only through these methods."""

    id: str
    document: type[DocumentT]

    @abstractmethod
    def title(self, document: DocumentT) -> str:
        """The heading of the whole, empty where there is none yet."""

    @abstractmethod
    def fields(self, document: DocumentT) -> list[Field]:
        """The reviewable fields in the order in which they are read; the title is not among them."""

    @abstractmethod
    def from_texts(self, texts: Mapping[str, str]) -> DocumentT:
        """A document from the fields that had come when the writing was stopped; the rest is empty."""

    @abstractmethod
    def with_text(
        self, document: DocumentT, path: str, text: str, quotes: Sequence[str] | None = None
    ) -> DocumentT:
        """A copy in which one field (or "title") has another text; its quotes stay unless others are given.

        Args:
            document: to copy.
            path: the field.
            text: its new text.
            quotes: what the text rests on now, or None to keep what is there.

        Raises:
            KeyError: the document has no such field.
        """

    @abstractmethod
    def markdown(self, document: DocumentT, dropped: frozenset[str] = frozenset()) -> str:
        """The document as Danish Markdown; fields in ``dropped`` are left out, missing ones are named."""


# Faces, pipeline and store handle tasks whose document they need not know.
AnyTask = Task[Any]


def missing_mark(question: str | None) -> str:
    """How a missing part reads in a draft: "[mangler: hvad blev resultatet?]"."""
    return f"[mangler: {_lower_first(question)}]" if question else "[mangler]"


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
