"""dangwu check and dangwu waive: as of which day, on which rules, what is waived; whole outputs."""

import json
from datetime import date
from pathlib import Path

import pytest

from dangwu.accounts.models import Change, User
from dangwu.core.finding import Finding
from dangwu.findings.models import DailyCount, WaivedFinding
from dangwu.findings.waivers import key_of
from dangwu.project.cli import run
from dangwu.project.office import Office
from tests.examples import Example, load

pytestmark = pytest.mark.django_db
TASK, APPROVAL = "任务逾期未完成", "上级审批逾期"
DUE = "在时限内完成并认定"
TODO = "督促完成；已完成的补录认定日期"


def task(number: int, due: date, **more: object) -> dict[str, object]:
    return {
        "model": "duties.Task", "id": number, "organization": 3, "document": 1,
        "title": f"任务{number}", "since": date(2020, 1, 5), "due_on": due, **more,
    }  # fmt: skip


RECORDS = [
    {
        "model": "duties.IssuedDocument", "id": 1, "organization": 1, "kind": "任务清单",
        "title": "清单", "issued_on": date(2020, 1, 5),
    },
    task(1, date(2020, 6, 29)),
    task(2, date(2020, 7, 9)),
    task(3, date(2020, 3, 1), done_on=date(2020, 4, 1)),
    {
        "model": "meetings.Meeting", "id": 1, "organization": 3, "kind": "主题党日",
        "topic": "活动", "held_on": date(2020, 6, 30), "minutes_long": 60, "expected": 3, "present": 3,
    },
]  # fmt: skip


@pytest.fixture
def records(db: None) -> None:
    """Three tasks of the first branch: late in June, late in July, late from March to April."""
    load(Example("", Path(), {"records": RECORDS}))


def finding(number: int, due: str) -> Finding:
    return Finding(TASK, "warning", 3, "duties.Task", number, f"任务“任务{number}”时限{due}，没有完成",
                   DUE, TODO)  # fmt: skip


LATE = finding(1, "2020年6月29日")
KEY = key_of(LATE)
Out = pytest.CaptureFixture[str]


def out(office: Office, capsys: Out, *arguments: str, code: int = 0) -> str:
    assert run(list(arguments), office) == code, capsys.readouterr()
    said = capsys.readouterr()
    return said.err if code else said.out


def test_what_was_found_in_the_last_half_year(records: None, office: Office, capsys: Out) -> None:
    assert out(office, capsys, "check", TASK, "--unit", "市物资储备局") == (
        "范围：市物资储备局  时段：2020年上半年\n"
        "【提醒】任务逾期未完成（1处）\n"
        "  第一党支部：任务“任务1”时限2020年6月29日，没有完成\n"
        "  应当：在时限内完成并认定\n"
        "  办法：督促完成；已完成的补录认定日期\n"
        "共1处：错误0处，提醒1处。\n"
    )


def test_as_of_a_day(records: None, office: Office, capsys: Out) -> None:
    asked = ("check", TASK, "--unit", "市物资储备局", "--on")
    assert out(office, capsys, *asked, "2020-07-10") == (
        "范围：市物资储备局  时段：2020年1月1日至2020年7月10日  截至：2020-07-10\n"
        "【提醒】任务逾期未完成（2处）\n"
        "  第一党支部：任务“任务1”时限2020年6月29日，没有完成\n"
        "  第一党支部：任务“任务2”时限2020年7月9日，没有完成\n"
        "  应当：在时限内完成并认定\n"
        "  办法：督促完成；已完成的补录认定日期\n"
        "共2处：错误0处，提醒2处。\n"
        "草稿：2020年1月1日至2020年7月10日尚未结束，数字还会变。\n"
    )
    open_then = out(office, capsys, *asked, "2020年3月31日")
    assert open_then.splitlines()[:3] == [
        "范围：市物资储备局  时段：2020年第一季度  截至：2020-03-31",
        "【提醒】任务逾期未完成（1处）",
        "  第一党支部：任务“任务3”时限2020年3月1日，没有完成",
    ]
    assert out(office, capsys, *asked, "2020-03-01").splitlines()[1:] == [
        "共0处：错误0处，提醒0处。"
    ]


