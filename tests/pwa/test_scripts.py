"""The page scripts' own tests, under Node's runner."""

import os
import subprocess

from pwa.node import node


def test_the_scripts_that_need_no_document(bundled):
    """OFF-06, OFF-08 and the checks that mirror the server's forms"""
    module = bundled("scripts.test.ts")
    done = subprocess.run(
        [*node(), "--test", str(module)], capture_output=True, text=True, env={**os.environ, "TZ": "America/Lima"}
    )
    assert done.returncode == 0, done.stdout + done.stderr
