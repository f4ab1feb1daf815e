# SPDX-License-Identifier: Apache-2.0
"""Estimates of many different values: HyperLogLog with 4,096 registers and O. Ertl's improved raw estimator (arXiv:1702.01284,
section 4), with 60 decimal digits instead of the engine's 64 binary ones: both round to the same integer."""
from collections import Counter
from decimal import Decimal, localcontext

size = 4096
_index_bits = 12
_largest_rank = 64 - _index_bits + 1


def of_hashes(hashes):
    """The register is that of the highest 12 bits; its rank is one more than the zeros that lead the other 52."""
    ranks = [0] * size
    for each in hashes:
        place, rest = each >> (64 - _index_bits), each & ((1 << (64 - _index_bits)) - 1)
        ranks[place] = max(ranks[place], _largest_rank - rest.bit_length())
    return tuple(ranks)


def _sigma(x):
    total, factor, before = x, Decimal(1), None
    while total != before:
        x, before = x * x, total
        total, factor = total + x * factor, factor * 2
    return total


def _tau(x):
    if x in (0, 1):
        return Decimal(0)
    total, factor, before = 1 - x, Decimal(1), None
    while total != before:
        x, before, factor = x.sqrt(), total, factor / 2
        total -= (1 - x) ** 2 * factor
    return total / 3


def estimate(ranks):
    counts = Counter(ranks)
    with localcontext() as context:
        context.prec = 60
        z = size * _tau(Decimal(size - counts[_largest_rank]) / size)
        for rank in range(_largest_rank - 1, 0, -1):
            z = (z + counts[rank]) / 2
        z += size * _sigma(Decimal(counts[0]) / size)
        return int((size * size / (2 * Decimal(2).ln() * z)).to_integral_value())
