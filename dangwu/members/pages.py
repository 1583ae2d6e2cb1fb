"""The pages of members that no book gives: her own page as a look, a number whole, a branch's end."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache

from dangwu.accounts.models import User
from dangwu.accounts.rights import Right
from dangwu.members import changes, numbers
from dangwu.members.own import member_of, note_look
from dangwu.members.views import Departed, Members
from dangwu.organizations.models import Organization
from dangwu.organizations.views import Organizations
from dangwu.pages import listing, recording, submitting
from dangwu.pages.access import Access
from dangwu.pages.fields import DayField
from dangwu.pages.forms import RecordForm, new_token
from dangwu.pages.guard import needs, require_in
from dangwu.pages.registers import Link
from dangwu.pages.requests import Request


@needs(Right.READ)
def member_page(request: Request, pk: int) -> HttpResponseBase:
    """Show a member's page, and note who looked."""
    member = get_object_or_404(Members().one_of(request.access), pk=pk)
    if member_of(request.user) != member:
        note_look(member, request.user, request.today, "党员页")
    return recording.show(request, Members, pk)


@needs(Right.READ)
def departed(request: Request) -> HttpResponseBase:
    """List those who have left."""
    return listing.show(request, Departed)


class UnlockForm(RecordForm):
    """Which number, and why."""

    def prepare(self) -> None:
        """Offer the numbers that are known."""
        known = [(str(one.what), str(one.what)) for one in numbers.masked(self.record) if one.kept]
        self.fields["what"] = forms.ChoiceField(label="查看", choices=known)
        self.fields["reason"] = forms.CharField(
            label="理由", min_length=2, max_length=400,
            help_text="例如：核对转接介绍信。理由、您的姓名和时间会留在更改记录里，本人也看得到。",
            error_messages={"min_length": "请写明理由，至少两个字。"},
        )  # fmt: skip

    def write(self, *, actor: User, today: date) -> str:
        """Log it and return the number."""
        what = numbers.Number(self.cleaned_data["what"])
        reason = self.cleaned_data["reason"]
        return numbers.unlock(self.record, what, reason=reason, today=today, actor=actor)


@never_cache
@needs(Right.PERSONAL)
def unlock(request: Request, pk: int) -> HttpResponseBase:
    """Ask for the reason, then show the number whole on this one answer."""
    member = get_object_or_404(Members().one_of(request.access), pk=pk)
    require_in(request, Right.PERSONAL, Members().organization_of(member))
    back = Members.url(pk=pk)
    if not any(one.kept for one in numbers.masked(member)):
        return redirect(back)
    own: dict[str, Any] = {"access": request.access, "today": request.today, "record": member}
    context: dict[str, Any] = {
        "heading": f"查看完整号码：{member.name}", "member": member, "back": back,
        "ask": submitting.Ask(heading="", button="查看", back=back), "version": "",
    }  # fmt: skip
    if request.method != "POST":
        form = UnlockForm(**own)
        return render(request, "members/unlock.html",
                      {**context, "form": form, "token": new_token()})  # fmt: skip
    form = UnlockForm(request.POST, **own)
    shown: list[str] = []
    try:
        token = request.POST.get("_token", "")
        submitting.submit(
            request.user, token, form,
            lambda one: shown.append(one.write(actor=request.user, today=request.today)),
            lambda _: back,
        )  # fmt: skip
    except submitting.Twice:
        return redirect(back)
    said = {**context, "form": form, "token": token or new_token(), "number": "".join(shown)}
    status = 200 if shown else 422
    return render(request, "members/unlock.html", said, status=status)


class DissolveForm(RecordForm):
    """The day from which the organization no longer stands."""

    on = DayField(label="撤销日期", help_text="从这一天起不再存在；此前的记录和统计都保留。")

    def write(self, *, actor: User, today: date) -> Organization:
        """Dissolve it."""
        changes.dissolve(self.record, on=self.cleaned_data["on"], actor=actor)
        return self.record  # type: ignore[no-any-return]


@needs(Right.STRUCTURE)
def dissolve(request: Request, pk: int) -> HttpResponseBase:
    """Dissolve an organization that no member belongs to any more."""
    organization = get_object_or_404(request.access.organizations(), pk=pk)
    require_in(request, Right.STRUCTURE, pk)
    back = Organizations.url(pk=pk)
    if organization.dissolved_on is not None:
        return redirect(back)
    ask = submitting.Ask(
        f"撤销：{organization.document_name}", "撤销", back=back, record=organization,
        done="已撤销。", hint="还有党员的党支部不能撤销：请先转接他们的组织关系，或改为合并。",
    )  # fmt: skip
    own: dict[str, Any] = {"access": request.access, "today": request.today, "record": organization}
    return submitting.serve(
        request, ask, lambda data, files: DissolveForm(data, files, **own),
        lambda form: form.write(actor=request.user, today=request.today), lambda made: back,
    )  # fmt: skip


def links_of(access: Access, organization: Organization) -> list[Link]:
    """Return what this room adds to an organization's page."""
    found = [Link("党员", f"{Members.url()}?unit={organization.pk}", "users")]
    if organization.dissolved_on is None and access.may_in(Right.STRUCTURE, organization.pk):
        found.append(Link("撤销", f"/records/members/dissolve/{organization.pk}/"))
    return found
