"""Table -> picture or page. Nothing is computed here: a number that is drawn or printed stands in a table of the analysis."""
