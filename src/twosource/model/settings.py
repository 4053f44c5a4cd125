"""What a reader sets for a story, in `story.toml` beside its pages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StorySettings:
    """`sides`: name of a voice and its side; `borders`: whose view of disputed borders is taken ("both" names both);
    `places`: the reader's own places (name, lat, lon, radius_km, other names); `kinds`: paths of own TOML kinds;
    `outlets`: the area an outlet reports on (host or publisher, lat, lon, radius_km), which decides among homonyms."""

    sides: tuple[tuple[str, str], ...] = ()
    borders: str = "both"
    places: tuple[tuple[str, float, float, float, tuple[str, ...]], ...] = ()
    kinds: tuple[str, ...] = ()
    outlets: tuple[tuple[str, float, float, float], ...] = ()
