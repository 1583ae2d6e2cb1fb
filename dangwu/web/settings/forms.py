"""The forms of the settings."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Subquery

from dangwu.accounts import logins
from dangwu.accounts.models import User
from dangwu.accounts.rights import Right, Role
from dangwu.members.models import Account, Member, Membership
from dangwu.organizations.models import Organization
from dangwu.pages.access import Access
from dangwu.pages.fields import NamedField, OrganizationField
from dangwu.pages.forms import RecordForm
from dangwu.web.passwords import RULES, Differ, TwicePassword
from dangwu.web.settings import granting, inviting
from dangwu.web.settings.inviting import DAYS

_BY_LINK = f"密码不填时，会给出一个一次性地址，由本人打开后自己设置密码（{DAYS}天内有效）"


class OwnMemberField(NamedField):
    """A member whose own login it is: known by name, and by branch where two share one."""

    def label_of(self, record: Any) -> str:
        """Return name and branch."""
        branch = getattr(record, "branch", "")
        return f"{record.name}（{branch}）" if branch else str(record.name)

    def offer_to(self, access: Access) -> None:
        """Offer the members below her grant who have no login yet."""
        here = Membership.objects.filter(
            member=OuterRef("pk"), since__lte=access.today, until__gt=access.today
        )
        mine = access.visible(here, Right.ACCOUNTS)
        tied = Account.objects.filter(member=OuterRef("pk"))
        branch = here.values("organization__document_name")[:1]
        # of a member an administrator needs the name alone
        rows = Member.objects.only("name").annotate(branch=Subquery(branch))
        # by name, as the index has them: of a city's hundred thousand few are offered
        self.offer(rows.filter(Exists(mine)).exclude(Exists(tied)).order_by("name", "pk"))


class UnitForm(RecordForm):
    """The unit's names."""

    model = Organization
    names = ("full_name", "document_name", "other_names", "code")
    optional = ("code", "other_names")

    def write(self, *, actor: User, today: Any) -> Organization:
        """Correct them."""
        from dangwu.web.settings.naming import rename

        return rename(self.record, actor=actor, **self.cleaned_data)


class RoleForm(RecordForm):
    """A role over an organization."""

    right = Right.ACCOUNTS
    role = forms.ChoiceField(label="角色", choices=[("", "请选择"), *Role.choices])
    organization = OrganizationField(label="管到哪个党组织", help_text="含它下面的全部党组织")


class NewLoginForm(RoleForm):
    """A login with its first role."""

    username = forms.CharField(
        label="用户名", max_length=150, help_text="登录时用，字母、数字或汉字，不能有空格"
    )
    name = forms.CharField(label="姓名", max_length=50)
    member = OwnMemberField(
        label="对应的党员", what="党员姓名", lookups=("name",), required=False,
        help_text="对应后，本人能在“我的”里看到自己的党费、学习和签到",
    )  # fmt: skip
    password = forms.CharField(
        label="初始密码", strip=False, required=False, max_length=200, help_text=_BY_LINK,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )  # fmt: skip
    field_order = ("name", "username", "role", "organization", "member", "password")

    def prepare(self) -> None:
        """Offer members by name."""
        super().prepare()
        member = self.fields["member"]
        assert isinstance(member, OwnMemberField)  # noqa: S101  # declared above
        member.offer_to(self.access)

    def write(self, *, actor: User, today: Any) -> User:
        """Make the login, grant its role, tie its member."""
        said = self.cleaned_data
        made = logins.make(
            username=said["username"], name=said["name"], password=said["password"] or None,
            actor=actor,
        )  # fmt: skip
        granting.give(
            made, organization=said["organization"], role=said["role"], access=self.access
        )
        if said["member"] is not None:
            granting.tie(made, said["member"], access=self.access)
        return made


class TieForm(RecordForm):
    """Whose own login it is."""

    member = OwnMemberField(label="对应的党员", what="党员姓名", lookups=("name",))

    def prepare(self) -> None:
        """Offer members by name."""
        member = self.fields["member"]
        assert isinstance(member, OwnMemberField)  # noqa: S101  # declared above
        member.offer_to(self.access)


class ReasonForm(RecordForm):
    """Why."""

    reason = forms.CharField(
        label="理由", max_length=500, required=False, widget=forms.Textarea({"rows": 2})
    )


class NameForm(RecordForm):
    """Whose login it is, by name."""

    model = User
    names = ("name",)

    def prepare(self) -> None:
        """A login without a name helps nobody."""
        self.fields["name"].required = True


class InviteForm(RecordForm):
    """Of which organization every member gets a login."""

    right = Right.ACCOUNTS
    organization = OrganizationField(label="党组织", help_text="含它下面的全部党组织")

    def write(self, *, actor: User, today: Any) -> int:
        """Make them."""
        return inviting.invite(self.cleaned_data["organization"], access=self.access)


class ResetForm(RecordForm):
    """A new password that the administrator sets, or none: a one-time address."""

    password = forms.CharField(
        label="新密码", strip=False, required=False, max_length=200,
        help_text=f"{_BY_LINK}。要当场设置的，{RULES}",
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )  # fmt: skip
    again = forms.CharField(
        label="再输一次新密码", strip=False, required=False, max_length=200,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )  # fmt: skip

    def clean_again(self) -> str:
        """Refuse two passwords that differ."""
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("password", ""):
            raise Differ
        return again


class OwnPasswordForm(TwicePassword):
    """One's own password: the old one, and the new one twice."""

    old = forms.CharField(
        label="现在的密码", strip=False, max_length=200,
        widget=forms.PasswordInput({"autocomplete": "current-password", "autofocus": True}),
    )  # fmt: skip
    field_order = ("old", "password", "again")

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["password"].label = "新密码"
        self.fields["again"].label = "再输一次新密码"
        self.dress()

    def clean_old(self) -> str:
        """Ask whether it is she."""
        old: str = self.cleaned_data["old"]
        if not self.user.check_password(old):
            raise forms.ValidationError("现在的密码不对，请重新输入。")
        return old
