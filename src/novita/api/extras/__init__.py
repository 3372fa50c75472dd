"""What is written by hand beside the rendered methods."""
