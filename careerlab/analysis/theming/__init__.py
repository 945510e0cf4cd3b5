"""Where themes come from: named ones, near ones, those that gather by themselves, and whether they come back."""
