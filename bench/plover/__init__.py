"""Act types on news of the years 2000 to 2020, given the pair of actors."""
