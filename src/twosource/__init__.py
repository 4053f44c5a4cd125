"""Twosource: who says so, who else independently says so, who denies it, and since when."""

__version__ = "0.1.0"
