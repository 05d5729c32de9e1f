"""What the parties of a meeting see differently: the views beside each other, each with whose it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.tasks.task import Document, Field

DISAGREEMENTS, VIEWS, WHO = "disagreements", "views", "who"
HEADING = "Uenighed"
_EXCERPT = 60


class View(Document):
    """How one of the parties sees it.

    Attributes:
        who: the participant's name, or empty where nobody is named.
        text: the view, in short and neutral.
    """

    who: str
    text: str
    quotes: list[str]


class Disagreement(Document):
    """Something that the parties see differently, with the views beside each other.

    Attributes:
        about: what they disagree on, in a few words; empty where it can't be told.
        views: at least two, each with its own quotes.
    """

    about: str
    views: list[View]


def disagreement_fields(at: int, item: Disagreement, heading: str) -> list[Field]:
    """What it is about, and of each view what it says and whose it is."""
    path = f"{DISAGREEMENTS}.{at}"
    every_quote = tuple(dict.fromkeys(quote for view in item.views for quote in view.quotes))
    fields = [Field(path, heading, item.about, every_quote, "Hvad handler uenigheden om?")]
    for number, view in enumerate(item.views):
        place, quotes = f"{path}.{VIEWS}.{number}", tuple(view.quotes)
        fields += [
            Field(place, f"{heading} · {view.who or 'et syn'}", view.text, quotes, needs_quotes=True),
            Field(
                f"{place}.{WHO}", f"{heading} · hvem", view.who, quotes, f"Hvem mener »{excerpt(view.text)}«?"
            ),
        ]
    return fields


def disagreements_from(texts: Mapping[str, str]) -> list[Disagreement]:
    """The disagreements among the fields that had come."""
    found: dict[str, Disagreement] = {}
    for path, text in texts.items():
        name, number, *rest = [*path.split("."), ""]
        if name != DISAGREEMENTS or not number.isdigit() or not text.strip():
            continue
        item = found.setdefault(number, Disagreement(about="", views=[]))
        match [part for part in rest if part]:
            case [] | ["about"]:
                item.about = text
            case ["views", _] | ["views", _, "text"]:
                who = texts.get(f"{path.removesuffix('.text')}.{WHO}", "")
                item.views.append(View(who=who, text=text, quotes=[]))
    return [item for item in found.values() if item.views]


def kept_disagreements(
    items: Sequence[Disagreement], dropped: frozenset[str] = frozenset()
) -> tuple[list[Disagreement], list[str]]:
    """What is left of disagreements after the review.

    Args:
        items: all those of the minutes.
        dropped: the fields that were dropped.

    Returns:
        Those with at least two views left; and the texts of views that stand alone now: they oppose nobody, but are open.
    """
    opposed: list[Disagreement] = []
    lone: list[str] = []
    for at, item in enumerate(items):
        path = f"{DISAGREEMENTS}.{at}"
        views = [
            view.model_copy(update={WHO: ""}) if f"{path}.{VIEWS}.{number}.{WHO}" in dropped else view
            for number, view in enumerate(item.views)
            if f"{path}.{VIEWS}.{number}" not in dropped and view.text.strip()
        ]
        if path in dropped:
            continue
        if len(views) > 1:
            opposed.append(Disagreement(about=item.about, views=views))
        else:
            lone += [_with_name(view) for view in views]
    return opposed, lone


def view_parts(item: Disagreement) -> list[str]:
    """The parts of a disagreement that are fields of their own: each view, and whose it is."""
    views = [f"{VIEWS}.{number}" for number in range(len(item.views))]
    return [*views, *(f"{view}.{WHO}" for view in views)]


def with_view(item: Disagreement, part: str, text: str, quotes: Sequence[str] | None) -> list[View]:
    """The views of a disagreement, one of which has another text or holder."""
    views = list(item.views)
    _, number, *holder = part.split(".")
    update: dict[str, object] = {WHO: text.strip()} if holder else {"text": text}
    if quotes is not None and not holder:
        update["quotes"] = list(quotes)
    views[int(number)] = views[int(number)].model_copy(update=update)
    return views


def excerpt(text: str) -> str:
    """The first words of a text, as a question names it."""
    words = " ".join(text.split())
    return words if len(words) <= _EXCERPT else words[:_EXCERPT].rsplit(" ", 1)[0] + " …"


def _with_name(view: View) -> str:
    """A view that stands alone, with whose it is where its text does not say so."""
    first = next(iter(view.who.split()), "")
    named = first.casefold() in view.text.casefold()
    return view.text if named else f"{view.who}: {view.text}"
