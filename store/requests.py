"""The record of requests to language models, and the finished parts of drafts that are under way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta

from sqlalchemy import func
from sqlmodel import col, delete, select

from store.faults import Missing
from store.request_models import DraftPart, RequestRow
from store.request_records import NewRequest, RequestLine, RequestRecord
from store.sessions import Sessions

# A part that nobody came back for within a month is of no use any more.
PART_DAYS = 30


class Requests:
    """All requests of a store. Every method is one use case in a session of its own, from any thread."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    def add(self, request: NewRequest, *, keep_days: int = 0) -> int:
        """Puts a request on record.

        Args:
            request: what was made.
            keep_days: how many days requests are kept, this one included; 0 for ever.

        Returns:
            Its number.
        """
        with self._sessions.writing() as session:
            row = RequestRow(at=self._sessions.clock(), **asdict(request))
            session.add(row)
            session.flush()
            assert row.id is not None
            number = row.id
        if keep_days:
            self.delete_older(keep_days)
        return number

    def lines(self, limit: int = 100, offset: int = 0) -> list[RequestLine]:
        """The requests, newest first, without their texts."""
        query = select(RequestRow).order_by(col(RequestRow.id).desc()).limit(limit).offset(offset)
        with self._sessions.reading() as session:
            return [_line(row) for row in session.exec(query)]

    def count(self) -> int:
        """How many requests there are."""
        with self._sessions.reading() as session:
            return session.exec(select(func.count()).select_from(RequestRow)).one()

    def get(self, request_id: int) -> RequestRecord:
        """A whole request.

        Raises:
            Missing: there is none of that number.
        """
        with self._sessions.reading() as session:
            row = session.get(RequestRow, request_id)
            if row is None:
                raise Missing("request", request_id)
            return RequestRecord(_line(row), row.sent, row.reply)

    def delete(self, request_id: int) -> None:
        """Deletes one request for ever.

        Raises:
            Missing: there is none of that number.
        """
        with self._sessions.writing() as session:
            row = session.get(RequestRow, request_id)
            if row is None:
                raise Missing("request", request_id)
            session.delete(row)

    def delete_all(self) -> int:
        """Deletes all requests for ever, and says how many there were."""
        with self._sessions.writing() as session:
            return session.exec(delete(RequestRow)).rowcount

    def delete_older(self, days: int) -> int:
        """Deletes the requests that are older than some days, and says how many there were."""
        before = self._sessions.clock() - timedelta(days=days)
        with self._sessions.writing() as session:
            return session.exec(delete(RequestRow).where(col(RequestRow.at) < before)).rowcount


class Parts:
    """The finished parts of drafts that are not whole yet, by keys that the drafting makes."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions

    def find(self, key: str) -> str | None:
        """The document of a part, or None."""
        with self._sessions.reading() as session:
            row = session.get(DraftPart, key)
            return None if row is None else row.document

    def keep(self, key: str, document: str) -> None:
        """Keeps the document of a part; those that nobody came back for are deleted."""
        now = self._sessions.clock()
        with self._sessions.writing() as session:
            session.exec(delete(DraftPart).where(col(DraftPart.created_at) < now - timedelta(days=PART_DAYS)))
            session.merge(DraftPart(key=key, document=document, created_at=now))

    def forget(self, keys: Sequence[str]) -> None:
        """Deletes the parts of a draft that is whole."""
        with self._sessions.writing() as session:
            session.exec(delete(DraftPart).where(col(DraftPart.key).in_(keys)))


def _line(row: RequestRow) -> RequestLine:
    assert row.id is not None
    return RequestLine(
        id=row.id,
        at=row.at,
        host=row.host,
        model=row.model,
        prompt_id=row.prompt_id,
        prompt_version=row.prompt_version,
        prompt_hash=row.prompt_hash,
        prompt_tokens=row.prompt_tokens,
        reply_tokens=row.reply_tokens,
        seconds=row.seconds,
        outcome=row.outcome,
        has_texts=row.sent is not None,
    )
