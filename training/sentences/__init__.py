"""How the sentence encoder is made: exported once from published weights, not trained here."""
