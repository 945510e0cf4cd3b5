"""A room of people without a leak: what each hands in, how that is put together, and what may be shown."""
