"""dangwu rules and dangwu rules check: nationally and as a unit knows them; whole outputs."""

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dangwu.accounts.models import User
from dangwu.organizations.local_checking import local_faults
from dangwu.organizations.local_rules import Content, put_in
from dangwu.organizations.models import LocalRule, Organization
from dangwu.project.cli import run
from dangwu.project.office import Office
from dangwu.rules import errors
from dangwu.rules.book import rules
from dangwu.rules.errors import RegionalRuleAlone, RuleUnknown
from tests.examples import Example, load
from tests.project.conftest import TODAY, dangwu
from tests.rules.test_reading import BROKEN

pytestmark = pytest.mark.django_db
TALKS = "branch_meeting_per_quarter"
Out = pytest.CaptureFixture[str]
CONTENT = Content(2, "", date(2020, 1, 1), "某市组织生活办法", "第三条", "市里要求", confirmed=True)


@pytest.fixture
def world(db: None) -> User:
    load(Example("", Path(), {}))
    Organization.objects.filter(pk=8).update(dissolved_on=date(2019, 1, 1))
    return User.objects.create(username="zhao", name="赵某")


def put(officer: User, number: int, rule: str, **own: Any) -> LocalRule:
    content = replace(CONTENT, **own)
    return put_in(Organization.objects.get(pk=number), rule, content, today=TODAY, actor=officer)


def out(office: Office, capsys: Out, *arguments: str, code: int = 0) -> str:
    assert run(["rules", *arguments], office) == code, capsys.readouterr()
    said = capsys.readouterr()
    return said.err if code == 2 else said.out


def line(text: str, label: str) -> list[str]:
    [found] = [one for one in text.splitlines() if one.startswith(f"{label} ")]
    return found.split()


def test_every_rule_with_what_holds(office: Office, world: User, capsys: Out) -> None:
    said = out(office, capsys, "--unit", "第一党支部")

    assert line(said, "支部党员大会每季度次数") == [
        "支部党员大会每季度次数", "branch_meeting_per_quarter", "1次", "全国", "待核对",
        "《中国共产党支部工作条例（试行）》第十一条（待核对）",
    ]  # fmt: skip
    assert line(said, "党费尾数取舍")[2] == "四舍五入"
    assert line(said, "党费缴纳标准")[2:5] == ["分18档", "全国", "已核对"]
    assert said.splitlines()[-1].endswith("条规定，2020-07-10有效的数值。")


def test_as_a_unit_knows_them(office: Office, world: User, capsys: Out) -> None:
    put(world, 2, "branch_meeting_per_quarter")
    own = ["2次", "局机关党委", "已核对", "《某市组织生活办法》第三条"]

    said = out(office, capsys, "--unit", "第一党支部")
    assert line(said, "支部党员大会每季度次数")[2:] == own
    assert line(out(office, capsys), "支部党员大会每季度次数")[3] == "全国"
    said = out(office, capsys, "--unit", "第一党支部", "--on", "2019-12-31")
    assert line(said, "支部党员大会每季度次数")[3] == "全国"
    said = out(office, capsys, "--unit", "第一党支部", "--unconfirmed")
    assert "支部党员大会每季度次数" not in said
    assert "书记每年讲党课次数" in said
    assert "党费缴纳标准" not in said


def test_a_day_without_a_rule(office: Office, world: User, capsys: Out) -> None:
    said = out(office, capsys, "--on", "2001-01-01")

    assert line(said, "党费缴纳标准")[2:] == [
        "—", "2001-01-01时“党费缴纳标准”尚无规定（最早的版本自2008-04-01起施行）",
    ]  # fmt: skip


def test_an_office_without_any_unit_knows_the_national_ones(
    office: Office, db: None, capsys: Out
) -> None:
    assert line(out(office, capsys), "支部党员大会每季度次数")[3] == "全国"


def test_for_programs(office: Office, world: User, capsys: Out) -> None:
    put(world, 2, "branch_meeting_per_quarter")
    told = json.loads(out(office, capsys, "--unit", "第一党支部", "--json"))

    [one] = [each for each in told if each["rule"] == "branch_meeting_per_quarter"]
    assert (one["label"], one["room"], one["in_force"]) == ("支部党员大会每季度次数", "meetings", 1)
    assert [each["region"] for each in one["versions"]] == ["", "局机关党委"]
    assert one["versions"][1] == {
        "from": "2020-01-01", "until": None, "value": 2, "shown": "2次",
        "instrument": "某市组织生活办法", "article": "第三条", "confirmed": True, "provisional": "",
        "region": "局机关党委", "note": "市里要求",
    }  # fmt: skip
    [bands] = [each for each in told if each["rule"] == "dues_bands"]
    assert bands["versions"][0]["value"] is None
    told = json.loads(out(office, capsys, "--on", "2001-01-01", "--json"))
    assert {one["in_force"] for one in told if one["rule"] == "dues_bands"} == {None}


