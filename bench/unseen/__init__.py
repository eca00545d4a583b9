"""Figures, positions and talks of articles that nothing was made for."""