def test_a_period_is_cut_off_on_the_day(records: None, office: Office, capsys: Out) -> None:
    asked = ("check", TASK, "--unit", "市物资储备局", "--period", "2020H1", "--on")
    assert out(office, capsys, *asked, "2020-03-31").splitlines()[0] == (
        "范围：市物资储备局  时段：2020年第一季度  截至：2020-03-31"
    )
    assert out(office, capsys, *asked, "2020-07-10").splitlines()[0] == (
        "范围：市物资储备局  时段：2020年上半年  截至：2020-07-10"
    )
    assert out(office, capsys, *asked, "2019-12-31", code=2) == (
        "错误：2019年12月31日时，2020年上半年还没有开始（2020年1月1日才开始），无从检查。"
        "请换一个时段，或把日期写成时段首日以后。\n"
    )
    assert out(office, capsys, *asked, "去年", code=2).startswith("错误：")


def test_the_checks_that_stand_on_a_rule(office: Office, capsys: Out) -> None:
    by_id = out(office, capsys, "check", "--list", "--rule", "approval_months")
    by_label = out(office, capsys, "check", "--list", "--rule", "上级党委审批期限")
    assert by_id == by_label
    assert "上级审批逾期" in by_id
    assert "任务逾期未完成" not in by_id
    two = out(
        office,
        capsys,
        "check",
        "--list",
        "--rule",
        "上级党委审批期限",
        "--rule",
        "收到入党申请书后谈话期限",
    )
    assert {"上级审批逾期", "申请后谈话逾期"} <= {
        line[4:].split("（")[0] for line in two.splitlines()
    }


def test_a_rule_that_nobody_knows(office: Office, capsys: Out) -> None:
    said = out(office, capsys, "check", "--rule", "上级党委审批期现", code=2)
    assert said.startswith(
        "错误：没有编号或名称为“上级党委审批期现”的规定。您是不是要找：上级党委审批期限"
    )
    assert said.endswith("？全部规定可用 dangwu rules 列出。\n")
    assert out(office, capsys, "check", TASK, "--rule", "approval_months", code=2) == (
        "错误：没有检查以“上级党委审批期限”为依据：它只用于计算或说明，无从查起。请换一条规定。\n"
    )


def test_the_list_for_programs(office: Office, capsys: Out) -> None:
    found = json.loads(out(office, capsys, "check", APPROVAL, TASK, "--list", "--json"))
    assert found[1] == {"check": TASK, "severity": "warning", "room": "duties", "rules": []}
    assert found[0]["check"] == APPROVAL
    assert "approval_months" in found[0]["rules"]


def test_for_programs(records: None, office: Office, capsys: Out) -> None:
    asked = ("check", TASK, "--unit", "市物资储备局", "--period", "2020H1", "--json")
    one = {
        "key": KEY, "check": TASK, "severity": "warning", "rules": [], "organization": "第一党支部",
        "model": "duties.Task", "record": 1, "found": LATE.found, "due": DUE, "by": "2020年6月29日", "todo": TODO,
        "cites": "", "waived": None,
    }  # fmt: skip
    whole = {
        "scope": "市物资储备局", "period": "2020H1", "on": "2020-07-10", "draft": False,
        "counts": {"errors": 0, "warnings": 1, "waived": 0}, "findings": [one], "unjudged": [],
    }  # fmt: skip
    assert json.loads(out(office, capsys, *asked)) == whole
    _waive(office, capsys)
    held = {"by": "甄理", "reason": "上级已批准延期", "first": "2020-07-10", "last": "2020-12-31"}
    assert json.loads(out(office, capsys, *asked)) == {
        **whole, "counts": {"errors": 0, "warnings": 0, "waived": 1},
        "findings": [{**one, "waived": held}],
    }  # fmt: skip


SCOPE = ("--unit", "市物资储备局", "--period", "2020H1")


def _waive(office: Office, capsys: Out, *more: str, code: int = 0) -> str:
    return out(
        office, capsys, "waive", KEY, *SCOPE, "--until", "2020-12-31", "--reason", "上级已批准延期",
        "--by", "甄理", *more, code=code,
    )  # fmt: skip


