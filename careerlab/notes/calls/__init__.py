"""Transcripts of calls as caption files: cues, voices, and when each word was said."""
