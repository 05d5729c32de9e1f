"""Tests of assistant.workspace."""
