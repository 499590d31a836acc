"""uvicorn tests.bench.peers.tuned:app"""

from tests.bench.peers.fastapi_peer import make_app

app = make_app(tuned=True)
