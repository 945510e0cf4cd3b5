"""Stage 2: `Note` -> the insights table, one row per statement."""
