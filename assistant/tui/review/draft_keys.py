"""The keys of an open draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding, BindingType

from assistant.tui.review.field_card import APPROVED, DROPPED, TITLE
from assistant.tui.review.steps import open_fields

if TYPE_CHECKING:
    from assistant.tui.review.field_card import FieldCard
    from assistant.workspace.review import DraftView

FIELD = Binding.Group("Feltet")
REMARK = Binding.Group("Bemærkninger")
WHOLE = Binding.Group("Hele udkastet")

DRAFT_KEYS: list[BindingType] = [
    Binding("up", "step(-1)", "Forrige felt", id="field_before", show=False, group=FIELD),
    Binding("down", "step(1)", "Næste felt", id="field_after", show=False, group=FIELD),
    Binding("pageup", "page(-1)", "Side op", show=False),
    Binding("pagedown", "page(1)", "Side ned", show=False),
    Binding("home", "end(-1)", "Til det første felt", show=False),
    Binding("end", "end(1)", "Til det sidste felt", show=False),
    Binding("left", "sources", "Kilder", id="sources", show=False, tooltip="Rul i kilderne", group=WHOLE),
    Binding("a,ctrl+g", "approve", "Godkend", id="approve", tooltip="Godkend feltet", group=FIELD),
    Binding("e,enter", "edit", "Ret", id="edit", tooltip="Ret teksten her på siden", group=FIELD),
    Binding(
        "enter,e",
        "answer",
        "Svar",
        key_display="Enter",
        id="answer",
        tooltip="Svar på spørgsmålet",
        group=FIELD,
    ),
    Binding("k", "drop", "Kassér", id="drop", tooltip="Kassér feltet, eller tag det med igen", group=FIELD),
    Binding(
        "b",
        "own_words",
        "Brug notens ord",
        id="own_words",
        show=False,
        tooltip="Brug notens ord",
        group=FIELD,
    ),
    Binding(
        "d",
        "dismiss",
        "Det ved jeg selv",
        id="dismiss",
        show=False,
        tooltip="Lad det stå, for det er rigtigt",
        group=REMARK,
    ),
    Binding(
        "x,delete",
        "delete_sentence",
        "Slet sætningen",
        id="delete_sentence",
        show=False,
        tooltip="Slet sætningen med bemærkningen",
        group=REMARK,
    ),
    Binding(
        "full_stop",
        "next_finding",
        "Næste bemærkning",
        id="next_finding",
        tooltip="Gå til den næste bemærkning",
        group=REMARK,
    ),
    Binding(
        "v,f6",
        "suggest",
        "Nyt forslag",
        id="suggest",
        tooltip="Få et nyt forslag til hele udkastet",
        group=WHOLE,
    ),
    Binding(
        "o,h,ctrl+r",
        "versions",
        "Versioner",
        id="versions",
        tooltip="Sammenlign versioner, og tag en tilbage",
        group=WHOLE,
    ),
    Binding(
        "A",
        "approve_all",
        "Godkend alle",
        id="approve_all",
        tooltip="Godkend alle felter uden bemærkninger",
        group=WHOLE,
    ),
    Binding("u", "undo", "Fortryd", id="undo", tooltip="Fortryd den sidste ændring", group=WHOLE),
    Binding("w", "export('docx')", "Word", id="word", tooltip="Gem udkastet som Word-dokument", group=WHOLE),
    Binding(
        "W",
        "export('md')",
        "Markdown",
        id="markdown",
        show=False,
        tooltip="Gem udkastet som Markdown",
        group=WHOLE,
    ),
    Binding("c", "copy", "Kopiér", id="copy", tooltip="Kopiér udkastet som ren tekst", group=WHOLE),
    Binding(
        "K",
        "discard",
        "Kassér udkastet",
        id="discard",
        show=False,
        tooltip="Kassér hele udkastet, eller hent det tilbage",
        group=WHOLE,
    ),
    Binding("escape", "back", "Tilbage", id="to_list", tooltip="Tilbage til listen", group=WHOLE),
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
