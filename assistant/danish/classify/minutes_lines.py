"""The lines of meeting notes: what stands before them, tables, and sentences that a shortened word has parted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.danish.sentences import Span

# Shortened words after which a line goes on, if no capital follows.
_SHORTENED = re.compile(
    r"\b(?:min|max|maks|kap|pkt|ca|stk|gr|st|bl|vejl|omr|udg|indg|gl|ny|int|ekst|tekn|adm|økon|sekr|ass|spec|spm|nuv|tidl|red|komm|reg)\.$",
    re.IGNORECASE,
)
# The section of the rows of a table.
TABLE = "tabel:"
# "10.15" or "2.1" before what was said.
_STAMP = re.compile(
    r"(?:kl\.?\s*)?\d{1,2}[.:]\d{1,2}(?:\s*[-–]\s*\d{1,2}[.:]\d{2})?\.?\s+(?=[^\W\d_])", re.IGNORECASE
)
_FEWEST_STAMPS = 2
# The head of a table, cell by cell.
_COLUMN = re.compile(
    r"(?:opgaver?|hvad|emne|punkt|pkt\.?|handling|aktivitet|aftaler?|aktion|action|hvem|hvem gør|ansvarlig|ansv\.?|ejer|owner|hvornår|frist|deadline|dato|tid|status|noter|bemærkning(?:er)?|beslutning|nr\.?|#|hvad blev sagt|kommentar(?:er)?|)",
    re.IGNORECASE,
)
CELL = re.compile(r"[|\t]")
_MARK = re.compile(r"[-–—*•·>→]|\d{1,2}[.)]|\[")
# Longer than any list mark or time.
_LONGEST_MARK = 40


def joined(text: str, spans: Sequence[Span]) -> list[Span]:
    """The sentences, those put together that only a shortened word had parted ("Ferie: min. to på kontoret")."""
    found: list[Span] = []
    for span in spans:
        last = found[-1] if found else None
        if (
            last
            and "\n" not in text[last.end : span.start]
            and not text[span.start].isupper()
            and _SHORTENED.search(last.of(text))
        ):
            found[-1] = Span(last.start, span.end)
        else:
            found.append(span)
    return found


def unstamped(text: str, spans: list[Span]) -> list[Span]:
    """The sentences without the times or numbers that stand before them, where more than one line has such."""
    marks = [
        _STAMP.match(text, span.start, span.end) if line_start(text, span.start) else None for span in spans
    ]
    if sum(mark is not None for mark in marks) < _FEWEST_STAMPS:
        return spans
    return [Span(mark.end(), span.end) if mark else span for mark, span in zip(marks, spans, strict=True)]


def is_table_head(words: str) -> bool:
    """Whether a line names the columns of a table."""
    cells = [cell.strip() for cell in CELL.split(words)]
    return len([cell for cell in cells if cell]) > 1 and all(_COLUMN.fullmatch(cell) for cell in cells)


def named_section(words: str) -> str:
    """A heading as a section's name; the head of a table says that it is one."""
    cells = " ".join(CELL.sub(" ", words).split()).rstrip(": ").lower()
    return f"{TABLE} {cells}" if CELL.search(words) else cells


def line_start(text: str, at: int) -> bool:
    """Whether nothing but a list mark, a time or a number stands before a place in its line."""
    begin = text.rfind("\n", max(0, at - _LONGEST_MARK - 1), at) + 1
    if not begin and at > _LONGEST_MARK:
        return False
    before = _STAMP.sub("", text[begin:at] + "x")[:-1]
    return not re.search(r"[^\W_]{2}|[.!?]\s*[^\W\d_]", before)


def bulleted(text: str, at: int) -> bool:
    """Whether a list mark that is no number stands before a place in its line."""
    before = text[text.rfind("\n", 0, at) + 1 : at]
    return bool(before.strip()) and bool(_MARK.search(before)) and not re.match(r"\s*\d", before)


def listed(text: str, span: Span) -> bool:
    """Whether a sentence stands right after a list mark."""
    before = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    return bool(_MARK.search(before)) and not re.search(r"\w{3}", before)
