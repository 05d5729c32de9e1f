"""Reads a JSON document while it is still arriving, so that its texts can be shown as they grow."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.engines.chat.reply import cleaned

# A field of this name is what its section says: "situation" and not "situation.text".
_SECTION_TEXT = "text"
# Stretches of the sources are evidence, not text that the model writes.
_QUOTES = "quotes"

_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": ""}
_PLAIN_RUN = re.compile(r'[^"\\]+')
_HEX_DIGITS = 4
# How much of the text before the document is kept while its beginning is looked for.
_HEAD_KEPT = 200


@dataclass
class _Level:
    """An object or a list that is open."""

    is_list: bool
    key: str = ""
    index: int = 0
    expects_key: bool = True


@dataclass
class _String:
    """A string that is open."""

    is_key: bool
    pieces: list[str] = field(default_factory=list)
    escape: str = ""
    high_surrogate: str = ""


class PartialReader:
    """Takes the text of a reply piece by piece and tells the text of each field that has begun.

    Sections are told by their own path ("situation"), other strings by theirs ("actions.0.owner"), what lies in a list
    with its number ("decisions.0"); quotes are left out. Thoughts, code fences and chatter before the document are
    passed over; broken JSON ends the reading, and what was read stays.

    Args:
        fields: the names of the document's own fields, by which its beginning is known.
    """

    def __init__(self, fields: Iterable[str]) -> None:
        names = "|".join(re.escape(name) for name in fields)
        self._beginning = re.compile(rf'\{{(?=\s*"(?:{names})"\s*:)')
        self._thinking = re.compile(r"<(?:think|thinking|thought|reasoning)>", re.IGNORECASE)
        self._thought = re.compile(r"</(?:think|thinking|thought|reasoning)>", re.IGNORECASE)
        self._head = ""
        self._in_thoughts = False
        self._levels: list[_Level] = []
        self._string: _String | None = None
        self._texts: dict[str, str] = {}
        self._begun = False
        self._ended = False

    @property
    def texts(self) -> dict[str, str]:
        """The text of each field that has begun, without what a terminal would obey."""
        texts = dict(self._texts)
        if self._string and not self._string.is_key and (path := self._path()) is not None:
            texts[path] = cleaned("".join(self._string.pieces))
        return texts

    def feed(self, text: str) -> None:
        """Reads on."""
        if not self._begun:
            text = self._document_part(text)
        place = 0
        while place < len(text) and not self._ended:
            place = self._in_string(text, place) if self._string else self._between(text, place)

    def _document_part(self, text: str) -> str:
        """What of a text belongs to the document, which may not have begun yet."""
        self._head += text
        while True:
            mark = (self._thought if self._in_thoughts else self._thinking).search(self._head)
            found = None if self._in_thoughts else self._beginning.search(self._head)
            if found and (mark is None or found.start() < mark.start()):
                self._begun = True
                return self._head[found.start() :]
            if mark is None:
                self._head = self._head[-_HEAD_KEPT:]
                return ""
            self._in_thoughts = not self._in_thoughts
            self._head = self._head[mark.end() :]

    def _between(self, text: str, place: int) -> int:
        """Reads one character outside of strings."""
        character = text[place]
        level = self._levels[-1] if self._levels else None
        if character == '"':
            self._string = _String(is_key=bool(level and not level.is_list and level.expects_key))
        elif character in "{[":
            self._levels.append(_Level(is_list=character == "["))
        elif character in "}]":
            self._ended = level is None or level.is_list != (character == "]")
            if not self._ended:
                self._levels.pop()
                self._ended = not self._levels
        elif level and character == ",":
            level.index += 1
            level.expects_key = True
        elif level and character == ":":
            level.expects_key = False
        return place + 1

    def _in_string(self, text: str, place: int) -> int:
        """Reads a run of characters, or one escape, of the open string."""
        string = self._string
        assert string is not None
        if string.escape:
            return self._in_escape(string, text, place)
        if text[place] == '"':
            self._close_string(string)
            return place + 1
        if text[place] == "\\":
            string.escape = "\\"
            return place + 1
        run = _PLAIN_RUN.match(text, place)
        assert run is not None
        string.pieces.append(run[0])
        string.high_surrogate = ""
        return run.end()

    def _in_escape(self, string: _String, text: str, place: int) -> int:
        string.escape += text[place]
        if string.escape[1] != "u":
            string.pieces.append(_ESCAPES.get(string.escape[1], string.escape[1]))
            string.escape = ""
        elif len(string.escape) == 2 + _HEX_DIGITS:
            self._append_unit(string, string.escape[2:])
            string.escape = ""
        return place + 1

    def _append_unit(self, string: _String, digits: str) -> None:
        """Adds a character given by its number; those beyond 0xFFFF come in two halves."""
        try:
            unit = chr(int(digits, 16))
        except ValueError:
            self._ended = True
            return
        if "\ud800" <= unit <= "\udbff":
            string.high_surrogate = unit
            return
        pair = (string.high_surrogate + unit).encode("utf-16", "surrogatepass")
        string.pieces.append(pair.decode("utf-16", "replace"))
        string.high_surrogate = ""

    def _close_string(self, string: _String) -> None:
        text = "".join(string.pieces)
        if string.is_key:
            self._levels[-1].key = text
        elif (path := self._path()) is not None:
            self._texts[path] = cleaned(text)
        self._string = None

    def _path(self) -> str | None:
        """The path of the string that is being read, or None where it is none to be shown."""
        steps = [str(level.index) if level.is_list else level.key for level in self._levels]
        if _QUOTES in steps or not steps:
            return None
        if len(steps) > 1 and not self._levels[-1].is_list and steps[-1] == _SECTION_TEXT:
            steps.pop()
        return ".".join(steps)
