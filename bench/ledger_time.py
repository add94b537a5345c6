#!/usr/bin/env python3
"""How long does the program take to answer from a ledger? Whole processes, from start to end.

usage: bench/ledger_time.py ISNAD LEDGER [--cold]      LEDGER as ledger_speed makes it

Asks each question 9 times and prints the median and the greatest wall-clock time. --cold: the ledger's
pages are taken out of memory before each start (its file must have been synced).
"""
import json
import os
import statistics
import subprocess
import sys
import time

ROUNDS = 9
PROGRAM, LEDGER = sys.argv[1:3]
COLD = '--cold' in sys.argv[3:]


def forget_pages():
    file = os.open(LEDGER, os.O_RDONLY)
    os.fsync(file)
    os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
    os.close(file)


def some_claim():
    line = subprocess.run([PROGRAM, 'claims', LEDGER, '--type', 'casualty.killed', '--limit', '1'],
                          capture_output=True, check=True).stdout
    return json.loads(line)


def ask(name, *words):
    times = []
    for _ in range(ROUNDS):
        if COLD:
            forget_pages()
        start = time.perf_counter()
        done = subprocess.run([PROGRAM, *words], capture_output=True)
        times.append((time.perf_counter() - start) * 1000)
        if done.returncode != 0:
            sys.exit(done.stderr.decode())
    print(f'{name:44} {statistics.median(times):7.1f} ms, at most {max(times):7.1f}, '
          f'{len(done.stdout.splitlines())} lines')


def main():
    words = some_claim()['evidence']['text'].split()
    limit = ['--limit', '100']
    ask('isnad --version', '--version')
    ask('stats', 'stats', LEDGER)
    ask('type', 'claims', LEDGER, '--type', 'casualty.killed', *limit)
    ask('type, place, month', 'claims', LEDGER, '--type', 'casualty', '--place', 'Town 0',
        '--from', '2018-03-01', '--to', '2018-03-31', *limit)
    ask('type, circle, year, speaker', 'claims', LEDGER, '--type', 'casualty', '--near', '25,40,300',
        '--from', '2018-01-01', '--to', '2018-12-31', '--speaker', 'actor_0', *limit)
    ask('search: one word', 'search', LEDGER, words[0])
    ask('search: two words', 'search', LEDGER, words[0], words[1])
    ask('search: phrase', 'search', LEDGER, f'"{words[0]} {words[1]}"')
    ask('search: word, type, year', 'search', LEDGER, words[0], '--type', 'attack', '--from', '2018-01-01',
        '--to', '2018-12-31')


main()
