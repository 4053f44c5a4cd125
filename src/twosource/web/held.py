"""The story as the desk holds it: read once, kept in memory, and read again only when its store has changed."""

from dataclasses import dataclass
from threading import RLock

from twosource.model import Ledger, Ruling
from twosource.store import Store
from twosource.story import Progress, Read, Story, quiet
from twosource.views.index import Index, index
from twosource.views.withheld import Hold, holds


@dataclass(frozen=True, slots=True)
class State:
    """All that pages of the desk show, made from one reading of the store."""

    read: Read
    ledger: Ledger
    index: Index
    holds: dict[tuple[str, str], Hold]


class HeldStory(Story):
    """A story whose reading and ledger are kept until another program or a ruling changes the store.

    One lock guards the store and the state: a request waits while another reads the story again.
    """

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.lock = RLock()
        self._state: State | None = None
        self._stamp: object = None

    def state(self) -> State:
        """What the pages show now."""
        with self.lock:
            if self._state is None or self.store.stamp() != self._stamp:
                self._stamp = self.store.stamp()
                read = super().read()
                ledger = self.account(read)
                held = index(ledger, read.readings)
                self._state = State(read, held.ledger, held, holds(held))
            return self._state

    def read(self, progress: Progress = quiet) -> Read:
        """All pages, read, with rulings applied."""
        return self.state().read

    def ledger(self, progress: Progress = quiet) -> Ledger:
        """Who stands behind what, since when."""
        return self.state().ledger

    def rule(self, ruling: Ruling) -> bool:
        """Append a ruling; what was kept is forgotten."""
        with self.lock:
            self._state = None
            return super().rule(ruling)
