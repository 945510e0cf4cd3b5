"""Where people disagree, and what differs between them."""
