"""Changes that reach every text of a document, whatever its task."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from assistant.drafting import evidence

if TYPE_CHECKING:
    from assistant.engines.base import Source
    from assistant.tasks.task import Document

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
DocumentT = TypeVar("DocumentT", bound="Document")


def map_texts(document: DocumentT, change: Callable[[str], str]) -> DocumentT:
    """A copy of a document in which every string, also inside lists and sections, went through ``change``."""

    def walk(value: Json) -> Json:
        if isinstance(value, str):
            return change(value)
        if isinstance(value, list):
            return [walk(item) for item in value]
        if isinstance(value, dict):
            return {key: walk(item) for key, item in value.items()}
        return value

    return type(document).model_validate(walk(document.model_dump(mode="json")))


def settle_quotes(document: DocumentT, sources: Sequence[Source]) -> tuple[DocumentT, list[str]]:
    """A copy whose quotes are exact stretches of the sources.

    A quote that was copied inexactly becomes the stretch it was copied from; one that stands nowhere is taken out.

    Args:
        document: as the engine wrote it.
        sources: what it may quote.

    Returns:
        The document and the quotes that were taken out.
    """
    texts = {source.id: source.text for source in sources}
    lost: list[str] = []

    def settled(quotes: list[Json]) -> list[Json]:
        kept: list[Json] = []
        for quote in quotes:
            if not isinstance(quote, str) or not quote.strip():
                continue
            place = evidence.locate(quote, sources)
            if place is None:
                lost.append(quote)
            elif (stretch := texts[place.source_id][place.start : place.end]) not in kept:
                kept.append(stretch)
        return kept

    def walk(value: Json) -> Json:
        if isinstance(value, list):
            return [walk(item) for item in value]
        if isinstance(value, dict):
            return {
                key: settled(item) if key == "quotes" and isinstance(item, list) else walk(item)
                for key, item in value.items()
            }
        return value

    return type(document).model_validate(walk(document.model_dump(mode="json"))), lost
