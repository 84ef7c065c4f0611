"""French: word classes, cues, roles, inflection, values and the model, behind one pack."""
