"""Where an office keeps its records: a SQLite file in its folder, or the server of DATABASE_URL."""

from __future__ import annotations

from dangwu.core.errors import DangwuError

DATABASE_FILE = "office.sqlite3"
_FORM = "postgresql://用户:密码@主机:5432/数据库"


class DatabaseUrlUnreadable(DangwuError):
    """DATABASE_URL names no PostgreSQL database."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"看不懂环境变量 DATABASE_URL：{why}。请写成 {_FORM}，或删去它而用办公室文件夹里的 SQLite。"
        )


def server(url: str) -> dict[str, object]:
    """Return Django's settings of the server that a postgresql:// address names.

    Raises DatabaseUrlUnreadable; the message never repeats the address, which holds a password.
    """
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    if not url.startswith(("postgresql://", "postgres://")):
        raise DatabaseUrlUnreadable("它不以 postgresql:// 开头")
    try:
        parts = conninfo_to_dict(url)
    except ProgrammingError:
        raise DatabaseUrlUnreadable("各部分写法有误") from None
    if not parts.get("dbname"):
        raise DatabaseUrlUnreadable("缺少数据库名")
    known = {"host", "port", "user", "password", "dbname"}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts["dbname"],
        "USER": parts.get("user", ""),
        "PASSWORD": parts.get("password", ""),
        "HOST": parts.get("host", ""),
        "PORT": str(parts.get("port", "")),
        "OPTIONS": {"connect_timeout": 5}
        | {key: value for key, value in parts.items() if key not in known},
    }


def shown(url: str) -> str:
    """Return host and database of an address, without user and password."""
    settings = server(url)
    return f"{settings['HOST'] or '本机'}/{settings['NAME']}"
