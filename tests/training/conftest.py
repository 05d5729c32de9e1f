"""These tests learn anew, which needs scikit-learn: an extra of the developers, so they are left out where it is not."""

from __future__ import annotations

from importlib.util import find_spec

collect_ignore_glob = [] if find_spec("sklearn") else ["test_*.py"]
