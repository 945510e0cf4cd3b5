"""Stage 3: table -> table; knows no file and no colour."""
