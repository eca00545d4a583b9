"""Incidents: who did what to whom with what, and how many were killed and injured."""
