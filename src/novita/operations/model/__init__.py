"""Model APIs: language, images, video, audio, search."""
