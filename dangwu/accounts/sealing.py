"""Numbers of persons are kept encrypted, and found by a blind index.

AES-256-GCM and HMAC-SHA256, both keyed from the office's keys/field.txt: whoever has the database
and not the key can neither read a number nor try numbers out.
"""

from __future__ import annotations

import hmac
import secrets
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from dangwu.core.errors import DangwuError

_NONCE = 12


class FieldKeyMissing(DangwuError):
    """The key of the encrypted fields is not in the office's folder."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"没有找到密钥文件“{path}”，不能读写身份证号和手机号。请从备份恢复整个 keys 文件夹；"
            "从未有过的，运行 dangwu init 生成。"
        )


def _keys() -> tuple[bytes, bytes]:
    return _derived(str(settings.OFFICE))


@lru_cache(maxsize=4)
def _derived(office: str) -> tuple[bytes, bytes]:
    """Return the key of the cipher and the key of the index."""
    path = Path(office) / "keys" / "field.txt"
    try:
        secret = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except FileNotFoundError:
        raise FieldKeyMissing(path) from None
    return tuple(hmac.digest(secret, use, "sha256") for use in (b"cipher", b"index"))  # type: ignore[return-value]


def seal(text: str) -> bytes:
    """Return the text encrypted; the same text never gives the same bytes twice."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(_keys()[0]).encrypt(nonce, text.encode(), None)


def unseal(sealed: bytes) -> str:
    """Return the text; InvalidTag of cryptography where it was changed or the key is another."""
    data = bytes(sealed)
    return AESGCM(_keys()[0]).decrypt(data[:_NONCE], data[_NONCE:], None).decode()


def mark(text: str) -> str:
    """Return the blind index: equal for equal texts, and telling nothing else."""
    return hmac.digest(_keys()[1], text.encode(), "sha256").hex()
