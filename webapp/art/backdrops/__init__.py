"""Places of the story, as light pictures behind a dialogue."""
