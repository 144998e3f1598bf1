"""Training and export of the attribution tagger."""
