"""Place names and where they are, on local news of America and on world news."""
