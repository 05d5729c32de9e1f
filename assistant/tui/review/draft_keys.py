"""The keys of an open draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding, BindingType

from assistant.tui.bindings import bound
from assistant.tui.review.field_card import APPROVED, DROPPED, TITLE
from assistant.tui.review.steps import open_fields

if TYPE_CHECKING:
    from assistant.tui.review.field_card import FieldCard
    from assistant.workspace.review import DraftView

FIELD = Binding.Group("Feltet")
REMARK = Binding.Group("Bemærkninger")
WHOLE = Binding.Group("Hele udkastet")

DRAFT_KEYS: list[BindingType] = [
    bound("up", "step(-1)", "Forrige felt", "", FIELD, id="field_before", show=False),
    bound("down", "step(1)", "Næste felt", "", FIELD, id="field_after", show=False),
    Binding("pageup", "page(-1)", "Side op", show=False),
    Binding("pagedown", "page(1)", "Side ned", show=False),
    Binding("home", "end(-1)", "Til det første felt", show=False),
    Binding("end", "end(1)", "Til det sidste felt", show=False),
    bound("left", "sources", "Kilder", "Rul i kilderne", WHOLE, show=False),
    bound("a,ctrl+g", "approve", "Godkend", "Godkend feltet", FIELD),
    bound("e,enter", "edit", "Ret", "Ret teksten her på siden", FIELD),
    bound("enter,e", "answer", "Svar", "Svar på spørgsmålet", FIELD, display="Enter"),
    bound("k", "drop", "Kassér", "Kassér feltet, eller tag det med igen", FIELD),
    bound("b", "own_words", "Brug notens ord", "Brug notens ord", FIELD, show=False),
    bound("d", "dismiss", "Det ved jeg selv", "Lad det stå, for det er rigtigt", REMARK, show=False),
    bound(
        "x,delete", "delete_sentence", "Slet sætningen", "Slet sætningen med bemærkningen", REMARK, show=False
    ),
    bound("full_stop", "next_finding", "Næste bemærkning", "Gå til den næste bemærkning", REMARK),
    bound("v,f6", "suggest", "Nyt forslag", "Få et nyt forslag til hele udkastet", WHOLE),
    bound("o,h,ctrl+r", "versions", "Versioner", "Sammenlign versioner, og tag en tilbage", WHOLE),
    bound("A", "approve_all", "Godkend alle", "Godkend alle felter uden bemærkninger", WHOLE),
    bound("u", "undo", "Fortryd", "Fortryd den sidste ændring", WHOLE),
    bound("w", "export('docx')", "Word", "Gem udkastet som Word-dokument", WHOLE, id="word"),
    bound("W", "export('md')", "Markdown", "Gem udkastet som Markdown", WHOLE, id="markdown", show=False),
    bound("c", "copy", "Kopiér", "Kopiér udkastet som ren tekst", WHOLE),
    bound(
        "K", "discard", "Kassér udkastet", "Kassér hele udkastet, eller hent det tilbage", WHOLE, show=False
    ),
    bound("escape", "back", "Tilbage", "Tilbage til listen", WHOLE, id="to_list"),
]


def possible(action: str, card: FieldCard, view: DraftView) -> bool:
    """Whether an action would do something now.

    Args:
        action: its name.
        card: the field in focus.
        view: the draft.
    """
    field, idle = card.field, not card.editing
    is_field = field.path != TITLE
    match action:
        case "approve":
            return is_field and not field.missing and field.state != APPROVED
        case "edit":
            return idle and field.state != DROPPED and not card.answer.display
        case "answer":
            return idle and card.answer.display and not card.answer.has_focus
        case "drop":
            return idle and is_field
        case "own_words":
            return idle and not field.missing and bool(field.evidence) and field.state != DROPPED
        case "dismiss" | "delete_sentence":
            return idle and card.finding is not None
        case "approve_all":
            return any(not other.open_findings for other in open_fields(view))
        case _:
            return True
