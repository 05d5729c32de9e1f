"""What can go wrong with a request, each as one clear Danish sentence: what happened, what is kept, what to do.

The errors carry nothing of the request: no key, no header, no text that was sent. What the server itself wrote is
quoted where it helps, in one short line, unless it repeats the user's text. Answers with an error status are told
apart in ``statuses``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from assistant.engines.chat.keys import Secret
from assistant.engines.chat.reply import cleaned
from assistant.errors import EndpointError, EngineError, ReplyError

OR_RULES = "eller brug reglerne."

_MOST_WORDS = 200
_ECHOED_WORDS = 6


class Kind(StrEnum):
    """What happened, in one word, for the record and for what a face offers."""

    UNREACHABLE = "unreachable"
    INSECURE = "insecure"
    CLOSED = "closed"
    SLOW = "slow"
    STALLED = "stalled"
    CUT = "cut"
    GARBLED = "garbled"
    MOVED = "moved"
    NO_KEY = "no_key"
    KEY = "key"
    FORBIDDEN = "forbidden"
    MODEL = "model"
    ADDRESS = "address"
    TOO_LONG = "too_long"
    NO_ROOM = "no_room"
    BUSY = "busy"
    CREDIT = "credit"
    SERVER = "server"
    REQUEST = "request"
    WEB_PAGE = "web_page"
    EMPTY = "empty"
    LENGTH = "length"
    ENDLESS = "endless"
    FILTER = "filter"
    REFUSAL = "refusal"
    NOT_A_DOCUMENT = "not_a_document"


class ParameterRefused(Exception):  # noqa: N818  # answered by asking in another way, never shown
    """The server does not take a parameter of the request.

    Attributes:
        parameter: its name.
        fault: what to tell the user where there is no other way to ask.
    """

    def __init__(self, parameter: str, fault: EngineError) -> None:
        super().__init__(parameter)
        self.parameter = parameter
        self.fault = fault


class TooLong(EndpointError):  # noqa: N818  # one of many faults, and caught by its own name
    """The request does not fit into the model's context.

    Attributes:
        context: how many tokens the server says that it holds, or 0.
    """

    context: int = 0


@dataclass(frozen=True)
class Asked:
    """Who was asked, and what must not be told on.

    Attributes:
        host: as it is shown.
        address: the address without its query.
        model: the model's name.
        is_loopback: whether the server is on this machine.
        key: the key that was shown, or None.
        sent: the text that was sent.
        begun: whether a part of the reply had come.
    """

    host: str
    address: str
    model: str
    is_loopback: bool
    key: Secret | None = field(default=None, repr=False)
    sent: str = field(default="", repr=False)
    begun: bool = False

    @property
    def kept(self) -> str:
        """What is not lost."""
        return "Din tekst og det, der nåede at komme, er gemt." if self.begun else "Din tekst er gemt."


def unreachable(asked: Asked) -> EngineError:
    """Nobody answers at the address."""
    hint = (
        f"Start serveren, og prøv igen, {OR_RULES}"
        if asked.is_loopback
        else f"Se efter, om du er på nettet, og om adressen er rigtig, {OR_RULES}"
    )
    return EndpointError(f"Kunne ikke nå modellen på {asked.host}. {asked.kept}", hint, kind=Kind.UNREACHABLE)


def insecure(asked: Asked) -> EngineError:
    """The certificate of the server is not to be trusted."""
    return EndpointError(
        f"Certifikatet fra {asked.host} kan ikke godkendes, så der er ikke sendt noget. {asked.kept}",
        "Se efter, om adressen er rigtig, eller spørg den, der driver serveren.",
        kind=Kind.INSECURE,
    )


def closed(asked: Asked) -> EngineError:
    """The connection was closed before an answer came, or while it came."""
    if asked.begun:
        return cut(asked)
    return EndpointError(
        f"Serveren på {asked.host} lukkede forbindelsen uden at svare. {asked.kept}",
        f"Prøv igen, {OR_RULES}",
        kind=Kind.CLOSED,
    )


def slow(asked: Asked, seconds: float) -> EngineError:
    """Nothing came within the time that was set."""
    return EndpointError(
        f"Modellen på {asked.host} er ikke begyndt at svare efter {seconds:.0f} sekunder. {asked.kept}",
        f"Prøv igen, vælg en mindre model, {OR_RULES}",
        kind=Kind.SLOW,
    )


def stalled(asked: Asked, seconds: float) -> EngineError:
    """The reply came to a halt."""
    return EndpointError(
        f"Modellen på {asked.host} gik i stå: Der kom intet i {seconds:.0f} sekunder. {asked.kept}",
        f"Prøv igen, {OR_RULES}",
        kind=Kind.STALLED,
    )


def cut(asked: Asked) -> EngineError:
    """The reply ended before the model was done."""
    return ReplyError(
        f"Svaret fra {asked.host} blev afbrudt, før det var færdigt. {asked.kept}",
        f"Prøv igen, {OR_RULES}",
        kind=Kind.CUT,
    )


def garbled(asked: Asked) -> EngineError:
    """What came is no stream of a chat server."""
    return ReplyError(
        f"Svaret fra {asked.host} kunne ikke læses. {asked.kept}",
        "Se efter, om adressen hører til en OpenAI-kompatibel server, og prøv igen.",
        kind=Kind.GARBLED,
    )


def web_page(asked: Asked) -> EngineError:
    """The address answers with HTML."""
    return EndpointError(
        f"Adressen {asked.address} svarer med en webside og ikke med en sprogmodel. {asked.kept}",
        "Ret adressen i Indstillinger; den ender som regel på /v1.",
        kind=Kind.WEB_PAGE,
    )


def empty(asked: Asked) -> EngineError:
    """The reply holds no text."""
    return ReplyError(
        f"Modellen på {asked.host} svarede uden at skrive noget. {asked.kept}",
        f"Prøv igen, vælg en anden model, {OR_RULES}",
        kind=Kind.EMPTY,
    )


def too_long_reply(asked: Asked) -> EngineError:
    """The reply reached its limit of tokens."""
    return ReplyError(
        f"Svaret blev længere, end modellen må skrive, og mangler slutningen. {asked.kept}",
        f"Markér færre noter, bed om noget kortere, {OR_RULES}",
        kind=Kind.LENGTH,
    )


def too_long(asked: Asked, context: int = 0) -> TooLong:
    """The server says that the text does not fit into the model's context."""
    fault = TooLong(
        f"Teksten er for lang til {asked.model} på {asked.host}. {asked.kept}",
        "Markér færre noter, eller vælg en model, der kan læse mere.",
        kind=Kind.TOO_LONG,
    )
    fault.context = context
    return fault


