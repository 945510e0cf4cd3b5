"""What has to happen after a talk: who promised what, by when, whether it was done, and what the talk changed."""
