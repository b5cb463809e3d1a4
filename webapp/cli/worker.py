"""Gunicorn's worker with threads, which lets its phones go when it stops."""

import atexit
import gc
import os
import threading
from typing import Any, NoReturn

from gunicorn.app.base import BaseApplication
from gunicorn.sock import create_sockets
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


class OnlyWorker(Worker):
    """The whole server: nobody watches over it but the service that started it."""

    def is_parent_alive(self) -> bool:
        """Go on when the window that it was started from closes: no master sends it its work."""
        return True

    def handle_quit(self, sig: Any, frame: Any) -> None:
        """Stop as politely when asked from the keyboard; at once when asked again."""
        if not self.alive:
            os._exit(1)
        self.handle_exit(sig, frame)


def work_alone(server: BaseApplication) -> NoReturn:
    """Do in this process what a master has a worker do: a second process would only hold memory.

    The process ends once the server was asked to stop and has let its phones go.
    """
    settings: Any = server.cfg
    log = settings.logger_class(settings)
    sockets = create_sockets(settings, log)  # type: ignore[no-untyped-call]  # gunicorn has no types
    make: Any = OnlyWorker
    worker = make(1, os.getpid(), sockets, server, settings.timeout, settings, log)
    worker.pid = os.getpid()
    worker.init_process()
    # Not as Python ends by itself: it would wait for whoever never hangs up, and take itself apart under threads that
    # still run, which can end in a fault of memory. What was acknowledged is on disk already.
    atexit._run_exitfuncs()
    os._exit(0)
