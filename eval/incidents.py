#!/usr/bin/env python3
"""How well are claims brought together into incidents? CoNLL F1, the mean of MUC, B3 and CEAFe.

usage: eval/incidents.py ISNAD [--json] [--errors] [--check]

The gold, eval/incidents.jsonl, is a line an incident: {"set", "incident", "claims": [{"document": id, "type",
"begin", "end": of the trigger}]}; how it was made stands in docs/reconcile.md. Sets: region-sample (bundled) and
documents (documents/*.txt of $ISNAD_EVAL_DATA, else of ../shared; skipped where they are not). The claims are read by
ISNAD, then brought together by ISNAD. --check: exit code 1 under a threshold of eval/thresholds.toml.

A gold claim is met by the claim of its document whose trigger overlaps it, best of the same type, else of the same
family. A gold claim that is not met, or takes no part, stands alone in the answer; claims that the gold does not
name are left out of the score and counted.

MUC: Vilain et al. 1995. B3: Bagga & Baldwin 1998. CEAFe: Luo 2005 (phi 4), by the Hungarian method.
"""
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

import thresholds

ROOT = Path(__file__).resolve().parent.parent


def f1(p, r):
    return 2 * p * r / (p + r) if p + r else 0.0


def muc(key, answer):
    """Recall of links: a key set needs one link less than it has members; each further part it is cut into costs one."""
    where = {m: i for i, s in enumerate(answer) for m in s}
    done = sum(len(s) - len({where.get(m, ('alone', m)) for m in s}) for s in key)
    need = sum(len(s) - 1 for s in key)
    return done / need if need else 0.0


def b_cubed(key, answer):
    where = {m: s for s in answer for m in s}
    total = sum(len(s) for s in key)
    return sum(len(s & where.get(m, {m})) / len(s) for s in key for m in s) / total if total else 0.0


