"""The development plan as a PDF: a table a goal."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.danish.format import long_date
from assistant.export import pdf
from assistant.export.plan_document import HEADINGS, MISSING, OUTCOME, PlanDocument


def to_pdf(plan: PlanDocument) -> bytes:
    """The plan as the bytes of a .pdf file.

    Raises:
        ExportError: typst is not installed, or a letter is in no font of the machine.
    """
    foot = f"{plan.heading} · {long_date(plan.produced)}"
    return pdf.to_pdf(plan.heading, plan.byline, foot, plan.produced, list(_goals(plan)))


def _goals(plan: PlanDocument) -> Iterator[pdf.Part]:
    for item in plan.items:
        yield pdf.heading(1, item.title)
        if item.person:
            yield pdf.small(item.person)
        rows = [
            (heading, text.strip() or MISSING) for heading, text in zip(HEADINGS, item.cells, strict=True)
        ]
        yield pdf.facts([*rows, (OUTCOME, item.outcome)] if item.outcome.strip() else rows)
