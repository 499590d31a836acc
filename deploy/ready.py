"""Wait until an app process answers: python deploy/ready.py 8001 [SECONDS]. Exit 1 when it does not in time (by default 30)."""

import http.client
import sys
import time


def answers(port: int) -> bool:
    """Its reachability probe says 204."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/api/health")
        return connection.getresponse().status == 204
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def ready(port: int, seconds: float = 30) -> bool:
    """True as soon as it answers, False when the time is over."""
    end = time.monotonic() + seconds
    while not answers(port):
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True


if __name__ == "__main__":
    sys.exit(not ready(int(sys.argv[1]), *map(float, sys.argv[2:])))
