"""Stage 1: files -> `Note`, with every character of the text accounted for."""
