"""Tests of the app in the terminal."""
