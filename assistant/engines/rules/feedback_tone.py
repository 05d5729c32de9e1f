"""How a wish is said, from mild to plain, and how a sentence is put right at its ends."""

from __future__ import annotations

import re

from assistant.danish.tenses import is_infinitive, present_of_infinitive, present_of_past

_WORD = re.compile(r"\w+", re.UNICODE)
_ENDS = ".!?…"
_QUOTES = "\"'«”’"
_CLOSED = ")]»\"'%"

# From milder (-2) to plainer (2): a wish that an infinitive follows ("at dele dem op"), one that a clause follows, and
# one that the writer still has to fill in.
_ASK = {
    -2: "Jeg bliver glad, hvis du vil {rest}",
    -1: "Jeg vil sætte pris på, at du vil {rest}",
    0: "Jeg vil gerne bede dig om at {rest}",
    1: "Jeg har brug for, at du {present}",
    2: "Jeg forventer, at du {present}",
}
_WANT = {
    -2: "Jeg bliver glad, hvis {clause}",
    -1: "Jeg vil sætte pris på, at {clause}",
    0: "Jeg vil gerne have, at {clause}",
    1: "Jeg har brug for, at {clause}",
    2: "Jeg forventer, at {clause}",
}
_OPEN_WISH = "hvad ønsker du, der sker, og hvornår?"


def ask(infinitive: str, tone: int) -> str:
    """A wish for something to be done.

    Args:
        infinitive: what follows "at" ("dele dem op").
        tone: from -2 (milder) to 2 (plainer).
    """
    verb, _, rest = infinitive.partition(" ")
    present = f"{present_of_infinitive(verb.lower())} {rest}".strip()
    return _ASK[tone].format(rest=infinitive, present=present)


def want(clause: str, tone: int) -> str:
    """A wish for something to be so; ``clause`` follows "at", and its verb is put in the present."""
    return _WANT[tone].format(clause=in_present(clause))


def open_wish(tone: int, question: str = _OPEN_WISH) -> str:
    """A wish that the writer has to fill in by answering a question."""
    return _WANT[tone].format(clause=f"du [{question}]")


def in_present(clause: str) -> str:
    """A clause whose first verb in the past is put in the present, where the verb is known."""
    for match in _WORD.finditer(clause):
        word = match.group()
        if word == "så" or word[0].isupper():
            continue
        present = present_of_past(word)
        if present is not None:
            return clause[: match.start()] + present + clause[match.end() :]
    return clause


def follows_at(rest: str) -> bool:
    """Whether a stretch after "at" begins with an infinitive."""
    words = _WORD.findall(rest.lower())[:1]
    return bool(words) and is_infinitive(words[0])


def sentence(text: str) -> str:
    """A text with a capital first and a mark last, and no double spaces or stray commas."""
    text = re.sub(r"\s+", " ", text).strip(" ,;:–-")
    text = re.sub(r" +([,.!?])", r"\1", text)
    if not text:
        return ""
    text = text[0].upper() + text[1:]
    if text[-1] in _ENDS or (text[-1] in _QUOTES and text[-2:-1] in _ENDS):
        return text
    return f"{text}."


def statement(text: str) -> str:
    """A sentence that no longer asks."""
    return sentence(re.sub(r"[^\w)\]»\"'%]+$", "", text))
