"""Intake: the article of a page, and archives of pages."""
