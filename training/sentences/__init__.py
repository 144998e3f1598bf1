"""How the sentence encoder is made: published weights, tuned on tellings written for it, and exported."""
