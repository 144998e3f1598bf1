"""Fitting which accounts tell of the same contact."""
