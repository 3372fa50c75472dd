"""What the clients are made of: the way of every call, and what a call may give."""
