"""What is typed into the search field, read as words, "phrases", #tags, -exclusions and dates. Nothing is an error."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from store.marks import Mark, WordMark, phrase_mark, tag_mark
from store.places import LAST, day_end, day_start, last_of_month
from store.text import TAG_LENGTH, clean, fold_tag
from store.words import EVERY, first_token, is_word, pieces, stem, tag_token, token

# Whoever pastes a whole document is served by its beginning.
_LENGTH = 1000
_TERMS = 32
_QUOTES = str.maketrans("“”„", '"""')
_CHUNK = re.compile(r'(-?)"([^"]*)("|$)|[^\s"]+')
_TAG = re.compile(r"#((?=[\w-]*[^\W\d_]|(?:19|20)\d\d(?![\w-]))[^\W_][\w-]*)")
_DATE = re.compile(r"(fra|til):(\d{0,4})(-\d{0,2})?(-\d{0,2})?", re.IGNORECASE)
# What stands around words in a sentence, and is not searched for beside them.
_SENTENCE_MARKS = ".,;:!?\"'()[]{}<>«»‘’…–—-/\\*_~`|"


@dataclass(frozen=True)
class Query:
    """A search, ready for the index.

    Attributes:
        match: the FTS5 expression; empty where only dates, or nothing, were typed.
        low: the lowest place of the notes that are searched.
        high: the lowest place after them.
        marks: what to mark in the snippets.
    """

    match: str
    low: int
    high: int
    marks: tuple[Mark, ...]


@dataclass
class _Reading:
    """What has been read of a query so far."""

    wanted: list[str] = field(default_factory=list)
    unwanted: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    punctuation: list[str] = field(default_factory=list)
    low: int = 0
    high: int = LAST

    def want(self, expression: str, *marks: Mark) -> None:
        self.wanted.append(expression)
        self.marks.extend(marks)


def parse(typed: str) -> Query:
    """Reads a query; the last word counts as not yet finished unless a space follows it."""
    typed = clean(typed)[:_LENGTH].translate(_QUOTES)
    reading = _Reading()
    for chunk in list(_CHUNK.finditer(typed))[:_TERMS]:
        unfinished = chunk.end() == len(typed)
        if chunk.group(2) is not None:
            _read_phrase(reading, chunk.group(2), bool(chunk.group(1)), unfinished and not chunk.group(3))
        elif not _read_date(reading, chunk.group(), unfinished):
            _read_term(reading, chunk.group(), unfinished)
    if not (reading.wanted or reading.unwanted):
        for symbols in reading.punctuation:
            _read_symbols(reading, symbols)
    return Query(_expression(reading), reading.low, reading.high, tuple(reading.marks))


def _expression(reading: _Reading) -> str:
    if not (reading.wanted or reading.unwanted):
        return ""
    wanted = " AND ".join(reading.wanted) or _stems(EVERY)
    return f"({wanted}) NOT ({' OR '.join(reading.unwanted)})" if reading.unwanted else wanted


def _read_phrase(reading: _Reading, phrase: str, unwanted: bool, unfinished: bool) -> None:
    parts = pieces(phrase)
    open_end = unfinished and bool(parts) and is_word(parts[-1]) and not phrase[-1:].isspace()
    expression = _phrase_expression(phrase, parts, open_end)
    if not expression:
        return  # a quote that was only just opened
    if unwanted:
        reading.unwanted.append(expression)
    else:
        reading.want(expression, phrase_mark(parts, open_end=open_end, stemmed=False))


def _phrase_expression(phrase: str, parts: list[str], open_end: bool) -> str:
    words = [part for part in parts if is_word(part)]
    conditions = [f"text : {_quoted(phrase)}{' *' if open_end else ''}"] if words else []
    if len(words) < len(parts):
        # The words stand in one column, the symbols between their stems in the other.
        in_order = [token(part) for part in (parts[:-1] if open_end else parts)]
        conditions.append(_stems(*in_order))
    return f"({' AND '.join(conditions)})" if conditions else ""


