"""makker: from a year of notes to achievements, goals and agreements, in the terminal."""
