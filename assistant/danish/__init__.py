"""What the program knows of Danish: sentences, numbers, dates, names, language, and a few small trained models."""
