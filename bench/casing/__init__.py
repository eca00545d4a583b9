"""What is lost where a text is printed in capitals."""
