"""Tests of assistant.export."""
