"""System claims made of gold: as it is, or with the faults that a reader of texts may have.

Every fault is drawn from a seeded generator, so that the same gold and seed give the same claims.
"""
import json
import random
import unicodedata

LINKS = ('initiator', 'target', 'place', 'facility', 'instrument')
TYPES = ('attack.shelling', 'attack.airstrike', 'attack.other', 'casualty.killed', 'casualty.wounded',
         'territory.captured', 'politics.declared', 'politics.denied', 'materiel.destroyed')
MODIFIERS = ('exact', 'at_least', 'more_than', 'at_most', 'less_than', 'about', 'range', 'vague', 'all')
MODALITIES = ('actual', 'planned', 'demanded', 'threatened', 'possible', 'denied')
# Characters that compatibility normalisation changes, and marks that compose or are dropped.
ODD = ('\u0640', '\u064b', '\u0651', '\u0670', '\u0654', '\u0655', '\u06d6', '\u0301', '\u0308', '\u0323', '\u200f',
       '\ufb01', '\ufdf2', '\ufef5', '\uff21', '\uff15', '\u2460', '\u00b2', '\u33a1', '\u212a', '\u00e9', '\u06cc',
       '\u0671', '\U0001d400', '\U0001ee00', '\u0651\u0301', 'e\u0301', 'q\u0301', 'a\u030b\u0301', 'K', '-', ' ')
NUMBERS = (0, 1, 3, 10, 9, 2.0, 3.5, 1e16, 1.5e-7, 123456789012345678, -0.0, 12.0, 1e22, 0.0001, None)


def link(name, rng):
    words = {'text': name, 'begin': 0, 'end': len(name.encode('utf-8')), 'id': None, 'name': None, 'by': None}
    return words | ({'text': 'x', 'name': name} if rng.random() < 0.2 else {})


def links(value, rng):
    return [link(rng.choice(part.split('|')), rng) for part in (value or '').split(';') if part]


def quantity(qty):
    return qty and {k: qty.get(k) for k in ('value', 'low', 'high', 'modifier', 'unit')} | {'text': '', 'begin': 0, 'end': 0}


def claim(gold, number, rng):
    """The system claim that says exactly what the gold claim says."""
    begin, end = gold['begin'], gold['end']
    out = {'schema': 'isnad.claim/1', 'id': f'c_{number:016x}', 'document': {'name': gold['doc']}, 'type': gold['type']}
    out |= {k: links(gold.get(k), rng) for k in LINKS}
    out['status'] = gold.get('status')
    out['quantity'] = quantity(gold.get('qty'))
    out['time'] = {'value': gold['time'], 'precision': 'day'} if gold.get('time') else None
    out['modality'] = gold.get('modality')
    out['attribution'] = [{'text': s.split('|')[0], 'name': None, 'stance': 'states'} for s in gold.get('attr') or []]
    out['confidence'] = round(rng.random(), 2)
    out['part_of'] = None
    middle = (begin + end) // 2
    out['evidence'] = {'begin': begin, 'end': end, 'text': gold.get('evidence', ''),
                       'trigger': {'begin': middle, 'end': middle + 1, 'text': ''}}
    return out


def shift(c, rng):
    by = rng.choice((-400, -40, -5, 5, 40, 400, 3000))
    for span in filter(None, (c['evidence'], c['evidence']['trigger'])):
        span['begin'] += by
        span['end'] += by
    if rng.random() < 0.3:
        c['evidence']['end'] += rng.choice((100, 699, 900, 5000))


def spoil_words(text, rng):
    out = text
    for _ in range(rng.randint(1, 4)):
        at = rng.randint(0, len(out))
        out = out[:at] + rng.choice(ODD) + out[at:]
    return unicodedata.normalize(rng.choice(('NFC', 'NFD', 'NFKD')), out) if rng.random() < 0.5 else out


def spoil_links(c, rng):
    slot = rng.choice(LINKS)
    if not c[slot] or rng.random() < 0.2:
        c[slot] = rng.choice(([], [link('قوات النظام', rng)], [link('', rng)]))
    for x in c[slot]:
        if x['text']:
            x['text'] = rng.choice((spoil_words(x['text'], rng), 'و' + x['text'], 'بال' + x['text'],
                                    ' '.join(x['text'].split()[:1]), x['text'] + ' أ ب ت ث ج ح'[:rng.randint(0, 12)]))


def spoil_slots(c, rng):
    what = rng.choice(('status', 'quantity', 'time', 'modality', 'attribution', 'trigger', 'core'))
    if what == 'status':
        c['status'] = rng.choice(('civilian', 'combatant', 'mixed', 'unknown', None))
    elif what == 'quantity':
        c['quantity'] = rng.choice((None, {'value': rng.choice(NUMBERS), 'modifier': rng.choice(MODIFIERS),
                                           'unit': rng.choice(('person', 'tank', None)), 'text': 'ثلاثة "\\\n\x01'}))
    elif what == 'time':
        c['time'] = rng.choice((None, {'value': '2018-03-31'}, {'value': '2018-02-18/..'}, {'value': None},
                                c['time'] and {'value': (c['time']['value'] or '') + '..'}))
    elif what == 'modality':
        c['modality'] = rng.choice(MODALITIES)
    elif what == 'attribution':
        c['attribution'] = rng.choice(([], c['attribution'][1:], c['attribution'][:1], c['attribution'] * 2,
                                       [{'text': 'مراسل سانا', 'name': None}] + c['attribution'],
                                       [{'text': 'مصدر', 'name': 'المرصد السوري لحقوق الإنسان'}]))
    elif what == 'trigger':
        c['evidence']['trigger'] = rng.choice((None, {}))
    else:
        c['core'] = True


def spoil_type(c, rng):
    family = c['type'].split('.')[0]
    c['type'] = rng.choice([t for t in TYPES if t.startswith(family)] or list(TYPES)) if rng.random() < 0.6 else rng.choice(TYPES)


def claims(gold, seed, faults):
    """gold: gold lines. faults: 0 = as it is; else the share of the claims that get some."""
    rng = random.Random(seed)
    gold = [g for g in gold if 'ignore' not in g]
    out = [claim(g, i, rng) for i, g in enumerate(gold)]
    ids = {g['id']: c['id'] for g, c in zip(gold, out)}
    for g, c in zip(gold, out):
        c['part_of'] = ids.get(g.get('part_of'))
    if faults == 0:
        return out
    kept = []
    for c in out:
        while rng.random() < faults:
            rng.choice((shift, spoil_links, spoil_links, spoil_slots, spoil_slots, spoil_slots, spoil_type))(c, rng)
        if rng.random() >= faults / 3:
            kept.append(c)
        if rng.random() < faults / 3:
            kept.append(json.loads(json.dumps(c)) | {'id': f'c_{rng.getrandbits(64):016x}'})
    rng.shuffle(kept)
    return kept
