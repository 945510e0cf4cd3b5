"""What there is to learn: effort, qualifications, first steps, choices."""
