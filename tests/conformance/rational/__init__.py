# SPDX-License-Identifier: Apache-2.0
"""A second reading of the documentation, in fractions: records and a model in, figures out. Nothing of the engine is in it."""
