"""How quick makker is, as ratios and medians: ``python -m benchmarks`` prints all figures."""
