"""Roost: a desk beside your own team and a bay in two taps, and the office's irritations owned in the open."""

__version__ = "0.1.0"
