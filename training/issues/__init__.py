"""How the static vectors that group issues are made; not installed."""
