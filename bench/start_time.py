#!/usr/bin/env python3
"""How long does a start take, and how much memory? One sentence analysed, from the start of the process to its end.

usage: bench/start_time.py PROGRAM [--pack FOLDER]...

Runs with an image of the packs, without one, and `--version`, in turn, 21 times each.
"""
import os
import subprocess
import sys
import tempfile
import time

ROUNDS = 21


def run(words, environment):
    start = time.perf_counter()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, env=environment)
    _, _, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


program, packs = sys.argv[1], sys.argv[2:]
with tempfile.TemporaryDirectory() as folder:
    sentence = os.path.join(folder, 'sentence.txt')
    with open(sentence, 'w') as file:
        # "The artillery shelled the town and five civilians were killed."
        file.write('\u0642\u0635\u0641\u062a \u0627\u0644\u0645\u062f\u0641\u0639\u064a\u0629 '
                   '\u0627\u0644\u0628\u0644\u062f\u0629 \u0648\u0642\u062a\u0644 \u062e\u0645\u0633\u0629 '
                   '\u0645\u062f\u0646\u064a\u064a\u0646.\n')
    analyze = [program, 'analyze', sentence, *packs]
    image = os.environ | {'ISNAD_CACHE': os.path.join(folder, 'cache')}
    kinds = {'with an image': (analyze, image),
             'without': (analyze, os.environ | {'ISNAD_CACHE': 'off'}),
             '--version': ([program, '--version'], os.environ)}
    run(*kinds['with an image'])
    figures = {kind: sorted(run(*words) for _ in range(ROUNDS)) for kind, words in kinds.items()}
for kind, all_runs in figures.items():
    least, middle = all_runs[0], all_runs[ROUNDS // 2]
    print(f'{kind:14} least {least[0] * 1e3:7.1f} ms, median {middle[0] * 1e3:7.1f} ms; '
          f'CPU {min(r[1] for r in all_runs) * 1e3:7.1f} ms; {max(r[2] for r in all_runs):.0f} MB')
