"""Answers with an error status: which fault is behind them, and whether the request should be put in another way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.danish.format import count
from assistant.engines.chat.faults import OR_RULES, Asked, Kind, filtered, quoted, too_long
from assistant.engines.chat.retry import retry_after
from assistant.errors import EndpointError, EngineError, KeyRejectedError

# Where servers say what is wrong; other keys may echo the request.
_TELLING_KEYS = ("message", "msg", "detail", "error", "code", "type", "param", "loc", "status")
_SPOKEN_KEYS = ("message", "msg", "detail", "error")
_NESTING_KEYS = ("error", "innererror", "detail")

_TOO_LONG = re.compile(
    r"context[ _](?:length|window|size)|maximum context|exceed_context|too many tokens|prompt is too long",
    re.I,
)
_CONTEXT = re.compile(r"context[ _](?:length|window|size)\D{0,24}(\d[\d,.]{2,9})", re.I)
_NO_MODEL = re.compile(
    r"model_not_found|(?:invalid|unknown|no such) model|"
    r"\bmodel\b[^.]{0,120}(?:not found|not exist|not available|not loaded|unknown)",
    re.I,
)
_FILTERED = re.compile(r"content[_ ](?:filter|policy)|responsible ?ai", re.I)
_NO_CREDIT = re.compile(r"insufficient_quota|billing|credit|payment", re.I)
_PARAMETER_WORDS = {
    "response_format": r"response_format|json_schema|json_object|structured outputs?|json mode",
    "max_tokens": r"max_tokens",
    "max_completion_tokens": r"max_completion_tokens",
    "temperature": r"temperature",
    "stream_options": r"stream_options|include_usage",
}
_REFUSING = frozenset((400, 404, 415, 422, 500, 501))


def of_status(status: int, headers: dict[str, str], body: object, asked: Asked) -> EngineError:
    """The fault behind an answer with an error status.

    Args:
        status: of the answer.
        headers: of the answer, names in lower case.
        body: what it said, parsed where it was JSON, else text.
        asked: who was asked.
    """
    told = " ".join(_strings(body, _TELLING_KEYS))
    said = _said(body, asked)
    return (
        _of_access(status, said, asked)
        or _of_content(status, told, said, asked)
        or _of_load(status, headers, told, said, asked)
        or EndpointError(
            f"Serveren på {asked.host} tog ikke imod forespørgslen (svar {status}).{said} {asked.kept}",
            f"Se efter, om adresse og model passer sammen, {OR_RULES}",
            kind=Kind.REQUEST,
        )
    )


def _of_access(status: int, said: str, asked: Asked) -> EngineError | None:
    """The address is not the right one to ask, or the key is not."""
    server = f"Serveren på {asked.host}"
    if 300 <= status < 400:
        return EndpointError(
            f"{server} henviser til en anden adresse, og makker sender ikke din tekst videre. {asked.kept}",
            "Skriv den rigtige adresse i Indstillinger.",
            kind=Kind.MOVED,
        )
    if status == 401 and asked.key is None:
        return KeyRejectedError(
            f"{server} vil have en nøgle. {asked.kept}", "Skriv den i Indstillinger.", kind=Kind.NO_KEY
        )
    if status == 401:
        return KeyRejectedError(
            f"{server} tager ikke imod nøglen. {asked.kept}",
            "Skriv en ny nøgle i Indstillinger.",
            kind=Kind.KEY,
        )
    if status == 403:
        return KeyRejectedError(
            f"{server} giver ikke adgang til {asked.model}.{said} {asked.kept}",
            "Brug en anden nøgle, vælg en anden model, eller brug reglerne.",
            kind=Kind.FORBIDDEN,
        )
    return None


def _of_content(status: int, told: str, said: str, asked: Asked) -> EngineError | None:
    """What was asked for cannot be had: too long a text, no such model, nothing at that path."""
    if status in (400, 422) and _FILTERED.search(told):
        return filtered(asked)
    if status == 413 or _TOO_LONG.search(told):
        return too_long(asked, _told_context(told))
    if _NO_MODEL.search(told):
        return EndpointError(
            f"Serveren på {asked.host} kender ikke modellen {asked.model}.{said} {asked.kept}",
            "Vælg en anden model i Indstillinger.",
            kind=Kind.MODEL,
        )
    if status in (404, 405):
        return EndpointError(
            f"Der er ingen sprogmodel på adressen {asked.address}. {asked.kept}",
            "Ret adressen i Indstillinger; den ender som regel på /v1.",
            kind=Kind.ADDRESS,
        )
    return None


def _of_load(status: int, headers: dict[str, str], told: str, said: str, asked: Asked) -> EngineError | None:
    """The server cannot answer now, or not for this account."""
    seconds = retry_after(headers)
    if status == 402 or (status == 429 and _NO_CREDIT.search(told)):
        return EndpointError(
            f"Kontoen hos {asked.host} har ikke mere at bruge af. {asked.kept}",
            f"Se din konto hos udbyderen, vælg en anden model, {OR_RULES}",
            kind=Kind.CREDIT,
        )
    if status == 429:
        when = "om lidt" if seconds is None else f"om {count(max(round(seconds), 1), 'sekund', 'sekunder')}"
        return EndpointError(
            f"Serveren på {asked.host} har for travlt lige nu. {asked.kept}",
            f"Prøv igen {when}, {OR_RULES}",
            kind=Kind.BUSY,
            retry_after=seconds,
        )
    if status >= 500 or status == 408:
        return EndpointError(
            f"Serveren på {asked.host} har en fejl hos sig selv (svar {status}).{said} {asked.kept}",
            f"Prøv igen om lidt, {OR_RULES}",
            kind=Kind.SERVER,
            retry_after=seconds,
        )
    return None


def _told_context(told: str) -> int:
    """How many tokens a server says that its model holds, or 0."""
    found = _CONTEXT.search(told)
    return int(re.sub(r"\D", "", found[1])) if found else 0


def of_told_error(body: object, asked: Asked) -> EngineError:
    """The fault behind an error that a server told of inside its answer."""
    code = body.get("code") or body.get("status") if isinstance(body, dict) else None
    digits = str(code) if code is not None else ""
    status = int(digits) if digits.isdecimal() and len(digits) == 3 else 500
    return of_status(status if status >= 400 else 500, {}, body, asked)


def refused_parameter(status: int, body: object, sent: tuple[str, ...]) -> str | None:
    """The parameter that an answer complains about.

    Args:
        status: of the answer.
        body: what it said.
        sent: the names of the parameters that a server may refuse and that were sent.
    """
    if status not in _REFUSING:
        return None
    named = list(_strings(body, ("param", "loc")))
    told = " ".join(_strings(body, _TELLING_KEYS))
    for parameter in sent:
        if parameter in named:
            return parameter
    for parameter in sent:
        if re.search(rf"\b(?:{_PARAMETER_WORDS[parameter]})\b", told, re.I):
            return parameter
    return None


def _said(body: object, asked: Asked) -> str:
    """The server's own words as a sentence of ours, or nothing."""
    if isinstance(body, str):
        return quoted(body, asked, "Den")
    return quoted(next(_strings(body, _SPOKEN_KEYS), ""), asked, "Den")


def _strings(body: object, keys: tuple[str, ...], *, at_key: bool = True) -> Iterator[str]:
    """The strings under certain keys; those of other keys may echo the request."""
    if isinstance(body, str):
        if at_key:
            yield body
    elif isinstance(body, list):
        for item in body:
            yield from _strings(item, keys, at_key=at_key)
    elif isinstance(body, dict):
        for key in dict.fromkeys((*keys, *_NESTING_KEYS)):
            if key in body:
                yield from _strings(body[key], keys, at_key=key in keys)
