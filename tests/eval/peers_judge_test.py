#!/usr/bin/python3
"""Does eval/peers_judge.py judge as the evaluation data's own score_peers.py?

Every case of $ISNAD_EVAL_DATA/peers is judged by both on outputs that are right, shifted, doubled and empty.
Exit code 77 (skipped) where the data are absent.
"""
import copy
import datetime
import glob
import importlib.util
import json
import os
import sys
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, 'eval'))
import peers_judge  # noqa: E402

EVALUATION = os.environ.get('ISNAD_EVAL_DATA') or os.path.join(ROOT, '..', 'shared')
REFERENCE = os.path.join(EVALUATION, 'score', 'score_peers.py')


def load(path):
    spec = importlib.util.spec_from_file_location('score_peers', path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def counts(case):
    """Outputs of --show quantities that such a case may get."""
    out, kind = [[]], {'ordinal': 'ordinal', 'percentage': 'percent', 'fraction': 'fraction'}.get(case['kind'], 'cardinal')
    items = case['expect'].get('items', [case['expect']])
    right = [{'kind': kind, 'value': i.get('value', i.get('percent')), 'low': i.get('lo'), 'high': i.get('hi')}
             for i in items]
    for change in ({}, {'value': 1e9}, {'value': None}, {'kind': 'ordinal'}, {'kind': 'fraction'}, {'low': 3.0}):
        out.append([x | change for x in copy.deepcopy(right)])
    near = copy.deepcopy(right)
    for x in near:
        if isinstance(x['value'], (int, float)):
            x['value'] *= 1 + 5e-7
    return out + [near, right + right, right + [{'kind': 'ordinal', 'value': 2, 'low': None, 'high': None}]]


def moved(value, days):
    try:
        day = datetime.date.fromisoformat(value[:10]) + datetime.timedelta(days=days)
    except (ValueError, OverflowError):
        return value
    return day.isoformat() + value[10:]


def readings(expect):
    """ISO values near to what one item expects."""
    base = [v for z in [expect, *expect.get('any_of', [])] for v in (z.get('start'), z.get('timex')) if v]
    base += [f"{v}/{e}" for v in base[:2] for e in (expect.get('end'), expect.get('end_excl'), '', '..') if e is not None]
    out = ['']
    for v in base:
        out += [v, v[:4], v[:7], v[:10], v[:13], v[:16], v.lstrip('T'), 'T' + v, 'XXXX' + v[4:], v + '/',
                *(moved(v, days) for days in (1, -1, 7, -7, 365, 366, -365, -366, 14))]
    return out


def dates(case):
    kind = case['kind'] if case['kind'] in ('duration', 'set') else 'date'
    items = case['expect'].get('items', [case['expect']])
    out = [[]]
    for values in zip(*map(readings, items)) if len(items) > 1 else ((v,) for v in readings(items[0])):
        out.append([{'type': kind, 'value': v} for v in values])
    if 'seconds' in case['expect']:
        out += [[{'type': kind, 'value': f"PT{case['expect']['seconds'] + n}S"}] for n in (0, 1)]
    return out + [out[-1] * 2, [{'type': 'time', 'value': 'T17:00'}], [{'type': 'duration', 'value': 'P1D'}]]


class Judge(unittest.TestCase):
    def test_same_verdicts(self):
        reference, judged, verdicts = load(REFERENCE), 0, set()
        for path in sorted(glob.glob(os.path.join(EVALUATION, 'peers', '*.jsonl'))):
            with open(path, encoding='utf-8') as f:
                cases = [c for c in map(json.loads, f) if 'skip' not in c]
            for case in cases:
                outputs = [(q, []) for q in counts(case)] + [([], d) for d in dates(case)]
                for q, d in outputs:
                    want, got = reference.judge(case, q, d), peers_judge.judge(case, q, d)
                    self.assertEqual(want if want is None else bool(want), got if got is None else bool(got),
                                     (case, q, d))
                    judged += 1
                    verdicts.add(got if got is None else bool(got))
        self.assertGreater(judged, 10000)
        self.assertEqual(verdicts, {True, False, None})


if __name__ == '__main__':
    if not os.path.exists(REFERENCE):
        print(f'no evaluation data at {EVALUATION}: the judges are not compared')
        sys.exit(77)
    unittest.main()
