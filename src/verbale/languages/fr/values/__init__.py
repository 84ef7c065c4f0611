"""Numbers, money, counted things and times in French."""
