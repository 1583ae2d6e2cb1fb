"""What the first start asks."""

from __future__ import annotations

from typing import Any

from django import forms

from dangwu.organizations.models import Organization
from dangwu.web.passwords import TwicePassword


class FirstForm(TwicePassword):
    """The unit, where there is none yet, and the first officer."""

    full_name = forms.CharField(
        label="单位全称", max_length=100, help_text="例如：某某市粮食和物资储备局"
    )
    document_name = forms.CharField(
        label="单位简称", max_length=100, required=False,
        help_text="文件里怎样称它，例如：市储备局；不填则用全称",
    )  # fmt: skip
    name = forms.CharField(label="您的姓名", max_length=50)
    username = forms.CharField(
        label="用户名", max_length=150, help_text="登录时用，字母、数字或汉字，不能有空格"
    )
    field_order = ("full_name", "document_name", "name", "username", "password", "again")

    def __init__(self, *args: Any, unit: Organization | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if unit is not None:
            del self.fields["full_name"], self.fields["document_name"]
        self.fields["username"].widget.attrs |= {
            "autocomplete": "username",
            "autocapitalize": "none",
        }
        self.dress()
