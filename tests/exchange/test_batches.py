"""Writing a file in one transaction under a number, and taking the number back whole."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings

from dangwu.accounts.models import Change
from dangwu.accounts.sealing import FieldKeyMissing, mark, seal, unseal
from dangwu.admissions.models import Applicant, Step
from dangwu.core.period import Period
from dangwu.dues.models import Base, Payment
from dangwu.exchange import batches, records
from dangwu.exchange.batches import Written
from dangwu.exchange.errors import (
    BatchRestedOn,
    BatchUndone,
    BatchUnknown,
    ImportedAlready,
    NothingToImport,
)
from dangwu.exchange.models import Assumption, Batch
from dangwu.exchange.preview import preview
from dangwu.meetings.models import Meeting
from dangwu.members import changes as membership
from dangwu.members.models import Member, Membership
from dangwu.organizations import locks
from dangwu.organizations.models import Organization, Placement
from dangwu.supply.changes import open_warehouse
from dangwu.supply.models import GrainReading, PriceReading
from tests.exchange.sheets import ROSTER, TODAY, number, write

pytestmark = pytest.mark.django_db
ORGANIZATIONS = {
    "unit": "云岭市物资局",
    "organizations": [
        {"name": "机关第一党支部", "full_name": "中共云岭市物资局机关第一支部委员会", "short_names": ["一支部"],
         "code": "001001", "nature": "机关", "parent_code": "001"},
        {"name": "机关党委", "full_name": "中共云岭市物资局机关委员会", "short_names": [], "code": "001",
         "nature": "机关", "parent_code": None},
    ],
}  # fmt: skip


@pytest.fixture(autouse=True)
def key(tmp_path: Path) -> Any:
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "field.txt").write_text("ab" * 32)
    with override_settings(OFFICE=tmp_path):
        yield


def take(kind: str, path: Path, **more: Any) -> Written:
    known = records.load(TODAY)
    found = preview(kind, path, today=TODAY, known=known, **more)
    return batches.write(found, list(found.certain), known, today=TODAY)


@pytest.fixture
def branches(tmp_path: Path) -> Written:
    path = tmp_path / "o.json"
    path.write_text(json.dumps(ORGANIZATIONS), "utf-8")
    return take("organizations", path)


@pytest.fixture
def roster(tmp_path: Path, branches: Written) -> Written:
    rows = [ROSTER, ["甲一", number(101), "一支部", "正式党员", "1999.07", ""],
            ["甲二", number(103), "机关第一党支部", "预备党员", "2020-01-10", ""]]  # fmt: skip
    return take("members", write(tmp_path / "m.xlsx", rows))


def test_organizations_stand_under_their_superiors(branches: Written) -> None:
    assert (branches.rows, branches.left) == (2, ())
    unit, committee, branch = Organization.objects.order_by("pk")
    assert (unit.full_name, unit.kind) == ("云岭市物资局", "单位")
    assert (committee.document_name, committee.kind, committee.code) == (
        "机关党委",
        "机关党委",
        "001",
    )
    assert (branch.document_name, branch.kind, branch.other_names) == (
        "机关第一党支部",
        "党支部",
        "一支部",
    )
    assert Placement.objects.get(organization=branch).parent == committee


def test_another_units_organizations_are_refused(tmp_path: Path, branches: Written) -> None:
    path = tmp_path / "p.json"
    path.write_text(json.dumps(ORGANIZATIONS | {"unit": "别处局"}), "utf-8")

    with pytest.raises(Exception, match="文件里的单位是“别处局”，这个办公室的单位是“云岭市物资局”"):
        take("organizations", path)


def test_members_are_sealed_and_placed(roster: Written) -> None:
    first, second = Member.objects.order_by("pk")

    assert (first.sex, first.birth_no, first.admitted_on) == ("男", 19800315, date(1999, 7, 31))
    assert first.confirmed_on == date(2000, 7, 31)
    assert (second.confirmed_on, second.admitted_on) == (None, date(2020, 1, 10))
    assert first.id_cipher is not None
    assert unseal(first.id_cipher) == number(101)
    assert first.id_index == mark(number(101))
    assert number(101) not in str(Change.objects.values_list("after", flat=True))
    home = Membership.objects.get(member=second)
    assert (home.organization.document_name, home.since) == ("机关第一党支部", date(2020, 1, 10))


def test_what_the_file_did_not_say_is_kept_as_assumed(roster: Written) -> None:
    first = Member.objects.order_by("pk")[0]
    assumed = Assumption.objects.filter(record_id=first.pk, model="members.Member")

    assert set(assumed.values_list("field", "stated")) == {
        ("admitted_on", "1999-07"), ("confirmed_on", ""), ("nationality", "")
    }  # fmt: skip
    assert "入党日只有年月的，按当月最后一天登记，并记下原样。" in roster.remarks


def test_who_is_known_is_not_written_again(tmp_path: Path, roster: Written) -> None:
    rows = [ROSTER, ["甲一", number(101), "一支部", "正式党员", "1999-07-01", ""],
            ["甲三", number(105), "一支部", "正式党员", "1999-07-01", "2000-07-01"]]  # fmt: skip
    again = take("members", write(tmp_path / "n.xlsx", rows))

    assert again.rows == 1
    assert again.left == ((2, "第2行没有写入：甲一已在册，没有重复登记。"),)


def test_the_same_file_is_not_taken_twice(tmp_path: Path, roster: Written) -> None:
    with pytest.raises(ImportedAlready) as refused:
        take("members", tmp_path / "m.xlsx")
    assert str(refused.value) == (
        f"这份文件已于{Batch.objects.get(pk=roster.number).made_at.astimezone().date()}导入，"
        f"编号{roster.number}，没有再写。要重新导入，请先撤回它（命令行：dangwu import --undo {roster.number}）。"
    )


def test_dues_long_and_wide(tmp_path: Path, roster: Written) -> None:
    long = [["姓名", "身份证号", "缴费起始月份", "缴费截止月份", "缴费金额", "缴费日期", "缴费方式"],
            ["甲一", number(101), "2020-01", "2020-03", 90, "2020-02-05", "微信"]]  # fmt: skip
    wide = [["2020年党费台账"], ["姓名", "4月", "5月", "6月"], ["甲一", 30, "", 30]]
    take("dues", write(tmp_path / "l.xlsx", long))
    take("dues", write(tmp_path / "w.xlsx", wide))

    assert list(
        Payment.objects.order_by("month_no").values_list("month_no", "amount_fen", "kind", "method")
    ) == [
        (24240, 3000, "补缴", "线上"), (24241, 3000, "正常", "线上"), (24242, 3000, "正常", "线上"),
        (24243, 3000, "正常", "转账"), (24245, 3000, "正常", "转账"),
    ]  # fmt: skip
    assert Assumption.objects.filter(model="dues.Payment", field="paid_on").count() == 2


def test_meetings_by_the_rooms_own_verb(tmp_path: Path, roster: Written) -> None:
    heads = ["党支部", "会议类型", "会议名称", "会议时间", "时长", "主持人", "应到", "实到", "请假"]
    rows = [heads, ["一支部", "党课", "讲党课", "2020-05-07 14:30", 90, "甲一", 10, 9, 1],
            ["一支部", "党课", "讲党课", "2020-05-08", "", "甲一", 10, 9, 1]]  # fmt: skip
    written = take("meetings", write(tmp_path / "k.xlsx", rows))

    assert written.left == ()
    held, unknown = Meeting.objects.order_by("held_on")
    assert (held.kind, held.topic, held.minutes_long, held.excused) == ("党课", "讲党课", 90, 1)
    assert (held.from_minute, unknown.from_minute) == (14 * 60 + 30, None)
    assert unknown.minutes_long is None  # a length that nobody wrote down is unknown
    assert held.chair is not None
    assert held.chair.name == "甲一"
    batches.undo(written.number)
    take("meetings", tmp_path / "k.xlsx", given={"时长分钟": "60"})
    assert sorted(Meeting.objects.values_list("minutes_long", flat=True)) == [60, 90]


def test_admissions_become_applicants_and_steps(tmp_path: Path, branches: Written) -> None:
    heads = ["姓名", "身份证号", "党支部", "申请入党时间", "列为积极分子时间", "入党时间"]
    rows = [
        heads,
        ["乙一", number(201, "19950101"), "一支部", "2018-05", "2019-05-04", "2020-06-30"],
    ]
    take("admissions", write(tmp_path / "f.xlsx", rows))

    assert Applicant.objects.get().birth_no == 19950101
    assert list(Step.objects.order_by("number").values_list("number", "done_on")) == [
        (1, date(2018, 5, 31)), (3, date(2019, 5, 4)), (15, date(2020, 6, 30))
    ]  # fmt: skip


def test_stock_and_prices(tmp_path: Path, branches: Written) -> None:
    unit = Organization.objects.order_by("pk")[0]
    open_warehouse(organization=unit, name="甲库", since=date(2015, 1, 1))
    stock = [["库点", "品种", "库存（吨）", "日期"], ["甲库", "原粮", 2, "2020-06-30"],
             ["乙库", "原粮", 2, "2020-06-30"]]  # fmt: skip
    prices = [["品种", "监测点", "价格", "日期"], ["大米", "东市场", 5.6, "2020-06-30"]]
    written = take("stock", write(tmp_path / "s.xlsx", stock))
    take("prices", write(tmp_path / "q.xlsx", prices))

    assert GrainReading.objects.get().kg == 2000
    assert PriceReading.objects.get().price_fen == 560
    assert written.left == (
        (3, "第3行没有写入：没有库点“乙库”。您是不是要找：甲库？请先登记库点。"),
    )


def test_an_import_is_taken_back_whole(roster: Written) -> None:
    batch = batches.undo(roster.number)

    assert batch.undone_at is not None
    assert not Member.objects.exists()
    assert not Membership.objects.exists()
    assert not Assumption.objects.exists()
    assert Organization.objects.count() == 3
    assert Change.objects.filter(action="exchange.undo", record_id=batch.pk).exists()
    with pytest.raises(BatchUndone, match="不必再撤"):
        batches.undo(roster.number)


def test_what_later_records_rest_on_is_not_taken_back(branches: Written, roster: Written) -> None:
    with pytest.raises(BatchRestedOn) as refused:
        batches.undo(branches.number)

    assert str(refused.value) == (
        f"编号{branches.number}的导入不能撤回，什么也没有改动：此后又有记录依据它，组织关系2条。"
        "请先撤回或更正这些记录。"
    )
    assert Organization.objects.count() == 3


def test_what_was_changed_since_is_not_taken_back(roster: Written) -> None:
    second = Member.objects.get(name="甲二")
    membership.confirm(second, on=date(2020, 7, 10), today=TODAY)

    with pytest.raises(BatchRestedOn, match="党员1条已有改动"):
        batches.undo(roster.number)
    assert Member.objects.count() == 2


def test_an_unknown_number() -> None:
    with pytest.raises(BatchUnknown) as refused:
        batches.undo(9)
    assert str(refused.value) == "没有编号为9的导入，还没有导入过。请核对编号。"


def test_a_file_without_a_certain_row(tmp_path: Path, branches: Written) -> None:
    rows = [ROSTER, ["甲*", number(101), "一支部", "正式党员", "1999-07-01", ""]]

    with pytest.raises(NothingToImport) as refused:
        take("members", write(tmp_path / "m.xlsx", rows))
    assert str(refused.value) == ("没有可以写入的行：拒绝1行，待定0行。请按提示改正表格后再导入。")
    assert Batch.objects.count() == 1


def test_rows_in_doubt_are_written_as_they_were_settled(tmp_path: Path, branches: Written) -> None:
    rows = [ROSTER, ["甲一", number(101), "机关第一支部", "正式党员", "99.7.1", "2000-07-01"]]
    known = records.load(TODAY)
    found = preview("members", write(tmp_path / "m.xlsx", rows), today=TODAY, known=known)
    settled = [row.settled() for row in found.asked]
    batches.write(found, settled, known, today=TODAY)

    assert Member.objects.get().admitted_on == date(1999, 7, 1)
    assert Membership.objects.get().organization.document_name == "机关第一党支部"


def test_a_seal_never_looks_the_same(tmp_path: Path) -> None:
    assert seal("甲") != seal("甲")
    assert mark("甲") == mark("甲") != mark("乙")
    with override_settings(OFFICE=tmp_path / "none"), pytest.raises(FieldKeyMissing) as refused:
        seal("甲")
    assert str(refused.value) == (
        f"没有找到密钥文件“{tmp_path}/none/keys/field.txt”，不能读写身份证号和手机号。"
        "请从备份恢复整个 keys 文件夹；从未有过的，运行 dangwu init 生成。"
    )
    assert settings.OFFICE


def test_many_rows_are_taken_back_by_runs(tmp_path: Path, branches: Written) -> None:
    people = [[f"丙{count}", number(count), "一支部", "正式党员", "1999-07-01", "2000-07-01"]
              for count in range(101, 221, 2)]  # fmt: skip
    taken = take("members", write(tmp_path / "many.xlsx", [ROSTER, *people]))
    stays = take("members", write(tmp_path / "one.xlsx", [ROSTER, [
        "丁一", number(301), "一支部", "正式党员", "1999-07-01", "2000-07-01"]]))  # fmt: skip
    batches.undo(taken.number)

    assert list(Member.objects.values_list("name", flat=True)) == ["丁一"]
    assert Membership.objects.count() == stays.rows == 1


@pytest.mark.parametrize(
    ("ids", "parts"),
    [
        ([], []),
        ([3, 1, 7], [{"pk__in": [1, 3, 7]}]),
        (list(range(10, 60)), [{"pk__in": list(range(10, 60))}]),
        ([2, *range(10, 61)], [{"pk__gte": 10, "pk__lte": 60}, {"pk__in": [2]}]),
    ],
)
def test_numbers_one_after_the_other_are_asked_for_at_once(
    ids: list[int], parts: list[dict[str, Any]]
) -> None:
    assert list(batches._parts(ids, "pk")) == parts


WIDE = ["姓名", "党费基数", "1月", "2月", "3月"]


def test_a_wide_ledger_tells_bases_of_those_who_have_none(tmp_path: Path, roster: Written) -> None:
    rows = [["2020年党费台账"], WIDE, ["甲一", 6000, 30, 30, 30]]
    taken = take("dues", write(tmp_path / "w.xlsx", rows))
    base = Base.objects.get()
    assert (base.member.name, base.base_fen, base.since_month, base.category) == (
        "甲一", 600000, 24240, "在职",
    )  # fmt: skip
    assert "党费基数从所缴的第一个月起登记；人员类别按离退休与否推定，请核对。" in taken.remarks
    batches.undo(taken.number)
    assert not Base.objects.exists()


def test_a_base_that_is_known_stays(tmp_path: Path, roster: Written) -> None:
    first = [["2020年党费台账"], WIDE, ["甲一", 6000, 30, "", ""]]
    take("dues", write(tmp_path / "w.xlsx", first))
    same = take("dues", write(tmp_path / "x.xlsx", [first[0], WIDE, ["甲一", 6000, "", 30, ""]]))
    other = take("dues", write(tmp_path / "y.xlsx", [first[0], WIDE, ["甲一", 7000, "", "", 35]]))
    assert [one.base_fen for one in Base.objects.all()] == [600000]
    said = "有的党员已登记过别的党费基数，没有改动，请核对。"
    assert (said in same.remarks, said in other.remarks) == (False, True)


def test_a_closed_period_refuses_its_rows_alone(tmp_path: Path, roster: Written) -> None:
    period = Period.parse("2020Q1")
    locks.lock(Organization.objects.order_by("pk")[0], period, title="一季度党建工作总结")
    rows = [["姓名", "缴费月份", "缴费金额", "缴费日期"], ["甲一", "2020-03", 30, "2020-03-05"],
            ["甲一", "2020-04", 30, "2020-04-05"]]  # fmt: skip
    written = take("dues", write(tmp_path / "l.xlsx", rows))
    assert [one.month_no for one in Payment.objects.all()] == [24243]
    assert [number for number, _ in written.left] == [2]
    assert written.left[0][1].startswith(
        "第2行没有写入：“中共云岭市物资局机关第一支部委员会”2020-03-05的记录属于"
    )
    batch = Batch.objects.get(pk=written.number)
    assert (batch.left_count, batch.left[0][0]) == (1, 2)
