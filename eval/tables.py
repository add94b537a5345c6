"""How the figures look: on the terminal and in eval/README.md."""

SLOTS = ('initiator', 'target', 'place', 'facility', 'instrument', 'status', 'quantity', 'unit', 'time', 'speaker',
         'chain', 'modality', 'not actual', 'part_of')
INVENTED = ('initiator', 'place', 'instrument', 'quantity', 'time')


def figures(score, ece):
    """The result of `isnad eval --json` under the names that thresholds use."""
    out = {'claims_f1': score['f1'], 'precision': score['precision'], 'recall': score['recall'],
           'slot_f1': score['slot_f1'], 'exact': score['exact'], 'ece': ece}
    out |= {k.replace(' ', '_'): v for k, v in score['slots'].items()}
    return out | {'invented_' + k: v for k, v in score['invented'].items()}


def rows(columns):
    """columns: {name: (score, ece)}. (label, one cell a column) for each line; a cell is text."""
    scores = [score for score, _ in columns.values()]
    out = [('documents', [str(s['documents']) for s in scores]),
           ('without any claim', [str(len(s['silent'])) for s in scores]),
           ('gold claims', [str(s['gold']) for s in scores])]
    out += [(label, [f'{s[key]:.3f}' for s in scores]) for label, key in
            (('precision', 'precision'), ('recall', 'recall'), ('F1', 'f1'))]
    out.append(('near type', [str(s['near_type']) for s in scores]))
    for k in SLOTS:
        if any(k in s['slots'] for s in scores):
            out.append((k, [f"{s['slots'][k]:.3f} of {s['of'][k]}" if k in s['slots'] else '-' for s in scores]))
    for k in INVENTED:
        if any(k in s['invented'] for s in scores):
            out.append((f'invented {k}', [f"{s['invented'][k]:.3f}" if k in s['invented'] else '-' for s in scores]))
    out += [(label, [f'{s[key]:.3f}' for s in scores]) for label, key in (('slot F1', 'slot_f1'), ('exact', 'exact'))]
    out.append(('ECE', [f'{ece:.3f}' for _, ece in columns.values()]))
    return out


def plain(columns):
    lines = [f"{'':<20}" + ''.join(f'{name:>16}' for name in columns)]
    return lines + [f'{label:<20}' + ''.join(f'{c:>16}' for c in cells) for label, cells in rows(columns)]


def markdown(columns):
    lines = ['| | ' + ' | '.join(columns) + ' |', '|---|' + '---:|' * len(columns)]
    return lines + [f'| {label} | ' + ' | '.join(cells) + ' |' for label, cells in rows(columns)]


def place_rows(figures):
    """(what, with the gazetteer, without it)"""
    f = figures
    out = [('places that researchers located', str(f['places']), ''),
           ('of the links made, right (10 km)', f"{f['right']:.3f} of {f['made']}", ''),
           ('of the places the import holds, linked', f"{f['linked']:.3f} of {f['held']}", '')]
    return out + [(label, f"{f[key + '_with']:.3f}", f"{f[key + '_without']:.3f}") for label, key in
                  (('claims F1 of gold', 'claims_f1'), ('place', 'place'), ('invented place', 'invented_place'))]


def places_plain(figures):
    lines = [f"{'':<40}{'gazetteer':>16}{'packs alone':>16}"]
    return lines + [f'{label:<40}{a:>16}{b:>16}' for label, a, b in place_rows(figures)]


def places_markdown(figures):
    lines = ['| | gazetteer | packs alone |', '|---|---:|---:|']
    return lines + [f'| {label} | {a} | {b} |' for label, a, b in place_rows(figures)]


def peers_plain(results):
    """results: {suite: {kind: {'right', 'of', 'skipped'}}}"""
    lines = [f"{'suite':<24}{'kind':<14}{'right':>7}{'of':>7}{'share':>10}{'skipped':>9}"]
    for suite, kinds in results.items():
        for kind, r in kinds.items():
            share = f"{r['right'] / r['of']:.2%}" if r['of'] else '-'
            lines.append(f"{suite:<24}{kind:<14}{r['right']:>7}{r['of']:>7}{share:>10}{r['skipped'] or '':>9}")
    return lines


def peers_markdown(results):
    lines = ['| suite | kind | right | of | share | skipped |', '|---|---|---:|---:|---:|---:|']
    for suite, kinds in results.items():
        for kind, r in kinds.items():
            share = f"{r['right'] / r['of']:.2%}" if r['of'] else '-'
            lines.append(f"| {suite} | {kind} | {r['right']} | {r['of']} | {share} | {r['skipped'] or ''} |")
    return lines


def refresh(text, block, lines):
    """The text with the lines between <!-- block --> and <!-- end block --> replaced."""
    start, end = f'<!-- {block} -->\n', f'<!-- end {block} -->'
    a, b = text.index(start) + len(start), text.index(end)
    return text[:a] + '\n' + '\n'.join(lines) + '\n\n' + text[b:]
