"""Page -> Article: blocks and their kinds, title, byline, agency, date, each with its proof."""

from .label import NO_DAY, label, verbatim
from .profile import host_of, host_profiles, own_lines

__all__ = ["NO_DAY", "host_of", "host_profiles", "label", "own_lines", "verbatim"]
