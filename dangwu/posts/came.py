"""到岗登记: the shifts of a day on one page, each ticked or not, written at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponseBase

from dangwu.accounts.rights import Right
from dangwu.pages import submitting
from dangwu.pages.guard import needs
from dangwu.pages.listing import read_day
from dangwu.pages.requests import Request
from dangwu.pages.submitting import Ask
from dangwu.posts import changes
from dangwu.posts.models import Shift
from dangwu.posts.views import Shifts

_SHOWN = 300
_CAME = (("1", "到岗"), ("0", "未到岗"))


class CameForm(forms.Form):
    """Who of the day came; who is left as she stands is not written again."""

    def __init__(self, *args: Any, shifts: list[Shift], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shifts = shifts
        for one in shifts:
            self.fields[f"came_{one.pk}"] = forms.ChoiceField(
                label=f"{one.person()}到岗与否", choices=_CAME, required=False,
                widget=forms.RadioSelect, initial="1" if one.worked else "0",
            )  # fmt: skip

    @property
    def lines(self) -> list[tuple[Shift, forms.BoundField]]:
        """Return each shift with its field."""
        return [(one, self[f"came_{one.pk}"]) for one in self.shifts]

    def changed(self) -> list[tuple[Shift, bool]]:
        """Return the shifts of which something else is said than stands."""
        said = [(one, self.cleaned_data[f"came_{one.pk}"]) for one in self.shifts]
        return [(one, came == "1") for one, came in said if came and (came == "1") != one.worked]


def _shifts(request: Request, day: Any) -> QuerySet[Shift]:
    rows = request.access.visible(Shift.objects.filter(worked_on=day), Right.WRITE)
    rows = rows.select_related("organization", "checkpoint", "member")
    return rows.order_by("checkpoint__name", "checkpoint_id", "from_minute", "pk")


@needs(Right.WRITE)
def came(request: Request) -> HttpResponseBase:
    """Show a day's shifts and write who came."""
    day = read_day(request.GET.get("day", "")) or request.today
    shifts = list(_shifts(request, day)[:_SHOWN])
    ask = Ask("到岗登记", "保存到岗", back=Shifts.url(), done="到岗已登记。",
              template="posts/came.html")  # fmt: skip

    def write(form: Any) -> Any:
        for shift, worked in form.changed():
            changes.mark_worked(shift=shift, worked=worked, today=request.today, actor=request.user)

    return submitting.serve(
        request, ask, lambda data, files: CameForm(data, shifts=shifts), write,
        lambda made: f"{request.path}?day={day}",
        day=day, ahead=day > request.today, near=_near(request, day),
    )  # fmt: skip


def _near(request: Request, day: Any) -> list[Any]:
    """Return the days around with shifts, to go to."""
    rows = request.access.visible(Shift.objects.all(), Right.WRITE).order_by()
    before = (
        rows.filter(worked_on__lt=day).order_by("-worked_on").values_list("worked_on", flat=True)
    )
    after = rows.filter(worked_on__gt=day).order_by("worked_on").values_list("worked_on", flat=True)
    return [before.first(), after.first()]
