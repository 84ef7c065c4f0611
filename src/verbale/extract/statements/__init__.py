"""Statements: who communicated what, by which cue. One module for each way of reporting speech."""
