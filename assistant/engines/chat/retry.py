"""How long a server asks to wait before another try."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

# More than this is no pause in a draft; the server means "not today".
LONGEST = 24 * 60 * 60.0


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
