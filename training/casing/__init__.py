"""How the list of lower-case words is made."""
