"""The record of requests to language models: what was asked of whom, and what it took."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from assistant.errors import StoreError
from assistant.workspace.faults import spoken
from store.request_records import NewRequest, RequestLine, RequestRecord

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.engines.base import AboutToSend, RequestMade
    from assistant.settings import Settings
    from store.database import Store

__all__ = ["RequestLine", "RequestLog", "RequestRecord", "outcome_words", "price_words"]

_MILLION = 1_000_000
_OUTCOMES = {
    "ok": "svar",
    "stopped": "stoppet",
    "unreachable": "kunne ikke nås",
    "insecure": "certifikatet duer ikke",
    "closed": "forbindelsen lukket",
    "slow": "intet svar",
    "stalled": "gik i stå",
    "cut": "afbrudt",
    "garbled": "ulæseligt svar",
    "moved": "anden adresse",
    "no_key": "mangler nøgle",
    "key": "nøglen afvist",
    "forbidden": "ingen adgang",
    "model": "ukendt model",
    "address": "forkert adresse",
    "too_long": "for lang tekst",
    "busy": "har travlt",
    "credit": "kontoen er tom",
    "server": "fejl hos serveren",
    "request": "spurgt anderledes",
    "web_page": "en webside",
    "empty": "tomt svar",
    "length": "for langt svar",
    "endless": "blev ved",
    "filter": "indholdsfilter",
    "refusal": "afslog",
}


class RequestLog:
    """The requests on record; call it from threads.

    Args:
        open_store: opens the store, or gives the open one.
    """

    def __init__(self, open_store: Callable[[], Store]) -> None:
        self._store = open_store

    def lines(self, limit: int = 100, offset: int = 0) -> list[RequestLine]:
        """The requests, newest first."""
        with spoken():
            return self._store().requests.lines(limit, offset)

    def count(self) -> int:
        """How many there are."""
        with spoken():
            return self._store().requests.count()

    def get(self, request_id: int) -> RequestRecord:
        """A whole request.

        Raises:
            NotFoundError: there is none of that number.
        """
        with spoken():
            return self._store().requests.get(request_id)

    def delete(self, request_id: int) -> None:
        """Deletes one for ever.

        Raises:
            NotFoundError: there is none of that number.
        """
        with spoken():
            self._store().requests.delete(request_id)

    def delete_all(self) -> int:
        """Deletes all for ever, and says how many there were."""
        with spoken():
            return self._store().requests.delete_all()

    def delete_older(self, days: int) -> int:
        """Deletes those that are older than some days, and says how many there were."""
        with spoken():
            return self._store().requests.delete_older(days)

    def recorder(self, settings: Settings) -> Callable[[RequestMade], None]:
        """What an engine tells its requests to; a store that cannot be written costs the record, never the draft."""

        def record(made: RequestMade) -> None:
            texts = settings.keep_request_texts
            request = NewRequest(
                host=made.host,
                model=made.model,
                prompt_id=made.prompt.id,
                prompt_version=made.prompt.version,
                prompt_hash=made.prompt.hash,
                prompt_tokens=made.prompt_tokens,
                reply_tokens=made.reply_tokens,
                seconds=made.seconds,
                outcome=str(made.outcome),
                sent=made.sent if texts else None,
                reply=made.reply if texts else None,
            )
            with suppress(StoreError), spoken():
                self._store().requests.add(request, keep_days=settings.keep_request_days)

        return record


def outcome_words(outcome: str) -> str:
    """What became of a request, in a few Danish words."""
    return _OUTCOMES.get(outcome, outcome)


def price_words(settings: Settings, model: str, about: AboutToSend) -> str:
    """What a request costs by the user's own table, a Danish sentence; empty where the table lacks the model."""
    from assistant.danish.format import number

    pair = settings.prices.get(model)
    if pair is None:
        return ""
    sent, most = (tokens * price / _MILLION for tokens, price in zip(_tokens(about), pair, strict=True))
    return f"Efter din pristabel koster det {number(sent, 4)} at sende og højst {number(most, 4)} for svaret."


def _tokens(about: AboutToSend) -> tuple[int, int]:
    return about.tokens, about.reply_tokens
