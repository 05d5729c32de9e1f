"""PDF out: a page of headings, paragraphs and tables, set by typst, which is an extra and loaded when the first one is made.

Text goes in as JSON and is only ever shown, so no sign of it means anything to typst; nothing is fetched, and no file but
the fonts of the machine is read.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final, TypedDict

from assistant.errors import ExportError
from assistant.export.arrange import UNTITLED
from assistant.export.text import Bullets, clean, one_line
from assistant.export.text import blocks as blocks_of

_PAGE = Path(__file__).with_name("page.typ")
# PDF/UA asks for a title, a language, tags, and a glyph for every letter: a letter that no font has is told, not left out.
_STANDARD: Final = "ua-1"
_LONGEST_FOOT = 90
# A row with more letters than this may go on on the next page; a shorter one stays whole.
_LONG_CELL = 900
_NO_GLYPH = re.compile(r'the text `"(?P<text>(?:[^"\\]|\\.)+)"` could not be displayed')
_ESCAPED = re.compile(r"\\(?:u\{(?P<code>[0-9a-f]+)\}|(?P<sign>.))")
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "0": "\0"}
_INSTEAD = "□"
_MOST_TRIES = 20

Json = None | bool | int | float | str | Sequence["Json"] | dict[str, "Json"]
Part = dict[str, Json]


class _Sheet(TypedDict):
    title: str
    subtitle: str
    foot: str
    day: list[int]
    parts: Sequence[Part]


def heading(level: int, text: str) -> Part:
    """A heading; 1 is the highest."""
    return {"kind": "heading", "level": level, "text": _visible(text) or "–"}


def paragraphs(text: str, *, stays: bool = False) -> Part:
    """A text of the user with its paragraphs, line breaks and lists.

    Args:
        text: of any length.
        stays: whether it stays on one page with what comes next.
    """
    return {"kind": "text", "blocks": _blocks(text), "stays": stays}


def bullets(texts: Sequence[str]) -> Part:
    """A list of one-line texts."""
    return {"kind": "text", "blocks": [{"items": [one_line(text) for text in texts]}], "stays": False}


def small(text: str, *, italic: bool = False) -> Part:
    """A small grey line."""
    return {"kind": "small", "text": one_line(text), "style": "italic" if italic else "normal"}


def table(head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]) -> Part:
    """A table whose head is repeated on each page.

    Args:
        head: the headings of the columns.
        rows: the texts of the cells, with their paragraphs and lists.
        widths: of the columns, as shares of the page.
    """
    return {
        "kind": "table",
        "head": [one_line(words) for words in head],
        "rows": [[_cell(text) for text in row] for row in rows],
        "widths": list(widths),
        # How many letters of a word fit beside each other.
        "sizes": [max(8, int(80 * width / sum(widths))) for width in widths],
    }


def facts(rows: Sequence[tuple[str, str]]) -> Part:
    """A table of what something is called and what is said of it."""
    return {"kind": "facts", "rows": [[one_line(name), _cell(text)] for name, text in rows]}


def contents(title: str, depth: int) -> Part:
    """A list of the headings with their pages, down to a level."""
    return {"kind": "contents", "title": title, "depth": depth}


def beside(head: Sequence[str], texts: Sequence[str]) -> Part:
    """Texts beside each other, each under its heading."""
    return {
        "kind": "beside",
        "head": [one_line(words) for words in head],
        "rows": [[_cell(text) for text in texts]],
    }


def signatures(names: Sequence[str], below: str) -> Part:
    """Lines to sign on, two beside each other and never cut in two.

    Args:
        names: who signs; an empty one leaves a line for anybody.
        below: what is said under each line.
    """
    return {"kind": "signatures", "names": [one_line(name) for name in names], "below": below}


def to_pdf(title: str, subtitle: str, foot: str, day: date, parts: Sequence[Part]) -> bytes:
    """The bytes of a .pdf file: A4, Danish, tagged, with its fonts in it and "Side 1 af 2" below each page.

    Args:
        title: of the document.
        subtitle: the small line below it, or empty.
        foot: what stands to the left of the page number.
        day: that the document is of; the same document has the same bytes whenever it is made.
        parts: from the functions of this module.

    Raises:
        ExportError: typst is not installed, or a letter is in no font of the machine.
    """
    named = _visible(title) or UNTITLED
    short = one_line(foot)
    sheet = _Sheet(
        title=named,
        subtitle=one_line(subtitle),
        foot=short if len(short) <= _LONGEST_FOOT else f"{short[:_LONGEST_FOOT].rstrip()} …",
        day=[day.year, day.month, day.day],
        parts=parts,
    )
    written = json.dumps(sheet, ensure_ascii=False)
    data, missing = _set(written, with_machine_fonts=False)
    if data is None:
        data, missing = _set(written, with_machine_fonts=True)
    for _ in range(_MOST_TRIES):
        if data is not None:
            return data
        if letters := sorted({sign for sign in "".join(missing) if unicodedata.category(sign)[0] in "LN"}):
            raise _no_font(letters)
        # Signs such as emoji are shown as the box that says that there is one.
        for text in sorted(missing, key=len, reverse=True):
            written = written.replace(json.dumps(text, ensure_ascii=False)[1:-1], _INSTEAD)
        data, missing = _set(written, with_machine_fonts=True)
    raise _no_font(sorted(set("".join(missing))))


def _set(document: str, *, with_machine_fonts: bool) -> tuple[bytes | None, set[str]]:
    """The PDF; or None, and the texts that no font can show."""
    try:
        import typst
    except ImportError as error:
        raise _not_installed() from error
    compiler = typst.Compiler(
        _PAGE.read_bytes(), ignore_system_fonts=not with_machine_fonts, sys_inputs={"document": document}
    )
    try:
        data = compiler.compile(format="pdf", pdf_standards=[_STANDARD])
    except typst.TypstError as error:
        missing = {_unescaped(match["text"]) for match in _NO_GLYPH.finditer(error.diagnostic)}
        if not missing:
            raise ExportError(
                "PDF'en kunne ikke laves, så der blev ikke gemt noget. Teksten ligger stadig i makker.",
                "Gem som Word i stedet.",
            ) from error
        return None, missing
    assert isinstance(data, bytes)
    return data, set()


def _visible(text: str) -> str:
    """A text on one line; empty where nothing of it can be seen, since a heading must have words."""
    words = one_line(text)
    return words if any(unicodedata.category(sign)[0] not in "CZM" for sign in words) else ""


def _blocks(text: str) -> list[Json]:
    return [
        {"items": list(block.items)} if isinstance(block, Bullets) else {"lines": list(block.lines)}
        for block in blocks_of(text)
    ]


def _cell(text: str) -> Json:
    return {"blocks": _blocks(text), "long": len(clean(text)) > _LONG_CELL}


def _unescaped(text: str) -> str:
    """A text out of a message of typst, where quotes and control characters are escaped."""
    return _ESCAPED.sub(
        lambda match: (
            chr(int(match["code"], 16)) if match["code"] else _ESCAPES.get(match["sign"], match["sign"])
        ),
        text,
    )


def _not_installed() -> ExportError:
    pip = r".venv\Scripts\pip" if os.name == "nt" else ".venv/bin/pip"
    return ExportError(
        "Der mangler et program til at lave PDF (typst), så der blev ikke gemt noget. Teksten ligger stadig i makker.",
        f'Kør {pip} install -c constraints.txt ".[pdf]" i mappen med makker, og start makker igen. Word, Markdown og ren tekst virker uden.',
    )


def _no_font(letters: Sequence[str]) -> ExportError:
    signs = ", ".join(letters[:_MOST_TRIES])
    return ExportError(
        f"Ingen skrift på maskinen har disse tegn: {signs}. PDF'en ville mangle dem, så den blev ikke gemt.",
        "Gem som Word i stedet, eller installer en skrift, der har dem.",
    )
