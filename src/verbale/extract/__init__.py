"""From a parse to a record: who is meant, what was said, what was done."""
