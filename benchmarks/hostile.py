"""A thousand hostile inputs through the whole of reading, in Python and on the command line.

Promise: no traceback; nothing takes over 30 s for each megabyte (begun); each input is a record or
a failure with its reason. The inputs are those of tests/hostile.py; --large adds those of up to
66 MB.
"""

from __future__ import annotations

import argparse
import io
import re
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import FrameType
from typing import Any, Protocol

SECONDS_A_MEGABYTE = 30
# The codes that `verbale read` may end with: fine, or some inputs failed.
EXPECTED = (0, 3)


class Hostile(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def data(self) -> bytes: ...


class Hang(BaseException):
    """An input took too long; not an Exception, so that nothing on the way catches it."""


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--large", action="store_true", help="the large inputs too")
    parser.add_argument("--sample", type=int, default=8, help="calls of the program (default 8)")
    parser.add_argument("--every", type=int, default=1, help="take every so many only")
    arguments = parser.parse_args()
    inputs = list(hostile_inputs(large=arguments.large))[:: arguments.every]
    faults = in_python(inputs)
    step = max(1, len(inputs) // max(1, arguments.sample))
    faults += on_the_command_line(inputs[step // 2 :: step][: arguments.sample])
    print(f"{len(inputs)} inputs, {faults} faults (promised: none)")
    return 1 if faults else 0


def in_python(inputs: Iterable[Hostile]) -> int:
    """Read every input; print what became of them and return how many faults there were."""
    import verbale

    reader = verbale.load("fr")
    reader.read("Le ministre a dit oui.")
    results: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    faults, slowest = 0, (0.0, "")
    # Seconds of the processor, which a busy machine does not stretch; the clock is for what sleeps.
    signal.signal(signal.SIGPROF, _ring)
    signal.signal(signal.SIGALRM, _ring)
    for hostile in inputs:
        limit = allowed(hostile)
        began = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, limit)
        signal.alarm(limit * 10)
        try:
            found = list(_outcomes(reader, hostile))
        except Hang:
            faults += 1
            print(f"HANG      {hostile.name}: over {limit} s")
            continue
        except Exception:
            faults += 1
            print(f"TRACEBACK {hostile.name}\n{traceback.format_exc()}")
            continue
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.alarm(0)
        slowest = max(slowest, (time.process_time() - began, hostile.name))
        # White space alone is no document of a file of many, and that is an answer too.
        if not found and hostile.data.strip():
            faults += 1
            print(f"SILENCE   {hostile.name}: neither a record nor a failure")
        for reason in found:
            results["failures" if reason else "records"] += 1
            if reason:
                reasons[_kind(reason, hostile.name)] += 1
    print(f"in Python: {results['records']} records, {results['failures']} failures")
    for reason, count in reasons.most_common():
        print(f"  {count:5}  {reason}")
    print(f"slowest: {slowest[1]}, {slowest[0]:.1f} s")
    return faults


def _outcomes(reader: Any, hostile: Hostile) -> Iterator[str]:
    """Yield the reason of each failure, and nothing in its place for a record."""
    from verbale.readers.registry import read_stream
    from verbale.record.json import dumps
    from verbale.record.types import Failure

    documents = read_stream(io.BytesIO(hostile.data), origin=hostile.name)
    for result in reader.read_many(documents):
        if isinstance(result, Failure):
            yield result.reason or "(no reason)"
        else:
            dumps(result).encode("utf-8")
            yield ""


def on_the_command_line(inputs: Iterable[Hostile]) -> int:
    """Give some of them to the program, one a call, and return how many faults there were."""
    program = Path(sys.executable).with_name("verbale")
    faults, codes = 0, Counter[int]()
    with tempfile.TemporaryDirectory() as folder:
        for hostile in inputs:
            path = Path(folder, re.sub(r"[^\w.-]", "_", hostile.name))
            path.write_bytes(hostile.data)
            command = [str(program), "read", "--format", "jsonl", str(path)]
            # The start of Python and of the model is not the input's fault.
            limit = allowed(hostile) * 4 + 60
            try:
                done = subprocess.run(command, capture_output=True, timeout=limit)
            except subprocess.TimeoutExpired:
                faults += 1
                print(f"HANG      verbale read {hostile.name}: over {limit} s")
                continue
            codes[done.returncode] += 1
            if done.returncode not in EXPECTED or b"Traceback" in done.stderr:
                faults += 1
                print(f"CODE {done.returncode}    {hostile.name}\n{done.stderr[-2000:]!r}")
    told = ", ".join(f"{count} with exit code {code}" for code, count in sorted(codes.items()))
    print(f"on the command line: {told}")
    return faults


def allowed(hostile: Hostile) -> int:
    """Return how many seconds this input may take."""
    return SECONDS_A_MEGABYTE * (1 + len(hostile.data) // 2**20)


def hostile_inputs(*, large: bool) -> Iterator[Hostile]:
    """Load them from the tests, under a name that is not this file's own."""
    path = Path(__file__).parents[1] / "tests" / "hostile.py"
    spec = spec_from_file_location("hostile_texts", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield from module.hostile_inputs(large=large)


def _kind(reason: str, name: str) -> str:
    """Return a reason without what differs from input to input: its name, numbers, quotations."""
    short = reason.replace(name, "").lstrip(": ")
    short = re.sub(r"'[^']*'|\"[^\"]*\"", "…", short)
    return re.sub(r"\d+", "N", short)[:90]


def _ring(_number: int, _frame: FrameType | None) -> None:
    raise Hang


if __name__ == "__main__":
    sys.exit(main())
