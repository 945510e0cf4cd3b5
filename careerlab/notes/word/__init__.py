"""Word files: the parts of the package, its styles and lists, and the flow of paragraphs and tables."""
