"""Article → Reading: attribution, actors, acts, figures, positions, talks, gaps."""
