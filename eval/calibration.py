"""Is a confidence of 0.8 right eight times in ten?

The claims that are scored are put into bins by their confidence; in each, the share that match a gold claim
of exactly their type is set beside the mean confidence. ECE (expected calibration error; Naeini, Cooper and
Hauskrecht 2015) is the mean distance of the two, weighted by the claims in each bin.
"""
BINS = 10


def reliability(pairs):
    """pairs: (confidence, right) of each claim. [{low, high, claims, confidence, right}] of the filled bins."""
    bins = [[] for _ in range(BINS)]
    for confidence, right in pairs:
        bins[min(BINS - 1, max(0, int(confidence * BINS)))].append((confidence, bool(right)))
    return [{'low': i / BINS, 'high': (i + 1) / BINS, 'claims': len(b),
             'confidence': sum(c for c, _ in b) / len(b), 'right': sum(r for _, r in b) / len(b)}
            for i, b in enumerate(bins) if b]


def expected_error(bins):
    claims = sum(b['claims'] for b in bins)
    return sum(b['claims'] * abs(b['confidence'] - b['right']) for b in bins) / claims if claims else 0.0


def table(bins):
    """The bins as lines of text."""
    out = ['confidence    claims   mean  right']
    for b in bins:
        bar = '#' * round(b['right'] * 20)
        out.append(f"{b['low']:.1f} to {b['high']:.1f}  {b['claims']:7}  {b['confidence']:.3f}  {b['right']:.3f}  {bar}")
    return out + [f'ECE {expected_error(bins):.4f}']
