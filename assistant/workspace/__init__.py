"""The use cases: they bind store, drafting and export; both faces call only these."""
