#!/usr/bin/python3
"""Does isnad read other projects' number and date cases as they do?

usage: eval/peers.py --isnad PATH [--errors] CASES.jsonl...

Prints a table by suite (the file) and kind. Cases that are wrong at their origin are left out: where the case
says so (`skip`), and where eval/peers_skipped.tsv does (id, reason). Thresholds: eval/evaluate.py.
"""
import argparse
import json
import os
import subprocess
import sys

import tables
from peers_judge import judge

SKIPPED = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'peers_skipped.tsv')
UNBOUND = ('money', 'quantity')                               # reported, without thresholds


def read_skipped(path=SKIPPED):
    """{id: reason}"""
    out = {}
    with open(path, encoding='utf-8') as f:
        for number, line in enumerate(f, 1):
            cells = line.rstrip('\n').split('\t')
            if number == 1 or line.startswith('#') or not line.strip():
                continue
            if len(cells) != 2 or not all(c.strip() for c in cells) or cells[0] in out:
                raise ValueError(f'{path}:{number}: one id, a tab, one reason; each id once')
            out[cells[0]] = cells[1]
    return out


def found(isnad, layer, cases):
    """What `isnad analyze --show LAYER` finds in each case."""
    records = ''.join(json.dumps({'id': str(i), 'text': c['text'], 'published': c.get('ref')}, ensure_ascii=False) + '\n'
                      for i, c in enumerate(cases))
    done = subprocess.run([isnad, 'analyze', '--input', 'jsonl', '--show', layer, '-'], input=records.encode('utf-8'),
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=1800)
    if done.returncode not in (0, 3):
        raise OSError(f'isnad analyze --show {layer} ended with exit code {done.returncode}:\n'
                      + done.stderr.decode('utf-8', 'replace')[-2000:])
    out = [[] for _ in cases]
    for line in done.stdout.decode('utf-8').splitlines():
        record = json.loads(line)
        out[int(record['document'])] = record[layer]
    return out


def brief(case, quantities, dates):
    counted = case['kind'] in ('number', 'fraction', 'percentage', 'money', 'quantity', 'ordinal')
    if counted or 'lo' in case['expect'] or 'hi' in case['expect']:
        return [(x['kind'], x['value'], x.get('low'), x.get('high')) for x in quantities]
    return [(x['type'], x['value']) for x in dates]


def score(isnad, paths, skipped):
    """({suite: {kind: {right, of, skipped}}}, lines about the wrong ones)"""
    results, wrong = {}, []
    for path in paths:
        with open(path, encoding='utf-8') as f:
            cases = [c for c in map(json.loads, f) if 'skip' not in c]
        kinds = {}
        quantities, dates = (found(isnad, layer, cases) if cases else [] for layer in ('quantities', 'dates'))
        for case, q, d in zip(cases, quantities, dates):
            verdict = judge(case, q, d)
            if verdict is None:
                continue
            kind = kinds.setdefault(case['kind'], {'right': 0, 'of': 0, 'skipped': 0})
            if case['id'] in skipped:
                kind['skipped'] += 1
                continue
            kind['of'] += 1
            kind['right'] += bool(verdict)
            if not verdict:
                wrong.append(f"{case['id']}\t{case['kind']}\t{case['text']}\tref {case.get('ref')}\t"
                             f"want {json.dumps(case['expect'], ensure_ascii=False)}\tgot {brief(case, q, d)}")
        if kinds:
            results[os.path.basename(path).removesuffix('.jsonl')] = kinds
    return results, wrong


def figures(results):
    """Shares under the names that thresholds use: suite (without money and measures) and suite/kind."""
    out = {}
    for suite, kinds in results.items():
        out |= {f'{suite}/{kind}': r['right'] / r['of'] for kind, r in kinds.items() if r['of']}
        bound = [r for kind, r in kinds.items() if kind not in UNBOUND]
        if sum(r['of'] for r in bound):
            out[suite] = sum(r['right'] for r in bound) / sum(r['of'] for r in bound)
    return out


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('cases', nargs='+')
    ap.add_argument('--isnad', required=True)
    ap.add_argument('--errors', action='store_true', help='list the cases that are wrong')
    a = ap.parse_args()
    results, wrong = score(os.path.abspath(a.isnad), a.cases, read_skipped())
    if a.errors:
        print('\n'.join(wrong))
    print('\n'.join(tables.peers_plain(results)))


if __name__ == '__main__':
    sys.exit(main())
