"""Jobs on serverless endpoints of your own, through their queue."""
