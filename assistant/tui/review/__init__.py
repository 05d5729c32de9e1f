"""The review mode (Udkast): the list of drafts, the open draft beside its sources, and the draft being written."""
