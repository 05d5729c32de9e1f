"""What the words of a feedback may mean: said under the text, of the stretch at the cursor or of the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from assistant.tasks.feedback import LABELS

if TYPE_CHECKING:
    from assistant.workspace.feedback import Analysis, Stretch

_MOST_WORDS = 60
"""Characters of a stretch that are repeated; of a longer one the beginning."""


class Meaning(Static):
    """Speaks of a marked stretch, or of all of the text."""

    def speak_of(self, analysis: Analysis, stretch: Stretch | None) -> None:
        """Says what a stretch may mean and what can be asked about it, or where there is none, what the whole is like."""
        if stretch is None:
            self.update(Content.styled(_summary(analysis), "$text-muted"))
            return
        words = " ".join(analysis.text[stretch.start : stretch.end].split())
        words = f"»{words if len(words) <= _MOST_WORDS else words[: _MOST_WORDS - 1].rstrip() + '…'}«"
        asked = f"\nSpørg eventuelt: {stretch.question}" if stretch.question else ""
        self.update(
            Content.assemble(
                (words, "bold"),
                (f"  {LABELS[stretch.label]}", "$text-muted"),
                f"\n{stretch.meaning}",
                asked,
            )
        )


def _summary(analysis: Analysis) -> str:
    """What is said where the cursor stands on nothing marked."""
    labels = [LABELS[label] for label in analysis.labels if label in LABELS]
    if not analysis.text.strip() or not labels:
        return ""
    listed = labels[0] if len(labels) == 1 else f"{', '.join(labels[:-1])} og {labels[-1]}"
    number = len(analysis.stretches)
    if not number:
        return f"Lyder som: {listed}."
    places = "1 sted er markeret" if number == 1 else f"{number} steder er markeret"
    return f"Lyder som: {listed}. {places}; stil markøren der, og se, hvad ordene kan betyde."
