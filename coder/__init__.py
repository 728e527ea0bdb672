"""Code Persian interviews, show that views saturated, export factors traceable to the experts' words."""

__version__ = "0.1.0"
