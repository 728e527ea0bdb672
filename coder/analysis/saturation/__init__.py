"""Saturation: what each interview brought, published rules of stopping, and what probably was not heard.

``curve`` judges by the study's own rule; ``rules`` holds Guest, Namey & Chen's and Francis et al.'s;
``richness`` estimates how many views there are in all; ``accumulation`` says what more interviews
would bring; ``missing`` says when none of these may be believed; ``planning`` keeps rarely used formulas.
"""

from coder.analysis.saturation.curve import Interview, curve

__all__ = ["Interview", "curve"]
