"""Commands made by hand, one in each module."""
