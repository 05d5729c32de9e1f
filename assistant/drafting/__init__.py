"""The way from sources to a draft: privacy, budget, engine, grounding."""
