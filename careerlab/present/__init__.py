"""Table -> picture or page. Nothing is computed here: every number shown stands in a table of the analysis."""
