"""The rules in MicroPython: one Node process that answers line by line."""

import json
import subprocess
from pathlib import Path

from pwa.node import node
from tests.services.cases import ROOT, SERVICES

KIT = ("dated", "calendar", "holidays", "money", "outcome", "minimum_wage", "periods")


def shared_files() -> list[Path]:
    """What the phone gets too."""
    return [SERVICES / f"kit/{name}.py" for name in KIT] + sorted(SERVICES.glob("*/rules/[!_]*.py"))


class Phone:
    """`answer(rule, inputs)` gives {"output": …} or {"error": the exception's name}."""

    def __init__(self) -> None:
        paths = [str(file.relative_to(ROOT)) for file in shared_files()]
        command = [*node(), str(Path(__file__).with_name("rules_node.mjs")), str(ROOT), *paths]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def answer(self, rule: str, inputs: dict) -> dict:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps({"rule": rule, "inputs": inputs}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, "Node has stopped: are the packages of pwa/ installed?"
        return json.loads(line)

    def close(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait(timeout=10)