def test_a_waiver_and_what_is_said_of_it(records: None, office: Office, capsys: Out) -> None:
    officer = User.objects.create(username="zhenli", name="甄理")
    listed = out(office, capsys, "check", TASK, *SCOPE, "--keys")
    assert f"  [{KEY}] 第一党支部：{LATE.found}\n" in listed

    assert _waive(office, capsys) == f"已豁免至2020年12月31日：{TASK}，{LATE.found}\n"

    assert out(office, capsys, "check", TASK, *SCOPE) == (
        "范围：市物资储备局  时段：2020年上半年\n"
        "【提醒】任务逾期未完成（0处，另有已豁免1处）\n"
        f"  第一党支部：{LATE.found}（已豁免，甄理豁免至2020-12-31：上级已批准延期）\n"
        "  应当：在时限内完成并认定\n"
        "  办法：督促完成；已完成的补录认定日期\n"
        "共0处：错误0处，提醒0处。另有已豁免1处。\n"
    )
    entry = Change.objects.get(action="findings.waive")
    assert (entry.actor, entry.after["reason"]) == (officer, "上级已批准延期")
    before = out(office, capsys, "check", TASK, *SCOPE, "--on", "2020-07-09")
    assert before.splitlines()[-1] == "共1处：错误0处，提醒1处。"
    assert _waive(office, capsys, code=2) == (
        f"错误：“{LATE.found}”已由甄理豁免至2020年12月31日。"
        "要改期限或理由，请先撤回，再重新豁免。\n"
    )


def test_a_waiver_taken_back(records: None, office: Office, capsys: Out) -> None:
    back = ("waive", KEY, *SCOPE, "--take-back", "--reason", "延期批复有误", "--by", "甄理")
    assert out(office, capsys, *back, code=2) == (
        f"错误：“{LATE.found}”今天没有豁免在效，无从撤回。\n"
    )
    _waive(office, capsys)
    assert out(office, capsys, *back) == f"已撤回豁免，重新列出：{TASK}，{LATE.found}\n"
    again = out(office, capsys, "check", TASK, *SCOPE)
    assert again.splitlines()[-1] == "共1处：错误0处，提醒1处。"
    assert Change.objects.get(action="findings.withdraw").reason == "延期批复有误"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "豁免必须有期限，请用 --until 写明到哪天为止，例如 --until 2020-12-31。"),
        (
            ("--until", "2020-12-31", "--by", "甄理"),
            "豁免要写明理由，现在是空的。请写为什么，例如依据的文件或批准的会议。",
        ),
        (
            ("--until", "2020-12-31", "--reason", "某"),
            "豁免要写明是谁办的，现在没有姓名。请用 --by 写姓名。",
        ),
    ],
)
def test_what_a_waiver_lacks(
    records: None, office: Office, capsys: Out, arguments: tuple[str, ...], said: str
) -> None:
    assert out(office, capsys, "waive", KEY, *SCOPE, *arguments, code=2) == f"错误：{said}\n"
    assert not WaivedFinding.objects.exists()


def test_a_number_that_no_finding_has(records: None, office: Office, capsys: Out) -> None:
    said = (
        "错误：没有编号为“000000000000”的问题：可能已经补正，或者所查的单位、时段不同。"
        "请用 dangwu check --keys 重新查出编号。\n"
    )
    for way in (("--until", "2020-12-31"), ("--take-back",)):
        asked = ("waive", "000000000000", *SCOPE, *way, "--reason", "某", "--by", "甄理")
        assert out(office, capsys, *asked, code=2) == said


def test_what_is_looked_at_today_is_counted_under_the_day(
    records: None, office: Office, capsys: Out
) -> None:
    out(office, capsys, "check", TASK, *SCOPE)
    out(office, capsys, "check", TASK, "--unit", "市物资储备局", "--on", "2020-07-09")
    assert not DailyCount.objects.exists()

    for _ in range(2):
        out(office, capsys, "check", TASK, "--unit", "市物资储备局", "--on", "2020-07-10")

    found = DailyCount.objects.values_list(
        "organization", "counted_on", "check_name", "severity", "findings", "waived"
    )
    assert list(found) == [(1, date(2020, 7, 10), TASK, "warning", 2, 0)]


def test_every_check_runs_on_real_records(records: None, office: Office, capsys: Out) -> None:
    text = out(office, capsys, "check", "--unit", "市物资储备局", "--period", "2020H1")
    assert text.splitlines()[-1].startswith("共")


def test_an_unknown_check_is_refused(office: Office, capsys: Out) -> None:
    said = out(office, capsys, "check", "任务逾期未完", code=2)
    assert said.startswith("错误：没有名为“任务逾期未完”的检查。您是不是要找：任务逾期未完成")
    assert said.endswith("？全部检查可用 dangwu check --list 列出。\n")
