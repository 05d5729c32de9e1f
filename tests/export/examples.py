"""What the tests of the formats export."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from assistant.export.model import Export, ExportItem, Grouping

JULY = date(2026, 7, 1)
HALF_YEAR = (date(2026, 1, 1), date(2026, 6, 30))

# Free text in which the signs that mean something to Markdown, XML or a terminal come often.
risky_text = st.text(
    alphabet=st.one_of(
        st.sampled_from("#>-+*_=~`|[]()<>!\\&;:.1 \n\t$æøåÆØÅ😀\x00\x1b\x85\u2028\u202e\ufffe\ud800"),
        st.characters(),
    ),
    max_size=60,
)


def item(
    title: str = "Færre tryksår på 7B",
    *,
    start: date = date(2026, 1, 3),
    end: date = date(2026, 6, 30),
    tags: tuple[str, ...] = ("resultat", "tryksår"),
    fields: tuple[tuple[str, str], ...] = (
        ("Situation", "12,5 % havde tryksår."),
        ("Resultat", "7,1 % i juni."),
    ),
    origin: str = "",
) -> ExportItem:
    return ExportItem(title, start, end, tags, fields, origin)


def one(
    *fields: tuple[str, str], include_missing: bool = False, title: str = "Færre tryksår på 7B"
) -> Export:
    """A document about one item with these fields."""
    return Export("", None, (item(title, fields=fields),), JULY, include_missing=include_missing)


def several(*items: ExportItem, grouping: Grouping = Grouping.NONE) -> Export:
    """A document about several items of the first half of 2026."""
    return Export("Mine præstationer", HALF_YEAR, items, JULY, grouping)
