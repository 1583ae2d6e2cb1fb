"""What hangs on a meeting as files: its minutes in Word, its photographs."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404

from dangwu.accounts.rights import Right
from dangwu.meetings.minutes import file_name, minutes
from dangwu.meetings.models import Meeting, MeetingPhoto
from dangwu.meetings.photos import path_of
from dangwu.meetings.views import Meetings
from dangwu.pages.guard import needs
from dangwu.pages.listing import send_file
from dangwu.pages.requests import Request

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@needs(Right.READ)
def word(request: Request, pk: int) -> HttpResponseBase:
    """Send the minutes of a meeting in the official layout."""
    meeting: Meeting = get_object_or_404(Meetings().one_of(request.access), pk=pk)
    return send_file(minutes(meeting), file_name(meeting), _DOCX)


@needs(Right.READ)
def photo(request: Request, pk: int) -> HttpResponseBase:
    """Send a photograph of a meeting that she may see."""
    rows = request.access.visible(MeetingPhoto.objects.all(), through="meeting__organization")
    path = path_of(get_object_or_404(rows, pk=pk).digest)
    if not path.is_file():
        raise Http404
    answer = HttpResponse(path.read_bytes(), content_type="image/jpeg")
    answer["Cache-Control"] = "private, max-age=86400"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
