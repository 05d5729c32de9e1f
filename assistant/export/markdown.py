"""Markdown out. User text is data: what would make a heading, a quote, code, a link or HTML of it is escaped."""

from __future__ import annotations

import re

from assistant.export.arrange import CONTENTS, Group, Page, Piece, arrange
from assistant.export.model import Export
from assistant.export.text import Bullets, blocks

# What begins a heading, a quote, a list or a numbered list where it stands first on a line; a bare "#tag" does not.
_BLOCK_START = re.compile(r"(?:#{1,6}(?=\s|$)|>|[-+*](?=\s|$))")
_NUMBERED = re.compile(r"([0-9]{1,9})([.)])(?=\s|$)")

# Lines of such signs alone underline a heading, draw a rule or begin a table.
_RULE = re.compile(r"[-=*_|: \t]+")

_HTML = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITY = re.compile(r"&(?=#|[A-Za-z][A-Za-z0-9]*;)")
_BACKSLASH = re.compile(r"\\(?=[!-/:-@\[-`{-~]|$)")
_CLOSING = re.compile(r"(?<!\S)#(?=#*$)")
_SIGNS = re.compile(r"[`$]")
_LINK = re.compile(r"\](?=[(\[:])")


def to_markdown(export: Export) -> str:
    """The document as Markdown (CommonMark), ending in a newline.

    Several pieces get a contents list, a heading each, and one level more for their parts.
    """
    page = arrange(export)
    lines = [f"# {_heading(page.title)}"]
    if page.byline:
        lines += ["", f"*{_inline(page.byline)}*"]
    if not page.single and len(page.pieces) > 1:
        lines += _contents(page)
    grouped = any(group.heading for group in page.groups)
    for group in page.groups:
        if group.heading:
            lines += ["", f"## {_heading(group.heading)}"]
        for piece in group.pieces:
            lines += _piece(piece, 2 if page.single else 3 + grouped, page.single)
    if not page.single:
        lines += ["", f"*Lavet {page.produced}*"]
    return "\n".join(lines) + "\n"


def _contents(page: Page) -> list[str]:
    lines = ["", f"## {CONTENTS}", ""]
    for group in page.groups:
        lines += _group_contents(group)
    return lines


def _group_contents(group: Group) -> list[str]:
    indent = "  " if group.heading else ""
    lines = [f"- {_line(group.heading)}"] if group.heading else []
    return lines + [f"{indent}- {_entry(piece)}" for piece in group.pieces]


def _entry(piece: Piece) -> str:
    return _line(f"{piece.title} ({piece.dates})")


def _piece(piece: Piece, level: int, single: bool) -> list[str]:
    """A piece; a single one has its title and byline at the top of the document already."""
    lines = (
        []
        if single
        else ["", f"{'#' * (level - 1)} {_heading(piece.title)}", "", f"*{_inline(piece.byline)}*"]
    )
    for part in piece.parts:
        if part.heading:
            lines += ["", f"{'#' * level} {_heading(part.heading)}"]
        lines += ["", body(part.text)]
    if piece.origin:
        lines += ["", f"*{_inline(piece.origin)}*"]
    return lines


def body(text: str) -> str:
    """A text of the user as Markdown that reads like the text: its line breaks and lists are kept, nothing else is markup."""
    parts = []
    for block in blocks(text):
        if isinstance(block, Bullets):
            parts.append("\n".join(f"- {_line(item)}" for item in block.items))
        else:
            parts.append("  \n".join(_line(line) for line in block.lines))
    return "\n\n".join(parts)


def _line(line: str) -> str:
    """One line of a paragraph or a list entry."""
    if _RULE.fullmatch(line):
        return f"\\{line[0]}{_inline(line[1:])}"
    if start := _BLOCK_START.match(line):
        return f"\\{start[0]}{_inline(line[start.end() :])}"
    if numbered := _NUMBERED.match(line):
        return f"{numbered[1]}\\{numbered[2]}{_inline(line[numbered.end() :])}"
    return _inline(line)


def _heading(text: str) -> str:
    """Text after the signs of a heading, where "#" at the end would vanish as a closing sign."""
    return _CLOSING.sub(r"\\#", _inline(text))


def _inline(text: str) -> str:
    """Text within a line or a heading; signs are escaped only where they would do something."""
    text = _BACKSLASH.sub(r"\\\\", text)
    text = _HTML.sub(r"\\<", text)
    text = _ENTITY.sub(r"\\&", text)
    text = _LINK.sub(r"\\]", text)
    text = _SIGNS.sub(r"\\\g<0>", text)
    return _emphasis(text)


def _emphasis(text: str) -> str:
    """Escapes * and _ that touch a word, and ~ that could strike out; "5 * 3", snake_case and "~30" stay as they are."""
    pieces = []
    for place, sign in enumerate(text):
        before, after = text[place - 1 : place] or " ", text[place + 1 : place + 2] or " "
        if (
            (sign == "*" and not (before.isspace() and after.isspace()))
            or (sign == "_" and not (before.isalnum() and after.isalnum()))
            or (sign == "~" and (not before.isspace() or after == "~"))
        ):
            pieces.append("\\")
        pieces.append(sign)
    return "".join(pieces)