class TestCheck:
    def test_all_is_in_order(self, office: Office, world: User, capsys: Out) -> None:
        put(world, 2, "branch_meeting_per_quarter")

        assert out(office, capsys, "check") == "规定都没有错。\n"
        assert json.loads(out(office, capsys, "check", "--json")) == []

    def test_what_units_have_put_in_is_held_against_the_rules(
        self, office: Office, world: User, capsys: Out
    ) -> None:
        number = put(world, 3, "branch_meeting_per_quarter")
        bands = put(world, 3, "dues_bands", bands="在职 2%")
        chosen = put(world, 3, "dues_rounding_way")
        gone = put(world, 4, "theme_day_per_month")
        later = put(world, 4, "branch_meeting_per_quarter", since=date(2021, 1, 1))
        other = put(world, 4, "branch_meeting_per_quarter", until=date(2020, 2, 1))
        lost = "theme_days_per_month"
        changed = {
            number: {"value": None, "bands": "在职 2%"}, bands: {"bands": "在职"},
            chosen: {"value": 7, "article": "三"}, gone: {"rule": lost},
            other: {"until": date(2021, 1, 2)},
        }  # fmt: skip
        for one, fields in changed.items():
            LocalRule.objects.filter(pk=one.pk).update(**fields)
        assert later.pk
        lines = [
            "第一党支部“支部党员大会每季度次数”2020-01-01起：这条规定现在是一个数，请更正。",
            ("第一党支部“党费缴纳标准”2020-01-01起：第1行“在职”看不懂，每行写一档，例如："
            "在职 3000元及以下 0.5%、在职 3000元以上至5000元 1%、在职 10000元以上 2%、学生 0.20元、"
            "农民 0.20元至1元。"),
            ("第一党支部“党费尾数取舍”2020-01-01起：条目“三”看不懂，请写成第十条、第三十三条第二款、"
            "第一条至第六条、第五条、第六条，不知道的写“条目不详”。"),
            ("第一党支部“党费尾数取舍”2020-01-01起：数值7不对，"
            "可以是1（四舍五入）、2（进一）、0（舍去）。"),
            ("第二党支部“支部党员大会每季度次数”2021-01-01起："
            "与2020-01-01至2021-01-01的版本重叠，请停用或作废其中一个。"),
            f"第二党支部“{lost}”2020-01-01起：{RuleUnknown(lost, rules())}",
        ]  # fmt: skip

        said = out(office, capsys, "check", code=1)
        assert said.splitlines() == [*lines, "共6处错误，请逐条改正。"]
        told = json.loads(out(office, capsys, "check", "--json", code=1))
        assert [f"{one['place']}：{one['what']}" for one in told] == lines
        assert len(local_faults()) == len(lines)

    def test_the_offices_own_files(self, office: Office, world: User, capsys: Out) -> None:
        folder = office.folder / "rules" / "某省"
        folder.mkdir(parents=True)
        shutil.copy(BROKEN / "version_reversed.toml", folder)
        reversed_ = (
            "rules/某省/version_reversed.toml：第1个版本的止日 2018-01-01 应晚于起日 2018-01-01"
            "（止日当天已不适用）。"
        )

        alone = str(RegionalRuleAlone("version_reversed", "某省", rules()))

        asked = ("check", "--office", str(office.folder))
        assert out(office, capsys, *asked, code=1).splitlines() == [
            reversed_,
            alone,
            "共2处错误，请逐条改正。",
        ]
        told = json.loads(out(office, capsys, *asked, "--json", code=1))
        assert told[0]["place"] == "rules/某省/version_reversed.toml"
        assert told[1] == {
            "place": "", "what": alone,
        }  # fmt: skip


def test_units_are_left_aside_where_the_files_cannot_be_read(
    office: Office, world: User, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(world, 3, TALKS)
    broken = errors.RuleTwice("x", "dues", "meetings")

    def unread() -> None:
        raise broken

    monkeypatch.setattr("dangwu.organizations.local_checking.national", unread)
    assert out(office, capsys, "check", code=2) == f"错误：{broken}\n"
    monkeypatch.setattr("dangwu.rules.checking.faults", lambda **_: [broken])
    assert out(office, capsys, "check", code=1).splitlines() == [
        str(broken),
        "各党组织填写的规定没有查，请先改好上面的，再查一次。",
        "共1处错误，请逐条改正。",
    ]


def test_without_any_office(tmp_path: Path) -> None:
    nowhere = ("--office", str(tmp_path / "none"), "rules")
    listed, checked = dangwu(*nowhere), dangwu(*nowhere, "check")

    assert (listed.code, listed.error) == (0, "")
    assert line(listed.out, "支部党员大会每季度次数")[3] == "全国"
    assert (checked.code, checked.out, checked.error) == (0, "规定都没有错。\n", "")
    assert not (tmp_path / "none").exists()
