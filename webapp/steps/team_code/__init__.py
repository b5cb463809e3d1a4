"""A code whose instructions are scattered over the team's phones."""
