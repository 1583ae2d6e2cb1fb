"""党员名册: a row is a member."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dangwu.exchange.context import Context
from dangwu.exchange.headings import Layout
from dangwu.exchange.kinds.base import Kind, judge_id_present, judge_name, spoilt
from dangwu.exchange.reading.days import earlier, years_after
from dangwu.exchange.reading.identity import birth_of, sex_of
from dangwu.exchange.verdict import Row
from dangwu.members.imports import COLUMNS, FULL, NEEDS, PROBATIONARY

_STATUS = {
    **dict.fromkeys(
        (
            "正式党员",
            "正式",
            "中共党员",
            "党员",
            "中共正式党员",
            "正",
            "中国共产党党员",
            "在册正式党员",
        ),
        FULL,
    ),
    **dict.fromkeys(("预备党员", "预备", "中共预备党员", "预", "中国共产党预备党员"), PROBATIONARY),
}
_GONE = re.compile(r"转出|去世|已故|逝世|死亡|退党|除名|开除|停止党籍|出党|失联|注销|调出|病故")
_ORDER = ("申请日", "积极分子日", "发展对象日", "入党日", "转正日")
_ADULT = 18
_TITLED = re.compile(r"[\u4e00-\u9fff\d]{2,20}?党支部")
_FOUNDED = "1921-07-01"
_PHONE = re.compile(r"\+?[\d-]{7,16}")


class Members(Kind):
    """The roster."""

    key, label, json_key = "members", "党员名册", "members"
    layouts = (Layout(COLUMNS, NEEDS),)

    def begin(self, context: Context) -> None:
        """Say which columns a roster should have and this one has not."""
        for name in ("身份证号", "党支部", "入党日"):
            if not context.has(name):
                context.find(f"表里没有“{name}”一列，各行都没有这一项。", name=name)
        titled = _TITLED.search(context.head.title)
        if titled and not context.has("党支部"):
            context.find(
                f"标题里有“{titled[0]}”：都属于它的，可统一指定党支部"
                f"（命令行：--set 党支部={titled[0]}）。"
            )

    def judge(self, row: Row, context: Context) -> None:
        """Judge one member."""
        judge_name(row, context)
        judge_id_present(row, context)
        _join_sponsors(row)
        _judge_phone(row, context)
        _judge_status(row, context)
        judge_birth_and_sex(row, context)
        context.judge_branch(row, needed=True)
        if context.has("入党日") and "入党日" not in row.values and not spoilt(row, "入党日"):
            context.blame(row, "入党日", "date_missing", "没有填入党日期")
        context.judge_range(row, ("出生日期",))
        context.judge_range(row, _ORDER, _FOUNDED)
        context.judge_order(row, _ORDER)
        judge_age(row, context, ("申请日", "入党日"))
        _judge_confirmed(row, context)
        _judge_known(row, context)

    def finish(self, rows: Sequence[Row], context: Context) -> None:
        """Find those who stand twice."""
        judge_twice(rows, context)


def _join_sponsors(row: Row) -> None:
    names = [row.hidden.get("入党介绍人1"), row.hidden.get("入党介绍人2")]
    if any(names) and "入党介绍人" not in row.values:
        row.values["入党介绍人"] = "、".join(str(one) for one in names if one)


def _judge_phone(row: Row, context: Context) -> None:
    phone = row.values.get("手机")
    if isinstance(phone, str) and not _PHONE.fullmatch(phone):
        del row.values["手机"]
        context.find(f"第{row.number}行的手机“{phone}”不完整，这一项没有取。", row.number, "手机")


def _judge_status(row: Row, context: Context) -> None:
    written = row.values.get("党籍状态")
    note = str(row.hidden.get("note", ""))
    if isinstance(written, str):
        status = _STATUS.get(written)
        if status is None:
            context.blame(row, "党籍状态", "status_unknown", f"不认识“{written}”")
            return
        row.values["党籍状态"] = status
    if _GONE.search(note):
        context.blame(
            row, "党籍状态", "status_unknown", f"姓名后注明{note}，可能已不在册", asks=True
        )


def judge_birth_and_sex(row: Row, context: Context) -> None:
    """Fill birth and sex from the ID number, or ask where the columns say otherwise."""
    sex = row.values.get("性别")
    if isinstance(sex, str):
        short = {"男性": "男", "女性": "女", "1": "男", "2": "女", "M": "男", "F": "女"}.get(
            sex, sex
        )
        if short in {"男", "女"}:
            row.values["性别"] = short
        else:
            del row.values["性别"]
    number = row.values.get("身份证号")
    if not isinstance(number, str):
        return
    born, right = birth_of(number), sex_of(number)
    given = row.values.get("出生日期")
    if isinstance(given, str) and not born.startswith(given[:10]):
        context.blame(row, "出生日期", "id_birth_mismatch",
                      f"写的是{given}，身份证号里是{born}", born)  # fmt: skip
    elif not spoilt(row, "出生日期"):
        row.values["出生日期"] = born
    given_sex = row.values.get("性别", right)
    if given_sex != right:
        context.blame(
            row, "性别", "id_sex_mismatch", f"写的是{given_sex}，身份证号里是{right}", right
        )
    row.values["性别"] = given_sex


def judge_age(row: Row, context: Context, names: tuple[str, ...]) -> None:
    """Ask about who was not yet 18 on the first of these days that is given."""
    birth = row.values.get("出生日期") or row.hidden.get("出生日期")
    name = next((one for one in names if isinstance(row.values.get(one), str)), None)
    if not isinstance(birth, str) or name is None or row.has("id_birth_mismatch", "date_order"):
        return
    day = str(row.values[name])
    if spoilt(row, name) or spoilt(row, "出生日期"):
        return
    if earlier(day, years_after(birth, _ADULT)):
        context.blame(row, name, "under_18", f"{name}{day}时不满18岁（{birth}出生）", day)


def _judge_confirmed(row: Row, context: Context) -> None:
    status, confirmed = row.values.get("党籍状态"), row.values.get("转正日")
    admitted = row.values.get("入党日")
    if spoilt(row, "转正日") or spoilt(row, "党籍状态"):
        return
    if status == PROBATIONARY and isinstance(confirmed, str):
        context.blame(row, "党籍状态", "status_conflict",
                      f"写的是预备党员，却有转正日期{confirmed}", FULL)  # fmt: skip
    elif status == FULL and confirmed is None and isinstance(admitted, str):
        year_on = years_after(admitted, 1)
        if earlier(context.today.isoformat(), year_on):
            context.blame(row, "党籍状态", "status_conflict",
                          f"写的是正式党员，{admitted}入党却不满一年，也没有转正日期", PROBATIONARY)  # fmt: skip


def _judge_known(row: Row, context: Context) -> None:
    """Hold a member against the office's records; one who is known already is not written again."""
    known, number = context.known, row.values.get("身份证号")
    if known is None or not isinstance(number, str):
        return
    found = known.by_id(number)
    if found is None:
        return
    name = row.values.get("姓名")
    if name and name != found.name:
        context.blame(row, "姓名", "member_conflict",
                      f"写的是“{name}”，办公室里这个身份证号是“{found.name}”")  # fmt: skip
        return
    row.hidden["member"] = found.pk
    now, asked = known.of_pk(found.branch), row.hidden.get("branch")
    if now is not None and asked is not None and asked != now.pk and not spoilt(row, "党支部"):
        context.blame(row, "党支部", "member_branch_conflict",
                      f"写的是“{row.values.get('党支部')}”，办公室里{found.name}在“{now.name}”",
                      now.name)  # fmt: skip


