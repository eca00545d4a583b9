"""What a person sees of a reading: the terminal view and the HTML page (read only)."""
