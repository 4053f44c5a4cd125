"""Every error that Twosource raises.

TwosourceError                 one line for a user; `mend` says what to do
├── BadInput                   a file or folder that can't be taken in
├── BadStore                   the store is foreign, newer, damaged or in use
├── BadRuling                  a ruling that points at nothing or decides nothing
├── BadModel                   the weight file is not the one this version was made for
└── NotFound                   an id that names nothing in the story
"""


class TwosourceError(Exception):
    """Base of all: `str()` is one line for a user, naming the file and the mend."""

    def __init__(self, what: str, mend: str = "") -> None:
        self.what = what
        self.mend = mend
        super().__init__(f"{what}; {mend}" if mend else what)


class BadInput(TwosourceError):
    """A file or folder that can't be taken in."""


class BadStore(TwosourceError):
    """The store is foreign, newer, damaged or in use."""


class BadRuling(TwosourceError):
    """A ruling that points at nothing or decides nothing."""


class BadModel(TwosourceError):
    """The weight file is not the one this version was made for."""


class NotFound(TwosourceError):
    """An id that names nothing in the story."""
