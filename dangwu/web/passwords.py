"""A form that asks for a new password twice; shared by the first start and the settings."""

from __future__ import annotations

from typing import Any

from django import forms

RULES = "至少8个字，不能全是数字，不能是常见密码，也不要与姓名、用户名相近"


class Differ(forms.ValidationError):
    """The two passwords are not the same."""

    def __init__(self) -> None:
        super().__init__("两次输入的密码不一样，请重新输入。")


class TwicePassword(forms.Form):
    """A new password, typed twice; never shown again."""

    password = forms.CharField(
        label="密码", strip=False, help_text=RULES, max_length=200,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )  # fmt: skip
    again = forms.CharField(
        label="再输一次密码", strip=False, max_length=200,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dress()

    def dress(self) -> None:
        """Give the fields the look and the words of every other form."""
        for field in self.fields.values():
            kind = "form-select" if isinstance(field.widget, forms.Select) else "form-control"
            field.widget.attrs.setdefault("class", kind)
            if field.required:
                field.error_messages["required"] = f"请填写{field.label}。"

    def clean_again(self) -> str:
        """Refuse two passwords that differ."""
        again: str = self.cleaned_data["again"]
        first = self.cleaned_data.get("password")
        if first is not None and again != first:
            raise Differ
        return again
