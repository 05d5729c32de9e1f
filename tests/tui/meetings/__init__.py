"""Tests of the mode Samtaler."""