def judge_twice(rows: Sequence[Row], context: Context) -> None:
    """Find the same ID number on several rows: one person twice, or two names on one number."""
    first: dict[object, Row] = {}
    for row in rows:
        number = row.values.get("身份证号")
        key: object = number
        if number is None:
            staff, name = row.values.get("人员编号"), row.values.get("姓名")
            if spoilt(row, "身份证号") or not (name and (staff or row.values.get("党支部"))):
                continue
            key = (name, staff, row.values.get("党支部"), row.values.get("出生日期"))
        before = first.setdefault(key, row)
        if before is row:
            continue
        if number is not None and before.values.get("姓名") != row.values.get("姓名"):
            _two_names(before, row, context)
        else:
            # without a number, two of one name may be two people
            name = "身份证号" if number else "姓名"
            context.blame(row, name, "duplicate_in_file", f"与第{before.number}行是同一人",
                          asks=None if number else True)  # fmt: skip


def _two_names(first: Row, second: Row, context: Context) -> None:
    for one, other in ((first, second), (second, first)):
        if not one.has("duplicate_id_conflict"):
            context.blame(one, "身份证号", "duplicate_id_conflict",
                          f"与第{other.number}行“{other.values.get('姓名', '')}”的身份证号相同，姓名不同")  # fmt: skip
