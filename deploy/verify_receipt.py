"""Check a Goyong24 receipt with nothing of Goyong24: python verify_receipt.py RECEIPT.json KEYS.json [SIGNED_BODY]

RECEIPT.json  {"receipt", "key", "signature"} as the app hands it out (base64url without padding)
KEYS.json     what the service publishes at /keys.json
SIGNED_BODY   the bytes that were signed; with them the digest is compared too
Prints what the receipt says. Exit 1: the signature is not the service's, or the receipt is about something else.
Ed25519 (RFC 8032) over "goyong24/receipt/1", a zero byte, and the receipt's own bytes (RFC 8785 JSON).
"""

import base64
import hashlib
import json
import pathlib
import sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

TAG = b"goyong24/receipt/1\0"


def decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def verify(answer: dict, keys: dict, body: bytes | None = None) -> dict:
    """What the receipt says. Raises ValueError when it does not hold."""
    if answer["key"] not in keys["receipt"]:
        raise ValueError("the service publishes no such key")
    text = decode(answer["receipt"])
    key = Ed25519PublicKey.from_public_bytes(decode(keys["receipt"][answer["key"]]))
    try:
        key.verify(decode(answer["signature"]), TAG + text)
    except InvalidSignature:
        raise ValueError("the signature is not the service's") from None
    receipt = json.loads(text)
    if body is not None and decode(receipt["digest"]) != hashlib.sha256(body).digest():
        raise ValueError("the receipt is about other content")
    return receipt


def main() -> int:
    paths = [pathlib.Path(argument) for argument in sys.argv[1:]]
    answer, keys = (json.loads(path.read_text("utf-8")) for path in paths[:2])
    try:
        receipt = verify(answer, keys, paths[2].read_bytes() if len(paths) > 2 else None)
    except ValueError as error:
        print(f"not valid: {error}")
        return 1
    print("valid", json.dumps(receipt, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
