"""Writes the published schema of the exchange file: python scripts/exchange_schema.py"""

from __future__ import annotations

from pathlib import Path

from assistant.export.exchange import schema_text

PLACE = Path(__file__).parent.parent / "docs" / "makker-exchange-1.schema.json"

if __name__ == "__main__":
    PLACE.write_text(schema_text(), encoding="utf-8", newline="\n")
