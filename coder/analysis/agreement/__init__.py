"""Agreement of coders, or of rounds of one coder: on units that each judged, and on spans over a text.

``coefficients`` takes coders × units, or a table of one coder's judgements against another's;
``presence`` a yes or no for many codes, with intervals over interviews; ``unitizing`` spans.
"""
