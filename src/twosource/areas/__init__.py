"""Control maps to areas: km2 by day, net change by month, and which month was the largest so far.

A first version: one total a map, no classes, no distance to the line, and no claims are made of it yet.
"""

from .maps import Area, Month, months, read_maps, records

__all__ = ["Area", "Month", "months", "read_maps", "records"]
