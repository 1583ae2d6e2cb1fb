"""dangwu init with the first officer: asked on the terminal, or given to a script."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from dangwu.accounts.models import User
from dangwu.project.commands.init import command
from dangwu.project.office import Office
from tests.project.conftest import UNIT, Said, dangwu

GOOD = "白杨-河畔-41"
NAMED = ("--officer", "方晓舟", "--username", "fangxz")


def test_a_script_gives_the_password_by_the_environment(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    said = dangwu("--office", str(folder), "init", "--unit", UNIT, *NAMED, DANGWU_PASSWORD=GOOD)
    assert said == Said(
        0,
        f"办公室“{folder}/office.sqlite3”已建好。\n最上级单位：{UNIT}。\n"
        "第一个账号：方晓舟（fangxz），党务干事兼系统管理员。\n",
        "",
    )
    again = dangwu("--office", str(folder), "init", *NAMED, DANGWU_PASSWORD=GOOD)
    assert again.error == (
        "错误：办公室已有账号，没有再建。其他账号请由系统管理员在“账号与授权”里添加。\n"
    )


def test_a_weak_password_makes_no_account(folder: Path) -> None:
    said = dangwu("--office", str(folder), "init", *NAMED, DANGWU_PASSWORD="20200703")
    assert said.error == "错误：这个密码不能用：全是数字，容易猜到。请另设一个。\n"


def test_there_must_be_a_unit(tmp_path: Path) -> None:
    said = dangwu("--office", str(tmp_path / "new"), "init", *NAMED, DANGWU_PASSWORD=GOOD)
    assert said.error == ("错误：办公室里还没有单位，不能建账号：请同时写 --unit 单位全称。\n")


def test_name_and_username_go_together(folder: Path) -> None:
    for one in (NAMED[:2], NAMED[2:]):
        said = dangwu("--office", str(folder), "init", *one)
        assert said.error == (
            "错误：--officer 姓名和 --username 用户名要一起写，"
            "例如 --officer 张三 --username zhangsan。\n"
        )


@pytest.fixture
def asked(office: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    from dangwu.web.first.starting import found_unit

    monkeypatch.setattr(Office, "make", lambda self: True)
    monkeypatch.delenv("DANGWU_PASSWORD", raising=False)
    found_unit(UNIT, "")
    return office


def test_the_terminal_asks_twice_and_shows_nothing(asked: Office) -> None:
    ran = CliRunner().invoke(command, NAMED, obj=asked, input=f"{GOOD}\nx\n{GOOD}\n{GOOD}\n")
    assert ran.exit_code == 0, ran.output
    assert GOOD not in ran.output
    assert ran.stderr == (
        "fangxz的密码（输入时不显示）: \n再输一次: \n两次输入的密码不一样，请重新输入。\n"
        "fangxz的密码（输入时不显示）: \n再输一次: \n"
    )
    assert User.objects.get().check_password(GOOD)


def test_three_times_two_passwords_end_it(asked: Office) -> None:
    ran = CliRunner().invoke(command, NAMED, obj=asked, input="a\nb\n" * 3)
    assert str(ran.exception) == "两次输入的密码总不一样，没有建账号。请再运行一次。"
    assert not User.objects.exists()
