"""Training of the event classifier's head, in plain numpy."""
