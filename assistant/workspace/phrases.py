"""The phrase bank as the faces use it: what may be said in a talk, in groups, with search."""

from __future__ import annotations

from assistant.danish.phrases import Group, groups, search

__all__ = ["Group", "groups", "search"]
