"""Acts: who did what to whom, from the triggers of a language over one parse."""
