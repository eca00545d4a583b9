"""How the shipped attribution tagger is made; needs torch, see `requirements.txt`. Not installed."""
