"""Copies: labelled pairs, a collection on one summit, and growth to a hundred thousand articles."""
