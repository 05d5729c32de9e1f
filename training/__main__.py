"""``python -m training`` writes the weights file; ``python -m training --check`` only says whether it would change."""

from __future__ import annotations

import sys
from pathlib import Path

import assistant.danish
from assistant.danish.classify.weights import FILE_NAME, pack
from training import star
from training.texts import star_notes


def made() -> bytes:
    """The weights file as the texts make it."""
    return pack(star.train(star_notes()))


def main() -> int:
    """Writes or checks the packaged weights; 1 where a check finds others."""
    path = Path(assistant.danish.__file__).parent / "data" / FILE_NAME
    packed = made()
    if "--check" in sys.argv:
        same = path.exists() and path.read_bytes() == packed
        print("the same" if same else "different")
        return 0 if same else 1
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(packed)
    print(f"{path.name}: {len(packed):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
