"""How the atlas and the weights of the geography are made. Not installed."""