def best_assignment(weights):
    """The greatest sum of weights with each row and column used once (Hungarian method with potentials)."""
    n, m = len(weights), len(weights[0]) if weights else 0
    if n > m:
        return best_assignment([list(column) for column in zip(*weights)])
    u, v, of = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        of[0], j0 = i, 0
        least, way, used = [float('inf')] * (m + 1), [0] * (m + 1), [False] * (m + 1)
        while True:
            used[j0] = True
            i0, delta, j1 = of[j0], float('inf'), 0
            for j in range(1, m + 1):
                if used[j]:
                    continue
                cost = -weights[i0 - 1][j - 1] - u[i0] - v[j]
                if cost < least[j]:
                    least[j], way[j] = cost, j0
                if least[j] < delta:
                    delta, j1 = least[j], j
            for j in range(m + 1):
                if used[j]:
                    u[of[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            j0 = j1
            if of[j0] == 0:
                break
        while j0:
            of[j0], j0 = of[way[j0]], way[j0]
    return sum(weights[of[j] - 1][j - 1] for j in range(1, m + 1) if of[j])


def ceaf_e(key, answer):
    """(precision, recall) of the best one-to-one assignment of sets by phi 4."""
    phi = [[2 * len(k & a) / (len(k) + len(a)) for a in answer] for k in key]
    total = best_assignment(phi) if key and answer else 0.0
    return total / len(answer) if answer else 0.0, total / len(key) if key else 0.0


def conll(key, answer):
    """{figure: value}; key and answer are lists of sets over the same members."""
    out = {'muc': f1(muc(answer, key), muc(key, answer)), 'b3': f1(b_cubed(answer, key), b_cubed(key, answer)),
           'ceaf_e': f1(*ceaf_e(key, answer))}
    out['conll_f1'] = sum(out.values()) / 3
    return out


def read_lines(text):
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def run(*words):
    done = subprocess.run(words, capture_output=True)
    if done.returncode not in (0, 3):
        sys.exit(f'{" ".join(words)}: exit code {done.returncode}\n{done.stderr.decode("utf-8", "replace")}')
    return done.stdout.decode('utf-8')


def met_claim(gold, claims, taken):
    """The claim that a gold claim means, or None."""
    def overlap(claim):
        trigger = claim['evidence']['trigger']
        return min(trigger['end'], gold['end']) - max(trigger['begin'], gold['begin'])

    def rank(claim):
        return (claim['type'] == gold['type'], overlap(claim))

    family = gold['type'].split('.')[0]
    found = [c for c in claims if c['id'] not in taken and overlap(c) > 0 and c['type'].split('.')[0] == family]
    return max(found, key=rank)['id'] if found else None


def score_set(gold, claims, incidents):
    by_document = defaultdict(list)
    for claim in claims:
        by_document[claim['document']['id']].append(claim)
    key, meant, taken = [], {}, set()
    for incident in gold:
        members = set()
        for claim in incident['claims']:
            mention = (claim['document'], claim['type'], claim['begin'])
            members.add(mention)
            found = met_claim(claim, by_document[claim['document']], taken)
            if found:
                taken.add(found)
                meant[found] = mention
        key.append(members)
    answer = [{meant[c] for c in incident['claims'] if c in meant} for incident in incidents]
    answer = [members for members in answer if members]
    heard = set().union(*answer) if answer else set()
    answer += [{mention} for members in key for mention in members if mention not in heard]
    out = conll(key, answer)
    out['gold'], out['not_met'] = sum(map(len, key)), sum(map(len, key)) - len(taken)
    out['beyond'] = sum(len(i['claims']) for i in incidents) - sum(c in meant for i in incidents for c in i['claims'])
    return out, key, answer


def errors(gold, key, answer):
    names = {m: g['incident'] for g, members in zip(gold, key) for m in members}
    where = {m: i for i, members in enumerate(answer) for m in members}
    for g, members in zip(gold, key):
        parts = Counter(where[m] for m in members)
        if len(parts) > 1:
            print(f"split {g['set']}/{g['incident']}: {sorted(parts.values(), reverse=True)}")
            for part in list(parts):
                print('     ', sorted((m[0][7:13], m[2], m[1]) for m in members if where[m] == part))
    for members in answer:
        of = Counter(names[m] for m in members)
        if len(of) > 1:
            print('joined', dict(of))


def evaluate(isnad, show_errors=False):
    """{set: figures} of the sets that can be read here."""
    with open(ROOT / 'eval' / 'incidents.jsonl', encoding='utf-8') as f:
        gold = read_lines(f.read())
    shared = Path(os.environ.get('ISNAD_EVAL_DATA') or ROOT.parent / 'shared')
    inputs = {'region-sample': [str(ROOT / 'packs/region-sample/documents.jsonl')],
              'documents': sorted(map(str, shared.glob('documents/*.txt')))}
    figures, all_key, all_answer = {}, [], []
    for name, paths in inputs.items():
        if not paths:
            continue
        text = run(isnad, 'analyze', '--pack', str(ROOT / 'packs'), *paths)
        texts = [word for path in paths for word in ('--documents', path)]
        with tempfile.NamedTemporaryFile('w', suffix='.jsonl', encoding='utf-8') as f:
            f.write(text)
            f.flush()
            incidents = read_lines(run(isnad, 'incidents', '--pack', str(ROOT / 'packs'), *texts,
                                       '--format', 'jsonl', f.name))
        chosen = [g for g in gold if g['set'] == name]
        figures[name], key, answer = score_set(chosen, read_lines(text), incidents)
        if show_errors:
            errors(chosen, key, answer)
        all_key += key
        all_answer += answer
    if len(figures) == len(inputs):
        figures['all'] = conll(all_key, all_answer)
    return figures


def under_thresholds(figures):
    """What is under its threshold, of the sets that were scored."""
    measured = {'incidents': {'sample': figures['region-sample']['conll_f1']}}
    if 'all' in figures:
        measured['incidents_all'] = {name: figures[name]['conll_f1'] for name in ('documents', 'all')}
    return thresholds.missed(thresholds.load(), measured)


def main():
    words = [w for w in sys.argv[1:] if not w.startswith('--')]
    if len(words) != 1:
        sys.exit(__doc__)
    figures = evaluate(words[0], '--errors' in sys.argv)
    if '--json' in sys.argv:
        print(json.dumps(figures))
        return
    for name, f in figures.items():
        rest = f"  {f['gold']} claims, {f['not_met']} not met, {f['beyond']} beyond the gold" if 'gold' in f else ''
        print(f"{name:14} CoNLL {f['conll_f1']:.4f}  MUC {f['muc']:.4f}  B3 {f['b3']:.4f}  "
              f"CEAFe {f['ceaf_e']:.4f}{rest}")
    under = under_thresholds(figures) if '--check' in sys.argv else []
    for line in under:
        print(f'FAILED {line}', file=sys.stderr)
    sys.exit(1 if under else 0)


if __name__ == '__main__':
    main()
