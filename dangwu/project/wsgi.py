"""What granian serves."""

from __future__ import annotations

import logging
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dangwu.project.settings")
# Faults go to the server's terminal with their time; a refused page (403, 404) is no fault.
logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s")
logging.getLogger("django.request").setLevel(logging.ERROR)
application = get_wsgi_application()
