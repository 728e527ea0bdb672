"""Figures for print: values in, SVG and PNG out."""
