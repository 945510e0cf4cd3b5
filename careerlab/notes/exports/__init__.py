"""Files that hold many talks: zip archives, Notion exports, sheets with a talk a row."""
