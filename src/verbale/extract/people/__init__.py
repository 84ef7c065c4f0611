"""Who is who within one document: the words that point to actors, and what each resolves to."""
