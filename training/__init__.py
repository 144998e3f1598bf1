"""How the shipped models and tables were made. Needs torch; no part of the installed package."""