def _read_date(reading: _Reading, chunk: str, unfinished: bool) -> bool:
    match = _DATE.fullmatch(chunk.rstrip(".,;"))
    if match is None:
        return False
    numbers = [group.strip("-") for group in match.groups()[1:] if group is not None]
    try:
        first, last = _span(numbers)
    except ValueError:
        # "fra:2026-0" will become a date; the part that is one counts until then.
        if not unfinished:
            return False
        try:
            first, last = _span(numbers[:-1])
        except ValueError:
            return len(numbers) == 1
    if match.group(1).lower() == "fra":
        reading.low = max(reading.low, day_start(first))
    else:
        reading.high = min(reading.high, day_end(last))
    return True


def _span(numbers: list[str]) -> tuple[date, date]:
    """The first and last day of a year, a month or a day; ValueError where there is none."""
    if not numbers or len(numbers[0]) < 4:
        raise ValueError(numbers)
    year = int(numbers[0])
    if len(numbers) == 1:
        return date(year, 1, 1), date(year, 12, 31)
    if len(numbers) == 2:
        return date(year, int(numbers[1]), 1), last_of_month(date(year, int(numbers[1]), 1))
    day = date(year, int(numbers[1]), int(numbers[2]))
    return day, day


def _read_term(reading: _Reading, chunk: str, unfinished: bool) -> None:
    unwanted = len(chunk) > 1 and chunk[0] == "-" and (chunk[1].isalpha() or chunk[1] == "#")
    term = chunk[1:] if unwanted else chunk
    core = term.strip(_SENTENCE_MARKS)
    if not core:
        reading.punctuation.append(term)
        return
    open_end = unfinished and not unwanted and term.endswith(core)
    # In a text, "/#x" and "_#x" are no tags.
    lead = term[: term.index(core)]
    is_tag = _TAG.fullmatch(core) and len(core) <= TAG_LENGTH and not lead.endswith(("/", "_"))
    read = _tag_term if is_tag else _word_term
    expression, marks = read(core, open_end)
    if unwanted:
        reading.unwanted.append(expression)
    else:
        reading.want(expression, *marks)


def _tag_term(core: str, open_end: bool) -> tuple[str, list[Mark]]:
    tag = fold_tag(core)
    return _stems(tag_token(tag), open_end=open_end), [tag_mark(tag, open_end=open_end)]


def _word_term(core: str, open_end: bool) -> tuple[str, list[Mark]]:
    parts = pieces(core)
    if len(parts) > 1 or not is_word(parts[0]):
        return _compound_term(parts, open_end and is_word(parts[-1]))
    word, root = parts[0], stem(parts[0])
    by_stem: Mark = WordMark(root, by_stem=True)
    if not open_end:
        return _stems(root), [by_stem]
    beginning: Mark = WordMark(word, by_stem=False)
    if len(word) == 1:
        return _stems(first_token(word)), [beginning]
    if root == word:
        # All words of this stem begin with it.
        return f"text : {_quoted(word)} *", [beginning]
    return f"(text : {_quoted(word)} * OR {_stems(root)})", [beginning, by_stem]


def _compound_term(parts: list[str], open_end: bool) -> tuple[str, list[Mark]]:
    """Words and symbols without a space between, such as e-mail, 12,5 or C++."""
    in_order = [token(part) for part in parts]
    mark: Mark = phrase_mark(parts, open_end=open_end, stemmed=True)
    if not open_end:
        return _stems(*in_order), [mark]
    begun = _stems(*in_order[:-1], parts[-1], open_end=True)
    return f"({_stems(*in_order)} OR {begun})", [mark]


def _read_symbols(reading: _Reading, symbols: str) -> None:
    parts = pieces(symbols)
    reading.want(_stems(*map(token, parts)), phrase_mark(parts, open_end=False, stemmed=False))


def _stems(*tokens: str, open_end: bool = False) -> str:
    return f"stems : {_quoted(' '.join(tokens))}{' *' if open_end else ''}"


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
