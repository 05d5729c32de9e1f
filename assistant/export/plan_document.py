"""The development plan, headed as Danish workplaces do: mål, aktivitet, ansvarlig, støtte, frist, målepunkt, status."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assistant.danish.format import count, long_date
from assistant.export.markdown import body
from assistant.export.text import one_line

HEADINGS = ("Mål", "Aktivitet", "Ansvarlig", "Støtte", "Frist", "Målepunkt", "Status")
OUTCOME = "Hvordan det gik"
MISSING = "[mangler]"


@dataclass(frozen=True)
class PlanItem:
    """A goal as the plan shows it; every text is ready to be read, and may be empty.

    Attributes:
        person: whose goal it is, or empty.
        activity: what is done; steps as lines that begin with "- ".
        outcome: how it ended.
    """

    title: str
    person: str
    activity: str
    responsible: str
    support: str
    deadline: str
    measure: str
    status: str
    outcome: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """The texts under ``HEADINGS``."""
        return (
            self.title,
            self.activity,
            self.responsible,
            self.support,
            self.deadline,
            self.measure,
            self.status,
        )


@dataclass(frozen=True)
class PlanDocument:
    """A development plan."""

    heading: str
    items: tuple[PlanItem, ...]
    produced: date

    @property
    def byline(self) -> str:
        """The small line below the heading."""
        return f"{count(len(self.items), 'mål', 'mål')} · {long_date(self.produced)}"


def to_markdown(plan: PlanDocument) -> str:
    """The plan as Markdown: a table of all goals, and each goal below with everything that is said of it."""
    lines = [f"# {_cell(plan.heading)}", "", f"*{plan.byline}*", ""]
    lines += ["| " + " | ".join(HEADINGS) + " |", "|" + " --- |" * len(HEADINGS)]
    lines += ["| " + " | ".join(_cell(cell) for cell in item.cells) + " |" for item in plan.items]
    for item in plan.items:
        lines += ["", f"## {_cell(item.title)}"]
        if item.person:
            lines += ["", f"*{_cell(item.person)}*"]
        for heading, text in zip(HEADINGS[1:], item.cells[1:], strict=True):
            lines += ["", f"### {heading}", "", body(text) or MISSING]
        if item.outcome.strip():
            lines += ["", f"### {OUTCOME}", "", body(item.outcome)]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    """A text on one line of a table: its lines are kept apart by a semicolon, and no sign of it ends the cell."""
    words = "; ".join(one_line(line).removeprefix("- ") for line in text.split("\n") if line.strip())
    # A cell begins no line, so what would mean something only there needs no escape: a word is put before it meanwhile.
    return body(f"x {words}")[2:].replace("|", "\\|") if words else ""
