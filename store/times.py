"""Times as the store keeps them: UTC, in text that sorts."""

from __future__ import annotations

from datetime import UTC, date, datetime


def utc_now() -> datetime:
    """The time now."""
    return datetime.now(UTC)


def to_stored(time: datetime) -> str:
    """An aware time as it is stored, such as "2026-03-12T09:30:00.000000Z".

    Raises:
        ValueError: the time says no zone, so that nobody knows when it was.
    """
    if time.tzinfo is None:
        raise ValueError("a time without a zone cannot be stored")
    return time.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def from_stored(text: str) -> datetime:
    """The time of a stored text, in UTC."""
    return datetime.fromisoformat(text)


def local_day(time: datetime) -> date:
    """The day that a time is on where the user is."""
    return time.astimezone().date()
