#!/usr/bin/python3
"""Fits the weights of packs/conflict-core/claims/confidence.tsv: which claims turn out right?

usage: eval/fit_confidence.py PAIRS... > packs/conflict-core/claims/confidence.tsv

PAIRS  lines {"claim": {the claim}, "claims": number in its document, "bytes": length of its text, "right": true or false}

Logistic regression with a penalty on the weights (ridge, Hoerl and Kennard 1970), by Newton's method. The
features are those of isnad/claims/confidence.cpp: a test holds the two to each other.
"""
import json
import math
import sys

PENALTY = 4.0   # in claims: a feature of few claims stays near nothing
LEAST = 0.4    # what is much more likely wrong than right is not said
LEAST_SPARSE = 0.46   # the same, in a text with fewer than two claims in a thousand bytes
SHORT = 300    # bytes: a shorter text counts as one of this length


def in_place(links):
    return any(not link['by'] for link in links)


def linked(links):
    return any(link['id'] for link in links)


def density(claims, size):
    """log2 of one more than the claims in a thousand bytes of the text."""
    return math.log2(1 + claims * 1000 / max(SHORT, size))


def features(claim, claims, size):
    """{name: value} of what a claim says, in a text of so many claims and bytes."""
    said = {
        'any': True,
        claim['type'].split('.')[0]: True,
        'quantity': claim['quantity'],
        'place': in_place(claim['place']), 'place_linked': linked(claim['place']),
        'initiator': in_place(claim['initiator']), 'initiator_linked': linked(claim['initiator']),
        'target': in_place(claim['target']), 'target_linked': linked(claim['target']),
        'facility': claim['facility'], 'instrument': claim['instrument'],
        'time': claim['time'] and claim['time']['basis'] != 'inherited',
        'not_actual': claim['modality'] != 'actual',
        'attributed': claim['attribution'],
    }
    return {**{name: 1.0 for name, true in said.items() if true}, 'density': density(claims, size)}


def share(weights, row):
    return 1 / (1 + math.exp(-sum(weights[name] * value for name, value in row.items())))


def solve(matrix, vector):
    """Gauss elimination with pivots; the matrix is positive definite."""
    size = len(vector)
    rows = [list(matrix[i]) + [vector[i]] for i in range(size)]
    for i in range(size):
        pivot = max(range(i, size), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for k in range(i + 1, size):
            factor = rows[k][i] / rows[i][i]
            if factor:
                rows[k] = [a - factor * b for a, b in zip(rows[k], rows[i])]
    out = [0.0] * size
    for i in reversed(range(size)):
        out[i] = (rows[i][size] - sum(rows[i][k] * out[k] for k in range(i + 1, size))) / rows[i][i]
    return out


def fit(rows, rights, steps=25):
    names = sorted({name for row in rows for name in row})
    at = {name: i for i, name in enumerate(names)}
    weights = {name: 0.0 for name in names}
    for _ in range(steps):
        slope = [-(PENALTY if name != 'any' else 0) * weights[name] for name in names]
        curve = [[(PENALTY if i == k and names[i] != 'any' else 0.0) for k in range(len(names))]
                 for i in range(len(names))]
        for row, right in zip(rows, rights):
            p = share(weights, row)
            for name, value in row.items():
                slope[at[name]] += (right - p) * value
                for other, second in row.items():
                    curve[at[name]][at[other]] += p * (1 - p) * value * second
        for name, change in zip(names, solve(curve, slope)):
            weights[name] += change
    return weights


def main():
    lines = [json.loads(line) for path in sys.argv[1:] for line in open(path, encoding='utf-8')]
    if not lines:
        sys.exit(__doc__)
    rows = [features(line['claim'], line['claims'], line['bytes']) for line in lines]
    weights = fit(rows, [bool(line['right']) for line in lines])
    print('# How sure is a claim that says this? Weights in log odds (isnad/claims/confidence.hpp), fitted by')
    print(f'# eval/fit_confidence.py on {len(lines)} claims of annotated reports. density: times log2(1 + claims per thousand')
    print('# bytes of text). least: no weight; a claim less likely than this is not made; least_sparse: the same, in a text with few claims.')
    print('id\tweight\tnote')
    for name in sorted(weights):
        print(f'{name}\t{weights[name]:.2f}\tin {sum(name in row for row in rows)} claims')
    print(f'least\t{LEAST}\t')
    print(f'least_sparse\t{LEAST_SPARSE}\tin a text with fewer than two claims in a thousand bytes')


if __name__ == '__main__':
    main()
