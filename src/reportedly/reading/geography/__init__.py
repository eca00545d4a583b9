"""Where: names of places in an article, and which place on earth each is."""
