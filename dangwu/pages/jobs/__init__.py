"""Long work that shows how far it is and goes on when its page is left.

    job = start(request.user, "预览党员名册", work, kind="exchange.preview")
    return redirect(job_url(job))

`work` gets a Progress and returns the address of its result. It runs in a thread of the server's
process, with a database connection of its own; what it writes, it writes in one transaction.
"""

from dangwu.pages.jobs.running import job_url, start
from dangwu.pages.jobs.tracking import Progress, Seen, look

__all__ = ["Progress", "Seen", "job_url", "look", "start"]
