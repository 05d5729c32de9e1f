"""What is done to a text at the door of the store, and what is read from it: its title and its tags."""

from __future__ import annotations

import re
import unicodedata

TITLE_LENGTH = 80
TAG_LENGTH = 64

_ESCAPES = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c\n]{0,8192}(?:\x07|\x1b\\|\x9c)"  # OSC, DCS …: clipboard, titles
    r"|\x1b[ -/]*[0-~]?"
)
_NEWLINES = re.compile("\r\n?|[\u2028\u2029]")
# C0 and C1 without \n and \t, the bidi controls, and the byte order mark, none of which can be seen.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)

# A letter must be in it, or a year, so that "PR #1234" and "sag #7" are no tags.
_TAG = re.compile(r"(?<![\w#&/@])#((?=[\w-]*[^\W\d_]|(?:19|20)\d\d(?![\w-]))[^\W_][\w-]*)")
_MARKS = re.compile(r"(?:(?:#{1,6}|[-*+•–>]|\[[ xX]?\])\s+)+")
_RULE = re.compile(r"[#\-*+•–>=_~`\s]*")


def clean(text: str) -> str:
    """The text as it is stored: NFC, line ends as \\n, without control characters and escape sequences.

    Half surrogates, which cannot be stored as UTF-8, become U+FFFD.
    """
    if _UNWANTED.search(text):
        text = _NEWLINES.sub("\n", _ESCAPES.sub("", text))
        text = _SURROGATES.sub("\ufffd", _CONTROLS.sub("", text))
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def tags_of(text: str) -> tuple[str, ...]:
    """The tags in a cleaned text, case-folded and without "#", each once, in order of first appearance."""
    if "#" not in text:
        return ()
    found = (fold_tag(match.group(1)) for match in _TAG.finditer(text))
    return tuple(dict.fromkeys(tag for tag in found if len(tag) <= TAG_LENGTH))


def fold_tag(tag: str) -> str:
    """A tag as it is stored and compared, from what was typed with or without "#"."""
    return unicodedata.normalize("NFC", tag.lstrip("#").rstrip("-_").casefold())


def title_of(text: str) -> str:
    """The first line of words without its heading and list marks, at most 80 characters; empty for an empty text."""
    fallback = ""
    for line in _lines(text):
        words = " ".join(line.split())
        fallback = fallback or words
        if not _RULE.fullmatch(words):
            marks = _MARKS.match(words)
            return _cut(words[marks.end() :] if marks else words)
    return _cut(fallback)


def _lines(text: str) -> list[str]:
    # A title stands near the top, so a long text is not split as a whole unless it must be.
    head = text[:2000].lstrip()
    return [head.split("\n", 1)[0]] if "\n" in head and _has_words(head) else text.split("\n")


def _has_words(head: str) -> bool:
    return not _RULE.fullmatch(head.split("\n", 1)[0])


def _cut(title: str) -> str:
    if len(title) <= TITLE_LENGTH:
        return title
    whole_words = title[:TITLE_LENGTH].rsplit(" ", 1)[0]
    kept = whole_words if len(whole_words) > TITLE_LENGTH // 2 else title[: TITLE_LENGTH - 1]
    return kept[: TITLE_LENGTH - 1].rstrip() + "…"
