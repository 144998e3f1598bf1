"""How the network of one node is made that multiplies vectors of one byte a number. Nothing in it is trained."""
