"""Where a web server comes in: `goldthread.web.wsgi:application`."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldthread.settings")
application = get_wsgi_application()

# What was loaded stays: to look through all of it for garbage stops a page for a third of a second.
gc.collect()
gc.freeze()
