"""uvicorn tests.bench.peers.first:app"""

from tests.bench.peers.fastapi_peer import make_app

app = make_app()
