"""Fitting how sure a reading is."""
