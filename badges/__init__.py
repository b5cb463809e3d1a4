"""Open Badges that an employer can trust: made, signed, baked, drawn and verified.

This package stands alone. It knows nothing of the web, of a database or of the game: instants, identifiers, the key
that wraps private keys and whatever fetches an address come in as arguments.
"""
