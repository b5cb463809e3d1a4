"""A form of the game: pilot's card, contract, planning, budget, CV, plan."""
