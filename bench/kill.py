"""Kill `navigator build` at random moments; the snapshot in use must load each time: python -m bench.kill 50"""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from navigator.directory import snapshot
from navigator.paths import DATA


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    folder = Path(tempfile.mkdtemp())
    shutil.copytree(DATA, folder / "data")
    root = folder / "data" / "offer_catalog.yaml"
    started = time.perf_counter()
    snapshot.build(root, folder / "state")
    whole = time.perf_counter() - started
    good, rng, replaced = 0, random.Random(1), 0
    for number in range(times):
        root.write_text(root.read_text("utf-8") + f"# edit {number}\n", encoding="utf-8")
        before = snapshot.current(folder / "state")
        command = [
            sys.executable,
            "-c",
            "from navigator.cli import main; main()",
            "build",
            "--catalogue",
            str(root),
            "--state",
            str(folder / "state"),
        ]
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        time.sleep(rng.uniform(0, whole * 1.3 + 1))
        os.kill(child.pid, signal.SIGKILL)
        child.wait()
        replaced += snapshot.current(folder / "state") != before
        good += bool(snapshot.load(folder / "state").search("angst").hits)
    print(f"{good} of {times} kills left a snapshot that serves")
    print(f"{replaced} of them came after the swap; a whole build takes {whole:.1f} s")
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
