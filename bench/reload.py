"""10,000 requests while the catalogue is replaced twice under gunicorn: how many fail. Usage: python -m bench.reload"""

import http.client
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

from navigator.directory import snapshot
from navigator.paths import DATA

PORT = 5078
REQUESTS = 10_000
CLIENTS = 4
PATHS = ["/", "/aanbod/zelfmoordlijn-1813", "/thema/slaap", "/verwijzers", "/gezond"]


def main() -> None:
    folder = Path(tempfile.mkdtemp())
    shutil.copytree(DATA, folder / "data")
    root = folder / "data" / "offer_catalog.yaml"
    environment = os.environ | {"NAVIGATOR_CATALOGUE": str(root), "NAVIGATOR_STATE": str(folder / "state")}
    server = subprocess.Popen(
        [sys.executable, "-c", "from navigator.cli import main; main()", "serve", "--port", str(PORT)],
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    _wait()
    told: Counter[int | str] = Counter()
    clients = [threading.Thread(target=_ask, args=(number, told)) for number in range(CLIENTS)]
    started = time.perf_counter()
    for client in clients:
        client.start()
    for number in range(2):
        time.sleep(2)
        root.write_text(root.read_text("utf-8") + f"# edit {number}\n", encoding="utf-8")
        snapshot.build(root, folder / "state")
    for client in clients:
        client.join()
    print(f"{dict(told)} in {time.perf_counter() - started:.1f} s, over two reloads")
    server.terminate()
    shutil.rmtree(folder)


def _ask(number: int, told: "Counter[int | str]") -> None:
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=20)
    for turn in range(REQUESTS // CLIENTS):
        try:
            connection.request("GET", PATHS[(turn + number) % len(PATHS)])
            answer = connection.getresponse()
            answer.read()
            told[answer.status] += 1
        except OSError as error:
            told[type(error).__name__] += 1
            connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=20)


def _wait() -> None:
    for _ in range(120):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=2)
            connection.request("GET", "/gezond")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.5)


if __name__ == "__main__":
    main()
