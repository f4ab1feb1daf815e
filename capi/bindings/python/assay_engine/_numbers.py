# SPDX-License-Identifier: Apache-2.0
"""Numbers and enumerations of the library as Python has them."""
from typing import Optional

from ._raw import NodeStatus, Reason, ValueKind

STATUSES = [each.name.lower() for each in NodeStatus]
REASONS = [None if each == Reason.NONE else each.name.lower() for each in Reason]
VALUE_KINDS = [None if each == ValueKind.NONE else each.name.lower() for each in ValueKind]


def known(number: float) -> Optional[float]:
    """NaN stands for none."""
    return None if number != number else number


def counted(number: int) -> Optional[int]:
    """-1 stands for none."""
    return None if number < 0 else number
