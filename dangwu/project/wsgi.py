"""What granian serves."""

from __future__ import annotations

import logging
import os
import threading

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dangwu.project.settings")
# Faults go to the server's terminal with their time; a refused page (403, 404) is no fault.
logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s")
logging.getLogger("django.request").setLevel(logging.ERROR)
application = get_wsgi_application()


def _warm_up() -> None:
    """Read the phrases of figures and claims before somebody waits for a report."""
    from dangwu.documents.slots import Context
    from dangwu.reports.reading import read

    read((), Context())


threading.Thread(target=_warm_up, name="warm-up", daemon=True).start()
