"""``python -m training`` writes the weights files; ``python -m training --check`` only says whether they would change."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from threadpoolctl import threadpool_limits

import assistant.danish
from assistant.danish.classify import feedback as feedback_model
from assistant.danish.classify import goals as goals_model
from assistant.danish.classify import minutes as minutes_model
from assistant.danish.classify import weights
from training import feedback, goals, minutes, star
from training.feedback_texts import feedback_texts
from training.goals_texts import wishes
from training.minutes_texts import meetings
from training.texts import star_notes

FOLDER = Path(assistant.danish.__file__).parent / "data"

FILES: dict[str, Callable[[], bytes]] = {
    weights.FILE_NAME: lambda: weights.pack(star.train(star_notes())),
    feedback_model.FILE_NAME: lambda: weights.pack(feedback.train(feedback_texts())),
    goals_model.FILE_NAME: lambda: weights.pack(goals.train(wishes())),
    minutes_model.FILE_NAME: lambda: weights.pack(minutes.train(meetings())),
}


def main() -> int:
    """Writes or checks the packaged weights, all or those named; 1 where a check finds others."""
    named = [name for name in sys.argv[1:] if name in FILES]
    changed = False
    for name in named or FILES:
        with threadpool_limits(1):  # sums of floats depend on how many threads share them
            path, packed = FOLDER / name, FILES[name]()
        same = path.exists() and path.read_bytes() == packed
        changed = changed or not same
        if "--check" in sys.argv:
            print(f"{name}: {'the same' if same else 'different'}")
        else:
            path.write_bytes(packed)
            print(f"{name}: {len(packed):,} bytes")
    return int(changed and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