def no_room(host: str, model: str, context: int) -> EngineError:
    """The model's context holds the prompt alone, or not even that."""
    return EndpointError(
        f"{model or 'Modellen'} på {host} kan kun have {context} tokens ad gangen, så der er ikke plads til din tekst. "
        "Der er ikke sendt noget, og din tekst er gemt.",
        "Giv modellen mere plads (i Ollama med OLLAMA_CONTEXT_LENGTH), vælg en anden model, eller brug reglerne. "
        "Har du ændret noget på serveren, så begynder makker doctor --glem forfra.",
        kind=Kind.NO_ROOM,
    )


def endless(asked: Asked) -> EngineError:
    """The model wrote far more than any draft takes."""
    return ReplyError(
        f"Modellen på {asked.host} blev ved med at skrive og er stoppet. {asked.kept}",
        f"Prøv igen, vælg en anden model, {OR_RULES}",
        kind=Kind.ENDLESS,
    )


def filtered(asked: Asked) -> EngineError:
    """A content filter stopped the request or the reply."""
    return ReplyError(
        f"Indholdsfilteret hos {asked.host} standsede udkastet. {asked.kept}",
        "Omskriv det, som filteret kan have misforstået, eller brug reglerne; de sender intet ud.",
        kind=Kind.FILTER,
    )


def refusal(asked: Asked, words: str) -> EngineError:
    """The model declined to write."""
    return ReplyError(
        f"Modellen afslog at skrive udkastet.{quoted(words, asked, 'Den')} {asked.kept}",
        f"Prøv igen, vælg en anden model, {OR_RULES}",
        kind=Kind.REFUSAL,
    )


def not_a_document(asked: Asked, reason: str, repairs: int) -> EngineError:
    """The reply is no document, and asking again did not help."""
    times = {0: "", 1: " efter et forsøg på at rette det", 2: " efter to forsøg på at rette det"}
    return ReplyError(
        f"Modellens svar kunne ikke læses som et udkast{times.get(repairs, '')}. {reason} {asked.kept}",
        f"Prøv igen, vælg en større model, {OR_RULES}",
        kind=Kind.NOT_A_DOCUMENT,
    )


def quoted(words: str, asked: Asked, who: str) -> str:
    """What a server or a model said, as a sentence of ours; empty where it said nothing that may be told on."""
    words = " ".join(cleaned(words).split()).rstrip(".")
    if not words or "<" in words or _repeats(words, asked.sent):
        return ""
    if asked.key is not None:
        words = words.replace(asked.key.reveal(), "•••")
    return f" {who} skriver: “{words[:_MOST_WORDS].rstrip()}{'…' if len(words) > _MOST_WORDS else ''}”."


def _repeats(words: str, sent: str) -> bool:
    """Whether the words repeat a run of what was sent."""
    said = words.casefold().split()
    text = " ".join(sent.casefold().split())
    runs = range(len(said) - _ECHOED_WORDS + 1)
    return any(" ".join(said[place : place + _ECHOED_WORDS]) in text for place in runs)
