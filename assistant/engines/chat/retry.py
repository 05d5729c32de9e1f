"""Whether a request that failed before its first word is sent once more, and how long a server asks to wait."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from assistant.engines.base import Waiting
from assistant.engines.chat.faults import Kind
from assistant.errors import EngineError

# The faults that pass by themselves: how long to wait where the server does not say, and what is shown meanwhile.
_PASSING: dict[str, tuple[float, str]] = {
    Kind.BUSY: (5.0, "Serveren har travlt"),
    Kind.SERVER: (3.0, "Serveren har en fejl"),
    Kind.UNREACHABLE: (2.0, "Serveren svarer ikke"),
    Kind.CLOSED: (1.0, "Forbindelsen blev lukket"),
}

# Nobody watches a countdown for longer; the fault says how long the server asks for.
LONGEST_PAUSE = 60.0

# More than this is no pause in a draft; the server means "not today".
LONGEST = 24 * 60 * 60.0


def pause(fault: EngineError) -> Waiting | None:
    """The pause before a request is sent once more, or None where that would not help or takes too long.

    Args:
        fault: why it failed, before anything of a reply had come.
    """
    if fault.kind not in _PASSING:
        return None
    seconds, reason = _PASSING[fault.kind]
    if fault.retry_after is not None:
        seconds = fault.retry_after
    return Waiting(seconds, reason) if seconds <= LONGEST_PAUSE else None


def retry_after(headers: Mapping[str, str], now: datetime | None = None) -> float | None:
    """The seconds that an answer asks to wait.

    Args:
        headers: of the answer, names in lower case; Retry-After in seconds or as a date, or retry-after-ms.
        now: the present, the clock's where None.

    Returns:
        The seconds, 0 or more; None where the answer does not say, or says something that cannot be read.
    """
    try:
        if (milliseconds := headers.get("retry-after-ms")) is not None:
            seconds = float(milliseconds) / 1000
        elif (value := headers.get("retry-after")) is None:
            return None
        elif value.strip().replace(".", "", 1).isdigit():
            seconds = float(value)
        else:
            seconds = (parsedate_to_datetime(value) - (now or datetime.now(UTC))).total_seconds()
    except (ValueError, TypeError):
        return None
    return min(max(seconds, 0.0), LONGEST) if seconds == seconds else None
