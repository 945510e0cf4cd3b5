"""Saved pages and exports that are pages: signs and words, then lines."""
