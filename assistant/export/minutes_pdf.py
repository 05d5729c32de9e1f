"""Minutes as a PDF that both sign."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.danish.format import listed, long_date
from assistant.export import minutes_document as parts
from assistant.export import pdf

_WIDTHS = (7.4, 3.4, 5.2)


def to_pdf(minutes: parts.MinutesDocument) -> bytes:
    """The minutes as the bytes of a .pdf file.

    Raises:
        ExportError: typst is not installed, or a letter is in no font of the machine.
    """
    return pdf.to_pdf(
        minutes.heading,
        minutes.subtitle,
        f"{minutes.heading} · {long_date(minutes.held)}",
        minutes.held,
        [*_before(minutes), *_agreed(minutes), *_after(minutes)],
    )


def _before(minutes: parts.MinutesDocument) -> Iterator[pdf.Part]:
    """Who took part, how it stands since last time, and what was talked about and decided."""
    if minutes.people:
        yield pdf.heading(1, parts.PEOPLE)
        yield pdf.paragraphs(listed(minutes.people))
    if minutes.last_time:
        yield pdf.heading(1, parts.LAST_TIME)
        yield pdf.table(parts.STATUS_COLUMNS, minutes.standing, _WIDTHS)
    if minutes.topics:
        yield pdf.heading(1, parts.TOPICS)
    for title, summary in minutes.topics:
        yield pdf.heading(2, title)
        yield pdf.paragraphs(summary if summary.strip() else parts.MISSING)
    if minutes.decisions:
        yield pdf.heading(1, parts.DECISIONS)
        yield pdf.bullets(minutes.decisions)


def _agreed(minutes: parts.MinutesDocument) -> Iterator[pdf.Part]:
    yield pdf.heading(1, parts.AGREEMENTS)
    if minutes.agreements:
        yield pdf.table(parts.COLUMNS, minutes.agreed, _WIDTHS)
    else:
        yield pdf.paragraphs(parts.NO_AGREEMENTS)


def _after(minutes: parts.MinutesDocument) -> Iterator[pdf.Part]:
    """What stays open, what the parties see differently, when they meet next, and where they sign."""
    if minutes.open_points:
        yield pdf.heading(1, parts.OPEN_POINTS)
        yield pdf.bullets(minutes.open_points)
    if minutes.disagreements:
        yield pdf.heading(1, parts.DISAGREEMENTS)
    for item in minutes.disagreements:
        if item.about:
            yield pdf.heading(2, item.about)
        for row in item.rows:
            yield pdf.beside(
                [who or parts.MISSING_WHO for who, _ in row], [text or parts.MISSING for _, text in row]
            )
    yield pdf.heading(1, parts.NEXT)
    # A page to sign on alone would say nothing of what is signed.
    yield pdf.paragraphs(minutes.next_line, stays=True)
    yield pdf.heading(1, minutes.signed)
    yield pdf.signatures(minutes.signers, parts.SIGNATURE)
