"""How the decision came about: how things stood after each talk, and what a talk changed."""
