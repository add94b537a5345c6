#!/usr/bin/env python3
"""Does the program still read the bundled documents as it did?

usage: golden_test.py PROGRAM            compare with tests/golden/*.jsonl
       golden_test.py PROGRAM --update   write them anew (also ISNAD_UPDATE_GOLDEN=1); tools/update_golden does it

A change of the output is no fault by itself: look at the difference, then update and commit it with its cause.
Nothing is written when the program fails or when CI is set.
"""
import difflib
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / 'tests/golden'
RECORDS = ROOT / 'packs/region-sample/documents.jsonl'
PACKS = [f'--pack={ROOT}/packs/{name}' for name in ('ar-core', 'conflict-core', 'region-sample')]
LAYERS = ('quantities', 'dates', 'events', 'attribution')
MOST_LINES = 60  # of a difference, for one file


class Failed(Exception):
    """The program did not end well; what it wrote is not to be trusted."""


def output(program, *options):
    """What the program writes about the bundled documents."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(('LC_', 'LANG', 'ISNAD_'))}
    command = [program, 'analyze', RECORDS, '--jobs', '2', *PACKS, *options]
    done = subprocess.run(command, capture_output=True, env=environment, timeout=600)
    if done.returncode != 0:
        raise Failed(f'exit code {done.returncode}: {done.stderr.decode(errors="replace")[-500:]}')
    text = done.stdout.decode()
    if not text.strip():
        raise Failed('the program wrote nothing')
    for line in text.splitlines():
        json.loads(line)
    return text


def outputs(program):
    """Golden file name -> what stands in it now."""
    found = {'claims.jsonl': output(program)}
    for layer in LAYERS:
        found[f'{layer}.jsonl'] = output(program, '--show', layer)
    return found


def spread(text):
    """One key or list item a line, so that a difference is short."""
    return [line for record in text.splitlines()
            for line in json.dumps(json.loads(record), ensure_ascii=False, indent=1).splitlines()]


def difference(name, old, new):
    lines = list(difflib.unified_diff(spread(old), spread(new), f'tests/golden/{name}', 'now', n=3, lineterm=''))
    rest = len(lines) - MOST_LINES
    return '\n'.join(lines[:MOST_LINES] + ([f'... and {rest} lines more'] if rest > 0 else []))


def update(found):
    if os.environ.get('CI'):
        sys.exit('CI is set: golden files are updated by hand, looked at and committed')
    for name, text in found.items():
        path = GOLDEN / name
        if not path.exists() or path.read_text(encoding='utf-8') != text:
            beside = path.with_suffix('.new')
            beside.write_text(text, encoding='utf-8')
            beside.replace(path)
            print(f'written: tests/golden/{name}')


def compare(found):
    """The number of files that differ."""
    differing = 0
    for name, text in found.items():
        path = GOLDEN / name
        old = path.read_text(encoding='utf-8') if path.exists() else ''
        if old != text:
            differing += 1
            print(difference(name, old, text))
    if differing:
        print(f'{differing} golden files differ; if that is meant: tools/update_golden')
    return differing


def main(arguments):
    wants_update = '--update' in arguments or os.environ.get('ISNAD_UPDATE_GOLDEN') == '1'
    programs = [a for a in arguments if a != '--update']
    if len(programs) != 1:
        sys.exit(__doc__)
    try:
        found = outputs(programs[0])
    except (Failed, json.JSONDecodeError, subprocess.TimeoutExpired) as reason:
        sys.exit(f'{reason}\nnothing is compared or written')
    if wants_update:
        update(found)
        return 0
    return 1 if compare(found) else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
