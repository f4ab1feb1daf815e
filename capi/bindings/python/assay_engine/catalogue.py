# SPDX-License-Identifier: Apache-2.0
"""What the library knows."""
from typing import Any, Dict, List

from ._call import document_of
from ._raw import CataloguePart


def catalogue() -> Dict[str, List[Dict[str, Any]]]:
    """{"metrics": [...], "presets": [...]}: the functions of the measure language, and the models that come with the library.

    >>> import assay_engine as assay
    >>> [preset["id"] for preset in assay.catalogue()["presets"]]
    ['after-sales-quality', 'gbt-27922']
    """
    return {part.name.lower(): document_of("assay_catalogue", part) for part in CataloguePart}
