"""Gunicorn's worker with threads, which lets its phones go when it stops."""

import gc
import threading
from typing import Any

from gunicorn.workers.gthread import ThreadWorker

# The collector looks for rings of objects that nobody holds. By default it looks at all that was ever loaded, several
# times a second in a full room, and everybody waits: half a second, measured. A request leaves next to no ring.
PATIENCE = (10_000, 20, 50)


class Worker(ThreadWorker):
    """Phones hold their connection for hours: they are told to come back, instead of being waited for."""

    def load_wsgi(self) -> None:
        """Load the application; what is there by then stays, and is not looked through again."""
        super().load_wsgi()  # type: ignore[no-untyped-call]  # gunicorn has no types
        gc.collect()
        gc.freeze()
        gc.set_threshold(*PATIENCE)

    def handle_exit(self, sig: Any, frame: Any) -> None:
        """Begin to stop."""
        super().handle_exit(sig, frame)  # type: ignore[no-untyped-call]  # gunicorn has no types
        if live := getattr(getattr(self, "wsgi", None), "extensions", {}).get("elan.live"):
            # Not in the signal handler: what was interrupted may hold a lock.
            threading.Thread(target=live.close, daemon=True).start()
