"""The office's seal: an Ed25519 key that stays in its folder."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from dangwu.core.errors import DangwuError


class SealDamaged(DangwuError):
    """The office's key is no key."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"印章文件“{path}”已损坏（应为 64 位十六进制数），什么也没有改动。请从备份恢复它；"
            "没有备份时移走它，系统会另制新章，但以前的文件将不能再核对签名。"
        )


class Seal:
    """Signs with the key in `folder`/seal.txt (32 bytes as hexadecimal text), made on first use; SealDamaged."""

    def __init__(self, folder: Path) -> None:
        path = folder / "seal.txt"
        if not path.is_file():
            folder.mkdir(parents=True, exist_ok=True)
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as stream:
                stream.write(secrets.token_hex(32) + "\n")
        try:
            kept = bytes.fromhex(path.read_text(encoding="ascii"))
            self._key = Ed25519PrivateKey.from_private_bytes(kept)
        except ValueError:  # UnicodeDecodeError is one too
            raise SealDamaged(path) from None

    @property
    def public(self) -> str:
        """The public key as hexadecimal text."""
        return self._key.public_key().public_bytes_raw().hex()

    def sign(self, content: bytes) -> str:
        """Return the signature as hexadecimal text."""
        return self._key.sign(content).hex()

    def holds(self, content: bytes, signature: str) -> bool:
        """Return whether this office signed exactly this content."""
        return holds(self.public, content, signature)


def holds(public: str, content: bytes, signature: str) -> bool:
    """Return whether the holder of `public`'s key signed exactly this content."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        key.verify(bytes.fromhex(signature), content)
    except (InvalidSignature, ValueError):
        return False
    return True
