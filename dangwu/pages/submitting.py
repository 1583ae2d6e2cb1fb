"""How a form is written: once, in one transaction, and never over what somebody else wrote."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.forms import Form
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from dangwu.accounts.models import Change, User
from dangwu.core.errors import DangwuError
from dangwu.pages.forms import new_token
from dangwu.pages.models import Submission
from dangwu.pages.requests import Request

_TAKEN = "刚才已经有人登记了相同的一条，没有重复写入。请回到列表核对。"
_TWICE = "这张表单已经提交过，没有重复写入。"
_TOKEN_LENGTH = 32


@dataclass(frozen=True)
class Ask:
    """What a form page is about: its heading, its button, where it leads, whose record it changes."""

    heading: str
    button: str = "保存"
    hint: str = ""
    back: str = ""
    record: models.Model | None = None
    done: str = "已保存。"
    template: str = "pages/form.html"


class Twice(Exception):  # no error: the answer is known
    """The form was written already; `answer` is where it led."""

    def __init__(self, answer: str) -> None:
        super().__init__(answer)
        self.answer = answer


def version_of(record: models.Model | None) -> str:
    """Return the number of the record's last change: what a form was opened on."""
    if record is None:
        return ""
    last = Change.objects.filter(model=record._meta.label, record_id=record.pk)
    return str(last.order_by("-pk").values_list("pk", flat=True).first() or 0)


def serve(
    request: Request,
    ask: Ask,
    make: Callable[[Any, Any], Form],
    write: Callable[[Any], Any],
    url_of: Callable[[Any], str],
    **context: Any,
) -> HttpResponseBase:
    """Show a form and write it once.

    `make(data, files)` builds it (None, None: empty), `write(form)` writes it and returns what was
    made, `url_of` says where that is seen.
    """
    if request.method != "POST":
        return _page(request, ask, make(None, None), (new_token(), version_of(ask.record)), context)
    form = make(request.POST, request.FILES)
    token = request.POST.get("_token", "")
    said = request.POST.get("_version", "")
    now = version_of(ask.record)
    if now and said != now:
        form.is_valid()
        overtaken = overtaken_by(ask.record, said)
        return _page(request, ask, form, (token or new_token(), now), context, overtaken=overtaken)
    try:
        address = submit(request.user, token, form, write, url_of)
    except Twice as first:
        messages.info(request, _TWICE)
        return redirect(first.answer or ask.back or "/")
    if address is None:
        return _page(request, ask, form, (token or new_token(), now), context)
    messages.success(request, ask.done)
    return redirect(address)


def submit(
    user: User,
    token: str,
    form: Form,
    write: Callable[[Any], Any],
    url_of: Callable[[Any], str],
) -> str | None:
    """Write the form once and return where the result is seen; None where the form says why not.

    Raises Twice where the token was written before, also where both come at the same moment.
    """
    if len(token) != _TOKEN_LENGTH:
        form.is_valid()
        form.add_error(None, "表单不完整，请重新提交一次。")
        return None
    if (answer := _written(token)) is not None:
        raise Twice(answer)
    if not form.is_valid():
        return None
    try:
        with transaction.atomic():
            kept = Submission.objects.create(token=token, user=user, at=timezone.now())
            address = url_of(write(form))
            kept.answer = address[:300]
            kept.save(update_fields=["answer"])
    except DangwuError as error:
        form.add_error(None, str(error))
        return None
    except ValidationError as error:
        form.add_error(None, ValidationError(error.messages))
        return None
    except IntegrityError:
        if (answer := _written(token)) is not None:
            raise Twice(answer) from None
        form.add_error(None, _TAKEN)
        return None
    return address


def answered(request: Request) -> HttpResponseBase | None:
    """Return where a form that was written already led: its record may be gone since."""
    answer = _written(request.POST.get("_token", "")) if request.method == "POST" else None
    if not answer:
        return None
    messages.info(request, _TWICE)
    return redirect(answer)


def _written(token: str) -> str | None:
    return Submission.objects.filter(token=token).values_list("answer", flat=True).first()


def overtaken_by(record: models.Model | None, said: str) -> list[Change]:
    """Return what was changed of the record since the form was opened."""
    if record is None:
        return []
    since = int(said) if said.isdecimal() and len(said) < 19 else 0
    found = Change.objects.filter(model=record._meta.label, record_id=record.pk, pk__gt=since)
    return list(found.select_related("actor").order_by("pk")[:5])


def _page(
    request: Request,
    ask: Ask,
    form: Form,
    marks: tuple[str, str],
    context: dict[str, Any],
    *,
    overtaken: list[Change] | None = None,
) -> HttpResponseBase:
    shown = {
        "heading": ask.heading, "ask": ask, "form": form, "token": marks[0], "version": marks[1],
        "overtaken": overtaken or [], "record": ask.record, **context,
    }  # fmt: skip
    status = 409 if overtaken is not None else 422 if form.is_bound else 200
    return render(request, ask.template, shown, status=status)
