"""Gunicorn's worker with threads, which lets its phones go when it stops."""

import threading
from typing import Any

from gunicorn.workers.gthread import ThreadWorker


class Worker(ThreadWorker):
    """Phones hold their connection for hours: they are told to come back, instead of being waited for."""

    def handle_exit(self, sig: Any, frame: Any) -> None:
        """Begin to stop."""
        super().handle_exit(sig, frame)  # type: ignore[no-untyped-call]  # gunicorn has no types
        if live := getattr(getattr(self, "wsgi", None), "extensions", {}).get("elan.live"):
            # Not in the signal handler: what was interrupted may hold a lock.
            threading.Thread(target=live.close, daemon=True).start()
