"""Feedback: the text with what its words may mean, and how it may be said."""
