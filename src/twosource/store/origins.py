"""What a store remembers of folding copies, so that only neighbourhoods that changed are compared again."""

from dataclasses import dataclass

from twosource.model import Origin, digest

from .protocol import Store


@dataclass(frozen=True, slots=True)
class KeptOrigins:
    """Origins by the seal of what they were made from (a `copies.Memory`), of one maker, in one pass (`stage`)."""

    store: Store
    maker: str
    stage: str

    def find(self, lead: str, seal: str) -> tuple[Origin, ...] | None:
        """The origins kept under a neighbourhood's least page id and this seal, or None."""
        return self.store.derived(lead, self.stage, digest(self.maker, seal), tuple[Origin, ...])

    def keep(self, lead: str, seal: str, origins: tuple[Origin, ...]) -> None:
        """Keep origins under their seal, instead of those kept for `lead` before."""
        self.store.keep(lead, self.stage, digest(self.maker, seal), origins)
