"""A passkey in Chromium through the DevTools protocol. One for each page: a second tab needs its own."""

from __future__ import annotations

from typing import Any


class VirtualAuthenticator:
    def __init__(self, page: Any, *, prf: bool = True, verified: bool = True, transport: str = "internal") -> None:
        self.cdp = page.context.new_cdp_session(page)
        self.cdp.send("WebAuthn.enable", {"enableUI": False})
        self.options = {
            "protocol": "ctap2",
            "ctap2Version": "ctap2_1",
            "transport": transport,
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": verified,
            "automaticPresenceSimulation": True,
            "defaultBackupEligibility": True,
            "defaultBackupState": True,
            "hasPrf": prf,
        }
        self.id = self._new()

    def _new(self) -> str:
        made: str = self.cdp.send("WebAuthn.addVirtualAuthenticator", {"options": self.options})["authenticatorId"]
        return made

    def _send(self, method: str, **more: Any) -> Any:
        return self.cdp.send(f"WebAuthn.{method}", {"authenticatorId": self.id, **more})

    def refuses(self) -> None:
        """From now on no finger is recognised."""
        self._send("setUserVerified", isUserVerified=False)

    def recognises(self) -> None:
        """Again. A reader that refused is blocked for good, so a new one takes over its passkeys."""
        passkeys = self.credentials()
        self._send("removeVirtualAuthenticator")
        self.id = self._new()
        for passkey in passkeys:
            self.add(passkey)

    def credentials(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self._send("getCredentials")["credentials"]
        return found

    def add(self, credential: dict[str, Any]) -> None:
        self._send("addCredential", credential=credential)

    def clear(self) -> None:
        self._send("clearCredentials")
