"""A vote, alone or as a team, in one or several rounds."""
