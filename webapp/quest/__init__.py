"""The rules of the game as arithmetic: content and events go in, progress comes out. No clock, no I/O."""
