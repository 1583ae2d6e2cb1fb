"""Numbers of a member that pages show masked: set with checks, shown whole for a logged reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cryptography.exceptions import InvalidTag
from django.db import transaction

from dangwu.accounts import changes as log
from dangwu.accounts.models import User
from dangwu.accounts.sealing import FieldKeyMissing, mark, seal, unseal
from dangwu.core.errors import DangwuError
from dangwu.core.identity import birth_of, require_id, require_phone, sex_of
from dangwu.members.models import Member
from dangwu.members.own import note_look
from dangwu.pages.cells import birth as shown_birth

_SHOWN = 4
_UNREADABLE = "已登记，但密钥不符，不能显示"


class Number(StrEnum):
    """What is kept sealed."""

    ID = "身份证号"
    PHONE = "手机号"


class IdTaken(DangwuError):
    """The identity number is another member's."""

    def __init__(self) -> None:
        super().__init__("这个身份证号已登记在另一名党员名下，请核对是否录错，或是否重复登记。")


class IdDisagrees(DangwuError):
    """The identity number says another birth or sex."""

    def __init__(self, what: str, said: str, known: str) -> None:
        super().__init__(
            f"身份证号里的{what}是{said}，登记的是{known}：请先核对，属登记有误的先更正{what}。"
        )


class NumberMissing(DangwuError):
    """There is no number to show."""

    def __init__(self, name: str, what: Number) -> None:
        super().__init__(f"{name}没有登记{what}。")


@dataclass(frozen=True)
class Masked:
    """A number as pages show it; `text` is empty where none is known."""

    what: Number
    text: str

    @property
    def kept(self) -> bool:
        """Whether there is one that can be shown whole."""
        return bool(self.text) and self.text != _UNREADABLE


def _cipher(member: Member, what: Number) -> bytes:
    return bytes((member.id_cipher if what is Number.ID else member.phone_cipher) or b"")


def masked(member: Member) -> tuple[Masked, ...]:
    """Return the member's numbers with the last four signs alone."""
    return tuple(Masked(what, _mask(_cipher(member, what))) for what in Number)


def _mask(cipher: bytes) -> str:
    if not cipher:
        return ""
    try:
        number = unseal(cipher)
    except (InvalidTag, FieldKeyMissing):
        return _UNREADABLE
    return "*" * (len(number) - _SHOWN) + number[-_SHOWN:]


@transaction.atomic
def unlock(member: Member, what: Number, *, reason: str, today: date, actor: User) -> str:
    """Return a number whole, and log who asked for it and why; the log never holds the number."""
    cipher = _cipher(member, what)
    if not cipher:
        raise NumberMissing(member.name, what)
    number = unseal(cipher)
    log.log(
        action="members.unlock", model=Member, record_id=member.pk, actor=actor,
        reason=f"{what}：{reason}"[:500],
    )  # fmt: skip
    note_look(member, actor, today, f"完整{what}，理由：{reason}")
    return number


@transaction.atomic
def put(
    member: Member,
    *,
    id_number: str = "",
    phone: str = "",
    today: date,
    reason: str = "",
    actor: User | None = None,
) -> None:
    """Keep one or both numbers sealed; an empty one stays as it was."""
    written: dict[str, object] = {}
    if id_number:
        number = require_id(id_number, today)
        _agree(member, number)
        index = mark(number)
        if Member.objects.filter(id_index=index).exclude(pk=member.pk).exists():
            raise IdTaken
        written |= {"id_cipher": seal(number), "id_index": index}
    if phone:
        written["phone_cipher"] = seal(require_phone(phone))
    names = {"id_cipher": Number.ID, "phone_cipher": Number.PHONE}
    told = {str(words): name for name, words in names.items() if name in written}
    before: dict[str, object] = {
        words: "已登记" if getattr(member, name) else "没有" for words, name in told.items()
    }
    for name, value in written.items():
        setattr(member, name, value)
    member.save(update_fields=list(written))
    log.log(
        action="members.put_numbers", model=Member, record_id=member.pk, actor=actor,
        before=before, after=dict.fromkeys(told, "新号码"), reason=reason,
    )  # fmt: skip


def _agree(member: Member, number: str) -> None:
    birth = int(birth_of(number).replace("-", ""))
    known = member.birth_no
    exact = 1 if known % 100 else 100 if known // 100 % 100 else 10000
    if birth // exact != known // exact:
        raise IdDisagrees("出生日期", birth_of(number), shown_birth(known))
    if sex_of(number) != member.sex:
        raise IdDisagrees("性别", sex_of(number), member.sex)
