"""What is written by hand for the park."""
