"""Logins, grants and the unit's names stand outside the periods that reports close."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from dangwu.accounts.rights import Role
from dangwu.organizations.grants import Granted
from dangwu.organizations.models import Grant, Lock, Organization
from dangwu.web.settings import granting, inviting, naming
from tests.cast import BRANCH, STRANGER, TODAY, UNIT, stock_cast

pytestmark = pytest.mark.django_db


def test_a_closed_period_hinders_no_administrator() -> None:
    cast = stock_cast()
    unit = Organization.objects.get(pk=UNIT)
    Lock.objects.create(
        organization=unit, first_on=date(2020, 1, 1), last_on=date(2020, 12, 31), title="总结",
        locked_at=timezone.now(),
    )  # fmt: skip
    access = Granted(cast.user(Role.ADMINISTRATOR), TODAY)
    naming.rename(
        unit, actor=access.user, full_name="云岭市储备局", document_name="市储备局",
        other_names="", code="",
    )  # fmt: skip
    branch = Organization.objects.get(pk=BRANCH)
    granting.give(cast.user(STRANGER), organization=branch, role=Role.LEADER, access=access)
    granting.take_back(Grant.objects.get(user=cast.user(Role.LEADER)), reason="", access=access)
    assert inviting.invite(unit, access=access) == 2
