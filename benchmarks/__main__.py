"""Runs all benchmarks and prints their figures."""

from __future__ import annotations

from importlib import import_module

NAMES = ("start", "typing", "search", "feedback", "minutes", "meetings", "chat")


def main() -> None:
    """Each benchmark under its own heading."""
    for name in NAMES:
        print(f"\n{name}\n{'-' * len(name)}", flush=True)
        import_module(f"benchmarks.{name}").main()


if __name__ == "__main__":
    main()
