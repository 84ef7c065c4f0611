"""Evaluation: the figures of records against hand-made ones, and the floors they must keep."""
