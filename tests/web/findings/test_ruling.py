"""Rules in the browser: what units put in, who may, what they see, filters and Excel."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from dangwu.accounts.models import Change
from dangwu.accounts.rights import Role
from dangwu.organizations import local_rules
from dangwu.organizations.local_rules import Content
from dangwu.organizations.models import LocalRule, Organization
from dangwu.rules.book import ROOMS
from tests.cast import BRANCH, STRANGER, TODAY, UNIT, Cast, stock_cast

pytestmark = pytest.mark.django_db
OUTSIDE = 9
"""A branch of another unit."""
NEW = "/records/organizations/local-rules/new/"
TALKS, BANDS, WAY = "branch_meeting_per_quarter", "dues_bands", "dues_rounding_way"
READERS = [Role.OFFICER, Role.SECRETARY, Role.COMMITTEE_MEMBER, Role.LEADER, Role.AUDITOR]
OTHERS = [Role.MEMBER, Role.SUPERIOR, Role.ADMINISTRATOR, STRANGER]
CONTENT = Content(2, "", date(2020, 1, 1), "某市组织生活办法", "第三条", "市里要求", confirmed=True)


@pytest.fixture
def cast(db: None) -> Cast:
    return stock_cast()


def put(cast: Cast, number: int, rule: str = TALKS, **own: Any) -> LocalRule:
    where = Organization.objects.get(pk=number)
    return local_rules.put_in(
        where, rule, replace(CONTENT, **own), today=TODAY, actor=cast.user(Role.OFFICER)
    )


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return " ".join(re.sub(r"<[^>]*>", " ", answer.content.decode()).split())


def typed(client: Client, address: str, **own: Any) -> dict[str, Any]:
    """Return a form as it is shown, with what the person types over it."""
    text = client.get(address).content.decode()
    marks = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', text)
    said = {
        "organization": BRANCH, "since": "2020-01-01", "instrument": "某市组织生活办法",
        "article": "第三条", "reason": "市里要求",
    }  # fmt: skip
    return {**dict(marks), **said, **own}


def send(client: Client, address: str, **own: Any) -> Any:
    return client.post(address, typed(client, address, **own), follow=True)


class TestWhoMay:
    @pytest.mark.parametrize("role", READERS)
    def test_readers_see_them(self, cast: Cast, role: str) -> None:
        put(cast, UNIT)
        for address in ("", f"{TALKS}/", "regions/"):
            assert read(cast[role], f"/checks/rules/{address}")

    @pytest.mark.parametrize("role", OTHERS)
    def test_others_do_not(self, cast: Cast, role: str) -> None:
        for address in ("", f"{TALKS}/", "regions/"):
            assert cast[role].get(f"/checks/rules/{address}").status_code == 403

    def test_the_officer_alone_fills_in(self, cast: Cast) -> None:
        made = put(cast, BRANCH)
        page = f"/records/organizations/local-rules/{made.pk}/"
        for role in Role:
            may = role == Role.OFFICER
            assert (cast[role].get(f"{page}close/").status_code == 200) == may, role
            if role in READERS:
                assert ("填写本地规定" in read(cast[role], f"/checks/rules/{TALKS}/")) == may
                assert ("填写本地规定" in read(cast[role], "/checks/rules/")) == may

    def test_a_unit_out_of_reach_is_not_offered(self, cast: Cast) -> None:
        answer = send(cast[Role.OFFICER], f"{NEW}?rule={TALKS}", rule=TALKS, value=2,
                      organization=OUTSIDE)  # fmt: skip

        assert "没有找到党组织名称“9”" in answer.content.decode()
        assert not LocalRule.objects.exists()


class TestFillingIn:
    def test_a_number_with_its_unit_and_what_holds_now(self, cast: Cast) -> None:
        address = f"{NEW}?rule={TALKS}"
        shown = read(cast[Role.OFFICER], address)
        assert "单位：次。全国现行：1次。" in shown
        assert "每行一档" not in shown

        answer = send(cast[Role.OFFICER], address, rule=TALKS, value=2)

        made = LocalRule.objects.get()
        assert "规定已写入，检查和计算随即按它。" in answer.content.decode()
        assert (made.value, made.organization_id, made.officer) == (2, BRANCH, "某党务干事")
        assert (made.confirmed, made.entered_on) == (False, TODAY)
        assert Change.objects.filter(action="organizations.put_in_rule").count() == 1

    def test_a_choice_by_its_words(self, cast: Cast) -> None:
        address = f"{NEW}?rule={WAY}"
        assert "请选择 四舍五入 进一 舍去" in read(cast[Role.OFFICER], address)

        send(cast[Role.OFFICER], address, rule=WAY, value="0", confirmed="on")

        made = LocalRule.objects.get()
        assert (made.value, made.confirmed, made.shown()) == (0, True, "舍去")

    def test_bands_over_the_national_ones(self, cast: Cast) -> None:
        address = f"{NEW}?rule={BANDS}"
        shown = read(cast[Role.OFFICER], address)
        assert "在职 3000元及以下 0.5% 在职 3000元以上至5000元 1%" in shown
        assert "上面先填好了全国的，请改成文件规定的。" in shown

        send(
            cast[Role.OFFICER],
            address,
            rule=BANDS,
            bands="在职 3000元及以下 0.5%\n在职 3000元以上 1%",
        )

        assert LocalRule.objects.get().bands == "在职 3000元及以下 0.5%\n在职 3000元以上 1%"
        told = read(cast[Role.OFFICER], f"/checks/rules/{BANDS}/")
        assert "第一党支部，自2020年1月1日起" in told
        assert "在职 3,000元以上 1%" in told

    def test_no_rule_chosen_yet(self, cast: Cast) -> None:
        shown = read(cast[Role.OFFICER], NEW)

        assert "只有分档的规定（如党费缴纳标准）填" in shown
        assert "支部党员大会每季度次数" in shown

    def test_what_cannot_be_is_told_in_the_form(self, cast: Cast) -> None:
        put(cast, BRANCH)
        address = f"{NEW}?rule={TALKS}"

        twice = send(cast[Role.OFFICER], address, rule=TALKS, value=3).content.decode()
        assert "两个版本不能在同一天都有效" in twice
        wrong = send(
            cast[Role.OFFICER], address, rule=TALKS, value=3, article="三"
        ).content.decode()
        assert "条目“三”看不懂" in wrong
        assert LocalRule.objects.count() == 1


class TestChanging:
    def page(self, made: LocalRule, end: str = "") -> str:
        return f"/records/organizations/local-rules/{made.pk}/{end}"

    def test_followed_by_another(self, cast: Cast) -> None:
        made = put(cast, BRANCH)
        shown = read(cast[Role.OFFICER], self.page(made, "supersede/"))
        assert "文件改了的用这个" in shown

        send(cast[Role.OFFICER], self.page(made, "supersede/"), value=4, since="2020-06-01")

        found = LocalRule.objects.order_by("since").values_list("value", "since", "until")
        assert [one[0] for one in found] == [2, 4]
        assert found[0][2] == found[1][1] == date(2020, 6, 1)

    def test_closed_then_no_longer_what_holds(self, cast: Cast) -> None:
        made = put(cast, UNIT)
        assert "2次 2020年7月3日对市物资储备局有效" in read(
            cast[Role.OFFICER], f"/checks/rules/{TALKS}/"
        )

        send(cast[Role.OFFICER], self.page(made, "close/"), until="2020-07-01", reason="文件废止")

        told = read(cast[Role.OFFICER], f"/checks/rules/{TALKS}/")
        assert "1次 2020年7月3日对市物资储备局有效" in told
        assert "市物资储备局，自2020年1月1日起，到2020年6月30日为止" in told
        assert "有停用日期" in read(cast[Role.OFFICER], "/records/organizations/local-rules/")

    def test_put_right(self, cast: Cast) -> None:
        made = put(cast, BRANCH, value=22)
        text = cast[Role.OFFICER].get(self.page(made, "correct/")).content.decode()
        assert 'value="22"' in text
        assert 'value="2020-01-01"' in text

        send(cast[Role.OFFICER], self.page(made, "correct/"), value=2, reason="多打了一个2")

        made.refresh_from_db()
        assert made.withdrawn_on == TODAY
        assert LocalRule.objects.get(withdrawn_on=None).value == 2

    def test_withdrawn_and_kept_to_be_seen(self, cast: Cast) -> None:
        made = put(cast, BRANCH)
        send(cast[Role.OFFICER], self.page(made, "withdraw/"), reason="不是本单位的")

        assert "已作废" in read(cast[Role.OFFICER], self.page(made))
        book = "/records/organizations/local-rules/"
        assert "第一党支部" in read(cast[Role.OFFICER], f"{book}?state=gone")
        assert "某市组织生活办法" not in read(cast[Role.OFFICER], f"{book}?state=held")
        assert "各党组织填写的" not in read(cast[Role.OFFICER], f"/checks/rules/{TALKS}/")
        assert cast[Role.OFFICER].get(self.page(made, "close/")).status_code == 302

    def test_a_rule_that_is_no_longer_known_is_named_by_its_id(self, cast: Cast) -> None:
        LocalRule.objects.filter(pk=put(cast, BRANCH).pk).update(rule="gone")
        LocalRule.objects.filter(pk=put(cast, BRANCH, BANDS, bands="在职 1%").pk).update(
            rule="lost"
        )

        shown = read(cast[Role.OFFICER], "/records/organizations/local-rules/")
        assert "gone 2 " in shown
        assert "lost 分1档 " in shown


class TestTheList:
    def test_what_holds_for_the_highest_unit_in_reach(self, cast: Cast) -> None:
        put(cast, UNIT, value=3)
        put(cast, BRANCH, value=5)

        officer, secretary = (
            read(cast[role], "/checks/rules/") for role in (Role.OFFICER, Role.SECRETARY)
        )
        assert (
            "支部党员大会每季度次数 3次 《某市组织生活办法》第三条 市物资储备局填写 另有1个党组织填写了自己的"
            in (officer)
        )
        assert "支部党员大会每季度次数 5次 《某市组织生活办法》第三条 第一党支部填写" in secretary

    def test_one_outside_her_reach_is_not_told(self, cast: Cast) -> None:
        put(cast, OUTSIDE, value=7)

        for role in READERS:
            assert "各党组织填写的" not in read(cast[role], f"/checks/rules/{TALKS}/")
            assert "没有符合条件的规定" in read(cast[role], "/checks/rules/?state=local")

    def test_what_holds_from_above_is_told_without_its_record(self, cast: Cast) -> None:
        put(cast, UNIT, value=3)
        address = f"/checks/rules/{TALKS}/"

        assert "市物资储备局，自2020年1月1日起" in read(cast[Role.SECRETARY], address)
        assert "查看或更改" not in read(cast[Role.SECRETARY], address)
        assert "查看或更改" in read(cast[Role.OFFICER], address)

    def test_what_a_region_rules_is_told_as_such(
        self, cast: Cast, tmp_path: Path, settings: Any
    ) -> None:
        folder = tmp_path / "rules" / "某省"
        folder.mkdir(parents=True)
        text = (ROOMS / "meetings" / "rules" / f"{TALKS}.toml").read_text("utf-8")
        (folder / f"{TALKS}.toml").write_text(text.replace("value = 1", "value = 6"), "utf-8")
        settings.OFFICE, settings.REGION = tmp_path, "某省"

        assert "6次 《中国共产党支部工作条例（试行）》第十一条 某省的规定" in read(
            cast[Role.OFFICER], "/checks/rules/"
        )
        assert "适用地区 某省" in read(cast[Role.OFFICER], f"/checks/rules/{TALKS}/")

    def test_filters(self, cast: Cast) -> None:
        put(cast, BRANCH)
        officer = cast[Role.OFFICER]

        assert (
            "党费缴纳标准"
            not in read(officer, "/checks/rules/?state=doubtful").split("党费 规定")[-1]
        )
        assert "党费尾数取舍" in read(officer, "/checks/rules/?state=doubtful&room=dues")
        assert "支部党员大会每季度次数" not in read(officer, "/checks/rules/?room=dues")
        assert "支部党员大会每季度次数" in read(officer, "/checks/rules/?state=local")
        assert "没有符合条件的规定" in read(officer, "/checks/rules/?state=none&room=dues")

    def test_excel_holds_every_version(self, cast: Cast) -> None:
        put(cast, BRANCH)
        answer = cast[Role.OFFICER].get("/checks/rules/?format=xlsx&state=local")
        sheet = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0)

        assert sheet.to_python()[2:] == [
            ["会议活动", "支部党员大会每季度次数", TALKS, "全国", "2018-10-28", "", "1次",
             "中国共产党支部工作条例（试行）", "", "第十一条", "待核对", "施行日待与原文核对", ""],
            ["会议活动", "支部党员大会每季度次数", TALKS, "第一党支部", "2020-01-01", "", "2次",
             "某市组织生活办法", "", "第三条", "已核对", "市里要求", "某党务干事"],
        ]  # fmt: skip


def test_a_regions_set_says_what_to_fill_in_and_where(cast: Cast) -> None:
    name = "辽宁省党费收缴工作细则（试行）"
    shown = read(cast[Role.OFFICER], "/checks/rules/regions/")
    assert f"辽宁省 《{name}》" in shown
    assert "未见原文" in shown
    assert "党费尾数保留到分、角还是元 党费尾数保留到 还没有 填写" in shown

    put(cast, BRANCH, WAY, value=1, instrument=name)

    shown = read(cast[Role.SECRETARY], "/checks/rules/regions/")
    assert "尾数四舍五入、进一还是舍去 党费尾数取舍 第一党支部 党费基数" not in shown
    assert "尾数四舍五入、进一还是舍去 党费尾数取舍 第一党支部" in shown


def test_a_person_with_no_unit_in_reach_sees_the_national_ones(cast: Cast) -> None:
    Organization.objects.filter(pk=BRANCH).update(dissolved_on=date(2020, 1, 1))

    assert "支部党员大会每季度次数 1次" in read(cast[Role.SECRETARY], "/checks/rules/")
