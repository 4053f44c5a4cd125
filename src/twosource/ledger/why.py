"""Why: the proof of a standing as text that anyone can check by hand."""

from twosource.model import Ledger


def explain(ledger: Ledger, proposition_id: str, day: str) -> str:
    """The proof of a proposition's standing on a day; KeyError where the ledger has no such proposition."""
    found = {p.id: p for p in ledger.propositions}[proposition_id]
    entries = [e for e in found.history if e.day <= day]
    if not entries:
        return f"{found.text}\nNo stand on these pages by {day}."
    e = entries[-1]
    return f"{found.text}\n{e.standing} since {e.day}: {e.for_} for, {e.against} against."
