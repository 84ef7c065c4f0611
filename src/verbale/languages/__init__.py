"""One folder per language; what all of them share is in `parse` and `pack`."""
