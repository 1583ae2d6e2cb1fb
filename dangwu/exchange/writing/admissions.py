"""Writes applicants and the steps that they have passed."""

from __future__ import annotations

from collections.abc import Sequence

from dangwu.accounts import changes as log
from dangwu.admissions.models import Applicant, Step
from dangwu.exchange.reading.identity import birth_of, sex_of
from dangwu.exchange.verdict import Row
from dangwu.exchange.writing.members import education_of
from dangwu.exchange.writing.writer import Writer, birth_no_of, day_of, is_month
from dangwu.organizations.models import Organization

STEP_OF = {"申请日": 1, "积极分子日": 3, "发展对象日": 7, "对象培训止": 11, "领志愿书日": 14, "入党日": 15,
          "转正日": 23} | {f"步骤{number}": number for number in range(1, 26)}  # fmt: skip
"""Which of the 25 steps a day of the ledger ends."""


def write(writer: Writer, rows: Sequence[Row]) -> None:
    """Make an applicant of each row, and a step of each day."""
    made: list[tuple[Row, Applicant, list[tuple[Step, object]]]] = []
    for row in rows:
        found = _applicant(writer, row)
        if isinstance(found, str):
            writer.leave(row, found)
        else:
            made.append((row, found, _steps(writer, row, found, found.organization)))
    may = writer.open_rows([(row, [step for step, _ in steps]) for row, _, steps in made])
    made = [one for one in made if one[0].number in may]
    log.create_many(
        Applicant, [one for _, one, _ in made], action="admissions.import", actor=writer.actor
    )
    steps = [step for _, _, each in made for step in each]
    for step, _ in steps:
        step.applicant_id = step.applicant.pk
    log.create_many(Step, [one for one, _ in steps], action="admissions.import", actor=writer.actor)
    for step, stated in steps:
        if is_month(stated):
            writer.assume(step, "done_on", stated)
            writer.remark("只有年月的步骤，按当月最后一天登记，并记下原样。")
    writer.made(one for _, one, _ in made)
    writer.made(one for one, _ in steps)
    writer.rows += len(made)


def _applicant(writer: Writer, row: Row) -> Applicant | str:
    values, number = row.values, row.values.get("身份证号")
    organization = writer.organization(row)
    if organization is None:
        return "没有写明党支部，或办公室里没有这个党支部。"
    sex = sex_of(number) if isinstance(number, str) else str(row.hidden.get("性别", ""))
    birth = birth_of(number) if isinstance(number, str) else row.hidden.get("出生日期")
    birth_no = birth_no_of(birth)
    if sex not in {"男", "女"} or birth_no is None:
        return "没有身份证号，也没有写明性别和出生日期。"
    if not any(name in values for name in STEP_OF):
        return "没有任何一步的日期。"
    name = str(values.get("姓名", ""))
    same = Applicant.objects.filter(organization=organization, name=name, birth_no=birth_no)
    if same.exists():
        return f"{name}已登记为入党申请人，没有重复登记。"
    return Applicant(
        organization=organization, name=name[:50], sex=sex, birth_no=birth_no,
        nationality=str(row.hidden.get("民族") or "汉族"), education=education_of(row.hidden.get("学历")),
        staff_no=str(values.get("人员编号", ""))[:30], form_no=str(values.get("志愿书编号", ""))[:50],
    )  # fmt: skip


def _steps(
    writer: Writer, row: Row, applicant: Applicant, where: Organization
) -> list[tuple[Step, object]]:
    found: dict[int, tuple[Step, object]] = {}
    for name, number in STEP_OF.items():
        day = day_of(row.values.get(name), writer.today)
        if day is not None:
            step = Step(applicant=applicant, organization=where, number=number, done_on=day)
            found[number] = (step, row.values[name])
    return list(found.values())
