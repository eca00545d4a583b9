"""Quality and speed of the readers, each task in a folder of its own; see README.md."""
