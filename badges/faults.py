"""What can go wrong. Messages are for whoever runs Élan; French sentences for the public are in ``verification``."""


class BadgeFault(Exception):
    """Something about a badge that cannot be done, or cannot be believed."""


class UnknownContext(BadgeFault):
    """A JSON-LD context that is not kept here. None is ever fetched."""


class KeyFault(BadgeFault):
    """A key that is missing, of the wrong kind, or locked by another wrapping key."""


class NotConfirmed(BadgeFault):
    """A signature, or what it covers, that the second implementation does not accept."""


class BakingFault(BadgeFault):
    """A picture that cannot carry a badge."""
