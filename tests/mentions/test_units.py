"""The factors of the unit table are pint's."""

import math

import pint
import pytest

from twosource.mentions.numberwords import number_words

NAMES = {
    "mi": "mile", "ft": "foot", "in": "inch", "yd": "yard", "nmi": "nautical_mile", "m²": "m**2", "km²": "km**2",
    "mi²": "mile**2", "ft²": "foot**2", "t": "tonne", "ton": "short_ton", "lb": "pound", "oz": "ounce",
    "µg": "microgram", "m³": "m**3", "gal": "gallon", "bbl": "oil_barrel", "ft³": "foot**3", "km/h": "km/hour",
    "mph": "mile/hour", "kn": "knot", "ha": "hectare", "l": "liter", "ml": "milliliter",
}  # fmt: skip
BASE = {
    "length": "m", "area": "m**2", "mass": "kg", "volume": "m**3", "speed": "km/hour", "power": "watt", "energy": "kWh",
}  # fmt: skip
UNITS = {u.symbol: u for u in number_words().units.values() if u.measure in BASE}


@pytest.fixture(scope="module")
def registry() -> pint.UnitRegistry[float]:
    return pint.UnitRegistry()


@pytest.mark.parametrize("symbol", sorted(UNITS))
def test_a_factor_is_pints(symbol: str, registry: pint.UnitRegistry[float]) -> None:
    """NIST's acre is of survey feet, pint's too: they differ from the international one by 4 millionths."""
    unit = UNITS[symbol]
    pints = registry.Quantity(1, NAMES.get(symbol, symbol)).to(BASE[unit.measure]).magnitude
    assert math.isclose(pints, unit.factor, rel_tol=1e-5)
