"""How the paths compare: favourability, draws, ranks, what would change the order, the verdict in words."""
