"""The command line: thin verbs that parse, call and show."""
