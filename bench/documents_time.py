#!/usr/bin/env python3
"""How long does one run over a few documents take, start included, and how much memory?

usage: bench/documents_time.py PROGRAM DOCUMENT...

Runs PROGRAM analyze DOCUMENT... 21 times and prints the least, the median and the greatest wall time, and the greatest
resident memory. A benchmark: it asserts nothing.
"""
import os
import statistics
import subprocess
import sys
import time

RUNS = 21


def run(command):
    """Seconds and kilobytes of one run."""
    start = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 3):
        sys.exit(f'{command[0]} ended with exit code {child.returncode}')
    return time.monotonic() - start, usage.ru_maxrss


def main(program, documents):
    runs = [run([program, 'analyze', *documents]) for _ in range(RUNS)]
    seconds = [s for s, _ in runs]
    print(f'{len(documents)} documents, {RUNS} runs: least {min(seconds):.3f} s, median {statistics.median(seconds):.3f} s,'
          f' greatest {max(seconds):.3f} s; {max(k for _, k in runs) / 1024:.0f} MB')


if __name__ == '__main__':
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])
