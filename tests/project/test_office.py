"""Offices that cannot be opened: each broken for real, each with its whole message."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from django.core.management import call_command
from django.db import OperationalError

from dangwu.project.database import DatabaseUrlUnreadable, server, shown
from dangwu.project.failures import FileRefused, ServerUnreachable, translate
from tests.project.conftest import ROOT, UNIT, Said, dangwu

FIGURE = ("figure", "单位名称", "--period", "2020H1")


def refused(said: Said) -> str:
    """Return the message of a command that refused and printed nothing else."""
    assert said.code == 2, said
    assert said.out == ""
    assert said.error.startswith("错误：")
    assert said.error.count("\n") == 1
    return said.error.removeprefix("错误：").rstrip("\n")


def change(folder: Path, sql: str) -> None:
    with closing(sqlite3.connect(folder / "office.sqlite3")) as connection:
        connection.execute(sql)
        connection.commit()


def test_a_new_office_answers(folder: Path) -> None:
    said = dangwu(*FIGURE, "--office", str(folder))

    assert said == Said(
        0,
        "单位名称：市物资储备局\n范围：市物资储备局  时段：2020年上半年\n"
        "依据：1条记录  引擎：sqlite\n口径：统计单位的行文名称\n",
        "",
    )
    assert dangwu(*FIGURE, DANGWU_OFFICE=str(folder)) == said


def test_an_office_and_its_keys_are_the_owners_alone(folder: Path) -> None:
    keys = sorted((folder / "keys").iterdir())

    assert [path.name for path in keys] == ["field.txt", "seal.txt", "secret.txt"]
    assert {path.stat().st_mode & 0o777 for path in keys} == {0o600}
    assert {path.stat().st_mode & 0o777 for path in (folder, folder / "keys")} == {0o700}
    assert len({path.read_text("ascii") for path in keys}) == 3


def test_in_a_folder_that_others_may_enter_the_records_are_still_the_owners(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    dangwu("init", "--office", str(tmp_path))

    modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert modes == {"office.sqlite3": 0o600, "keys": 0o700, "files": 0o700}
    assert tmp_path.stat().st_mode & 0o777 == 0o755


@pytest.mark.django_db
def test_the_migrations_make_what_the_models_say() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_no_office_there(tmp_path: Path) -> None:
    assert refused(dangwu(*FIGURE, "--office", str(tmp_path))) == (
        f"“{tmp_path}”里没有办公室。请用 --office 或环境变量 DANGWU_OFFICE 指明它所在的文件夹；"
        "要新建，运行 dangwu init --unit 单位全称；要先看样子，运行 dangwu demo。"
    )
    assert list(tmp_path.iterdir()) == []


def test_the_database_is_locked(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "office.sqlite3")) as other:
        other.execute("pragma locking_mode = exclusive")
        other.execute("begin exclusive")
        other.execute("update organizations_organization set code = '1'")
        said = dangwu(*FIGURE, "--office", str(folder), DANGWU_LOCK_SECONDS="0.1")

    assert refused(said) == (
        f"数据库“{folder}/office.sqlite3”正被另一个程序占用，等待后仍未放开，什么也没有改动。"
        "请等那个程序办完，或关掉打开这个文件的工具，再试一次。"
    )


def test_another_writer_is_waited_for_and_then_nothing_is_changed(folder: Path) -> None:
    change(folder, "delete from organizations_placement")
    change(folder, "delete from organizations_organization")
    with closing(sqlite3.connect(folder / "office.sqlite3")) as other:
        other.execute("begin immediate")
        said = dangwu("init", "--unit", UNIT, "--office", str(folder), DANGWU_LOCK_SECONDS="0.1")
        other.rollback()
        counted = other.execute("select count(*) from organizations_organization").fetchone()

    assert "正被另一个程序占用" in refused(said)
    assert counted == (0,)


def test_the_database_is_read_only(folder: Path) -> None:
    (folder / "office.sqlite3").chmod(0o444)

    assert refused(dangwu(*FIGURE, "--office", str(folder), anyone=True)) == (
        f"数据库“{folder}/office.sqlite3”是只读的，什么也没有改动。请检查文件权限、"
        "磁盘是否只读挂载，或把办公室整个复制到可写的地方再用。"
    )


def test_the_database_may_not_be_read(folder: Path) -> None:
    (folder / "office.sqlite3").chmod(0o000)

    assert refused(dangwu(*FIGURE, "--office", str(folder), anyone=True)) == (
        f"没有权限读取“{folder}/office.sqlite3”。"
        "请换成有权限的用户再运行，或请管理员改正该处的属主和权限。"
    )


def test_the_folder_may_not_be_entered(folder: Path) -> None:
    folder.chmod(0o000)
    try:
        said = dangwu(*FIGURE, "--office", str(folder), anyone=True)
    finally:
        folder.chmod(0o700)

    assert refused(said) == (
        f"没有权限进入“{folder}”。请换成有权限的用户再运行，或请管理员改正该处的属主和权限。"
    )


def test_an_office_cannot_be_made_there(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        said = dangwu("init", "--office", str(tmp_path / "new"), anyone=True)
    finally:
        tmp_path.chmod(0o700)

    assert refused(said) == (
        f"没有权限写入“{tmp_path}/new”。请换成有权限的用户再运行，或请管理员改正该处的属主和权限。"
    )


def test_an_office_is_not_made_in_a_closed_folder(tmp_path: Path) -> None:
    tmp_path.chmod(0o000)
    try:
        said = dangwu("init", "--office", str(tmp_path), anyone=True)
    finally:
        tmp_path.chmod(0o700)

    assert refused(said) == (
        f"没有权限写入“{tmp_path}/files”。请换成有权限的用户再运行，或请管理员改正该处的属主和权限。"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("below", ["", "/office"])
def test_a_file_stands_where_the_folder_should_be(tmp_path: Path, below: str) -> None:
    (tmp_path / "note").write_text("甲", "utf-8")
    where = f"{tmp_path}/note{below}"

    assert refused(dangwu("init", "--office", where)) == (
        f"“{where}”是一个文件，不能用作办公室的文件夹。请用 --office 另指一个文件夹。"
    )
    assert "里没有办公室" in refused(dangwu(*FIGURE, "--office", where))


def test_the_file_is_no_database(folder: Path) -> None:
    (folder / "office.sqlite3").write_text("这不是数据库" * 1000)

    assert refused(dangwu(*FIGURE, "--office", str(folder))) == (
        f"“{folder}/office.sqlite3”不是完好的数据库文件。请不要再往里写，用最近一次备份恢复它；"
        "确认里面没有要留的东西，才可移走它并重新运行 dangwu init。"
    )


def test_the_database_is_cut_short(folder: Path) -> None:
    database = folder / "office.sqlite3"
    os.truncate(database, database.stat().st_size // 2)

    assert "不是完好的数据库文件" in refused(dangwu(*FIGURE, "--office", str(folder)))


def test_the_database_is_another_programs(folder: Path) -> None:
    (folder / "office.sqlite3").unlink()
    change(folder, "create table shop (id integer)")

    assert refused(dangwu(*FIGURE, "--office", str(folder))) == (
        f"数据库“{folder}/office.sqlite3”里没有本系统的表：它是空的，或属于别的程序。"
        "请核对 --office 和 DATABASE_URL；确要在其中新建办公室，运行 dangwu init。"
    )


def test_an_older_office_is_upgraded_by_init_alone(folder: Path) -> None:
    before_reports(folder)
    steps = sorted(path.stem for path in (ROOT / "dangwu/reports/migrations").glob("0*.py"))
    named = "、".join(f"reports.{step}" for step in steps[:3]) + (" 等" if len(steps) > 3 else "")

    assert refused(dangwu(*FIGURE, "--office", str(folder))) == (
        f"办公室“{folder}/office.sqlite3”由较早的版本建立，还差 {len(steps)} 步升级"
        f"（{named}）。请先备份整个文件夹，再运行 dangwu init 升级。"
    )
    upgraded = dangwu("init", "--office", str(folder))
    assert upgraded == Said(0, f"办公室“{folder}/office.sqlite3”已升级到本版本。\n", "")
    assert dangwu(*FIGURE, "--office", str(folder)).code == 0


def before_reports(folder: Path) -> None:
    """Take the office back to the day before reports were kept in it."""
    with closing(sqlite3.connect(folder / "office.sqlite3")) as connection:
        tables = connection.execute(
            "select name from sqlite_master where type = 'table' and name glob 'reports_*'"
        ).fetchall()
    for (table,) in tables:
        change(folder, f"drop table {table}")
    change(folder, "delete from django_migrations where app = 'reports'")


@pytest.mark.parametrize("command", [FIGURE, ("init",)])
def test_a_newer_office_is_left_alone(folder: Path, command: tuple[str, ...]) -> None:
    change(
        folder,
        "insert into django_migrations (app, name, applied) values ('dues', '9001_later', '2030-01-01')",
    )

    assert refused(dangwu(*command, "--office", str(folder))) == (
        f"办公室“{folder}/office.sqlite3”由更新的版本写过，本版本不认识其中 1 步"
        "（dues.9001_later）。为免写坏，什么也没有改动；请改用新版本的 dangwu 打开。"
    )


def test_a_second_unit_is_refused(folder: Path) -> None:
    keys = {path: path.read_text("ascii") for path in (folder / "keys").iterdir()}

    assert refused(dangwu("init", "--unit", "青川市水务局", "--office", str(folder))) == (
        f"办公室里已有单位“{UNIT}”，没有再建。"
        "一个办公室只记一个单位；另一个单位请用 --office 指到别的文件夹新建。"
    )
    assert {path: path.read_text("ascii") for path in (folder / "keys").iterdir()} == keys


def test_postgresql_does_not_answer(tmp_path: Path) -> None:
    url = "postgresql://clerk:secret@127.0.0.1:1/bureau"
    message = refused(dangwu(*FIGURE, "--office", str(tmp_path), DATABASE_URL=url))

    assert message.startswith(
        "连不上 PostgreSQL“127.0.0.1/bureau”。请检查服务器是否开着、DATABASE_URL 里的主机、端口、"
        "数据库、用户和密码是否正确。服务器的原话：connection"
    )
    assert "secret" not in message


@pytest.mark.needs_postgresql
def test_an_office_on_postgresql(tmp_path: Path) -> None:
    server_url = os.environ["DANGWU_TEST_POSTGRESQL"]
    name = f"dangwu_office_{os.getpid()}"
    url = server_url.rsplit("/", 1)[0] + f"/{name}"
    here = ("--office", str(tmp_path / "office"))
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f'create database "{name}"')
        try:
            empty = refused(dangwu(*FIGURE, *here, DATABASE_URL=url))
            assert empty.startswith(f"数据库“{shown(url)}”里没有本系统的表")
            made = dangwu("init", "--unit", UNIT, *here, DATABASE_URL=url)
            assert made.out == f"办公室“{shown(url)}”已建好。\n最上级单位：{UNIT}。\n"
            upgraded = dangwu("init", *here, DATABASE_URL=url)
            assert upgraded.out == f"办公室“{shown(url)}”已升级到本版本。\n"
            answer = dangwu(*FIGURE, *here, DATABASE_URL=url)
            assert answer.out.startswith(f"单位名称：{UNIT}\n")
            assert "引擎：postgresql" in answer.out
            assert refused(dangwu(*FIGURE, "--engine", "sqlite", *here, DATABASE_URL=url)) == (
                "这个办公室的记录在 postgresql 里，不能用 sqlite 计算。"
                "请改用 --engine postgresql 或 --engine duckdb。"
            )
            assert not (tmp_path / "office" / "office.sqlite3").exists()
        finally:
            connection.execute(f'drop database "{name}" with (force)')


def test_the_address_of_a_server() -> None:
    found = server("postgresql://clerk:p%40ss@db.example:6543/bureau?sslmode=require")

    assert found == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "bureau",
        "USER": "clerk",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "6543",
        "OPTIONS": {"connect_timeout": 5, "sslmode": "require"},
    }
    assert shown("postgresql://%2Frun%2Fpg/bureau") == "/run/pg/bureau"
    assert shown("postgresql:///bureau") == "本机/bureau"


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("mysql://h/bureau", "它不以 postgresql:// 开头"),
        ("postgresql://h:port:2/bureau?x", "各部分写法有误"),
        ("postgresql://clerk:secret@h", "缺少数据库名"),
    ],
)
def test_an_address_that_names_no_database(url: str, why: str) -> None:
    with pytest.raises(DatabaseUrlUnreadable) as raised:
        server(url)

    assert str(raised.value) == (
        f"看不懂环境变量 DATABASE_URL：{why}。请写成 postgresql://用户:密码@主机:5432/数据库，"
        "或删去它而用办公室文件夹里的 SQLite。"
    )


def test_an_unreadable_address_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    message = refused(dangwu("init", "--office", str(tmp_path / "new"), DATABASE_URL="mysql://h/b"))

    assert message.startswith("看不懂环境变量 DATABASE_URL：它不以 postgresql:// 开头。")
    assert not (tmp_path / "new").exists()


def test_a_full_disk() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("pragma max_page_count = 2")
        connection.execute("create table a (b)")
        with pytest.raises(sqlite3.OperationalError) as full:
            connection.execute("insert into a values (zeroblob(100000))")

    assert str(translate(full.value, "甲")) == (
        "“甲”所在的磁盘已满，这次改动没有写入。请腾出空间后再试。"
    )


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError) as raised:
        sqlite3.connect(tmp_path / "none" / "a.sqlite3")

    assert str(translate(raised.value, "甲")) == (
        "没有权限打开“甲”。请换成有权限的用户再运行，或请管理员改正该处的属主和权限。"
    )


def test_what_a_server_says() -> None:
    read_only = OperationalError("x")
    read_only.__cause__ = psycopg.errors.ReadOnlySqlTransaction("cannot execute INSERT")
    locked = OperationalError("x")
    locked.__cause__ = psycopg.errors.LockNotAvailable("lock")
    gone = OperationalError("x")
    gone.__cause__ = psycopg.OperationalError("server closed\n the connection")
    ours = OperationalError("x")
    ours.__cause__ = psycopg.errors.UndefinedTable("no table")

    assert "是只读的" in str(translate(read_only, "甲"))
    assert "正被另一个程序占用" in str(translate(locked, "甲"))
    assert isinstance(translate(gone, "甲"), ServerUnreachable)
    assert str(translate(gone, "甲")).endswith("服务器的原话：server closed the connection")
    assert translate(ours, "甲") is None
    assert translate(sqlite3.OperationalError("no such table: x"), "甲") is None
    assert translate(ValueError("x"), "甲") is None


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (PermissionError(13, "Permission denied", "甲"), "没有权限"),
        (OSError(28, "No space left on device", "甲"), "磁盘已满"),
        (OSError(5, "Input/output error", "甲"), "Input/output error"),
    ],
)
def test_what_the_operating_system_says(error: OSError, why: str) -> None:
    meant = translate(error, "乙")

    assert isinstance(meant, FileRefused)
    assert str(meant) == f"不能使用“甲”：{why}。请改正后再试，或换一个路径。"
    assert translate(OSError(5, "no file named"), "乙") is None
