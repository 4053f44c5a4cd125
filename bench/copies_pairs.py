"""Pairs for the copies bench, made of our own articles: graded edits, and hard negatives that share words.

`pairs(folder, seed)` gives labelled pairs of articles; everything random comes from the seed.
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from twosource.model import Article, Block, Dated

SENTENCE = re.compile(r"(?<=[.!?”])\s+(?=[A-Z“])")
SAME, ABRIDGED, EXTENDED, LATER, PART = "same", "abridged", "extended", "later version", "partly derived"
TURNED = {ABRIDGED: EXTENDED, EXTENDED: ABRIDGED}
FIGURES = frozenset({"number", "digit", "thousands", "day"})
COUNTED = frozenset({SAME, ABRIDGED, EXTENDED, LATER})
"""Relations whose recall has a floor of its own."""


@dataclass(frozen=True)
class Case:
    """Two articles; `relations` that are right for the second as a copy of the first, empty where it is none."""

    kind: str
    one: Article
    two: Article
    relations: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Texts:
    """The articles of a folder by name (title first), and what hard negatives are made of."""

    articles: dict[str, str]
    statements: list[str]
    backgrounds: list[str]
    forms: list[str]


def load(folder: Path) -> Texts:
    """Read a folder of texts."""
    held = {p.stem: p.read_text("utf-8").strip() for p in sorted(folder.glob("*.txt"))}
    parts = {name: held.pop(name).split("\n---\n") for name in ("_statements", "_backgrounds", "_forms")}
    return Texts(held, parts["_statements"], parts["_backgrounds"], parts["_forms"])


def body(text: str) -> str:
    """An article without its title."""
    return text.split("\n", 1)[1]


def sentences(text: str) -> list[str]:
    """Sentences, paragraphs aside."""
    return [s for paragraph in text.split("\n") if paragraph.strip() for s in SENTENCE.split(paragraph)]


def laid(parts: list[str]) -> str:
    """Sentences in paragraphs of three."""
    return "\n\n".join(" ".join(parts[i : i + 3]) for i in range(0, len(parts), 3))


def cut(text: str, words: int) -> str:
    """The text's first sentences, up to about so many words."""
    kept: list[str] = []
    for sentence in sentences(text):
        if kept and sum(len(k.split()) for k in kept) + len(sentence.split()) > words:
            break
        kept.append(sentence)
    return laid(kept)


class Maker:
    """Edits of articles, one random generator for all."""

    def __init__(self, texts: Texts, seed: int) -> None:
        self.texts = texts
        self.random = random.Random(seed)
        self.names = [n for n in texts.articles]
        self.words = sorted({w for t in texts.articles.values() for w in re.findall(r"\b[a-z]{4,9}\b", t)})
        self.count = 0

    def page(self, text: str, published: str | None = None, **known: str | None) -> Article:
        """An article of the text, with an id that says nothing."""
        self.count += 1
        name = f"{self.random.getrandbits(40):010x}-{self.count}"
        dated = Dated(published, None, "known") if published else None
        block = Block("paragraph", (0, len(text)))
        return replace(Article(name, name, text, (block,), published=dated, verbatim=True), **known)  # type: ignore[arg-type]

    def other(self, name: str) -> str:
        """The body of an article on another event."""
        stem = name.split(".")[0]
        return body(self.texts.articles[self.random.choice([n for n in self.names if n.split(".")[0] != stem])])

    # edits -----------------------------------------------------------------------------------------------------------

    def boilerplate(self, name: str) -> str:
        """Headline changed, lines of the house before and after."""
        head = " ".join(self.random.choices(self.words, k=7)).capitalize()
        house = self.random.choice(("Harbour Post", "Upland Mail", "Evening Sentinel"))
        lines = [f"{head}\nBy our own correspondent | {house} | 5 min read", body(self.texts.articles[name])]
        lines.append(f"Subscribe to the {house} from 3 crowns a week and read every story first. All rights reserved.")
        return "\n\n".join(lines)

    def half(self, name: str) -> str:
        """One half, from the front, the back, or here and there."""
        parts = sentences(body(self.texts.articles[name]))
        n = round(len(parts) / 2)
        how = self.random.randrange(3)
        picked = sorted(self.random.sample(range(len(parts)), n))
        return laid(parts[:n] if how == 0 else parts[-n:] if how == 1 else [parts[i] for i in picked])

    def third(self, name: str) -> str:
        """The first third."""
        parts = sentences(body(self.texts.articles[name]))
        return laid(parts[: max(3, round(len(parts) / 3))])

    def reordered(self, name: str) -> str:
        """All sentences after the first in another order."""
        first, *rest = sentences(body(self.texts.articles[name]))
        self.random.shuffle(rest)
        return laid([first, *rest])

    def reworded(self, name: str) -> str:
        """One word in seven to twelve replaced, spelled otherwise, dropped or put in."""
        return self.touched(body(self.texts.articles[name]), self.random.uniform(1 / 12, 1 / 7))

    def touched(self, text: str, rate: float) -> str:
        """The text with words changed at a rate; names and figures stay."""
        out = []
        for token in re.split(r"(\s+)", text):
            word = token.strip(".,;:!?“”\"'")
            if not word.islower() or self.random.random() > rate:
                out.append(token)
            else:
                out.append(token.replace(word, self.instead(word), 1))
        return "".join(out)

    def instead(self, word: str) -> str:
        """What stands for a word after rewording."""
        spelled = word.replace("our", "or") if "our" in word else word.replace("is", "iz") if "is" in word else None
        if spelled and self.random.random() < 0.5:
            return spelled
        how, new = self.random.random(), self.random.choice(self.words)
        return "" if how < 0.15 else f"{word} {new}" if how < 0.3 else new

    def translated(self, name: str) -> str:
        """Marks that a translation leaves: articles gone, other quotation marks, a note, words changed."""
        text = re.sub(r"\b([Tt]he|[Aa]n?) (?=\w)", lambda m: "" if self.random.random() < 0.3 else m.group(), body(
            self.texts.articles[name]))  # fmt: skip
        return "(Translated from Palenian)\n\n" + self.touched(text, 0.05).replace("“", "«").replace("”", "»")

    def scanned(self, name: str) -> str:
        """Letters misread in one word of nine, and words broken at line ends."""
        swaps = (("rn", "m"), ("l", "1"), ("o", "0"), ("e", "c"), ("h", "b"), ("m", "rn"), ("t", "f"), ("i", "l"))
        out = []
        for word in body(self.texts.articles[name]).split(" "):
            fits = [s for s in swaps if s[0] in word]
            if fits and self.random.random() < 0.11:
                word = word.replace(*self.random.choice(fits), 1)
            elif len(word) > 8 and self.random.random() < 0.05:
                word = word[:4] + "-\n" + word[4:]
            out.append(word)
        return " ".join(out)

    def extended(self, name: str) -> str:
        """Paragraphs of other reporting added."""
        return body(self.texts.articles[name]) + "\n\n" + cut(self.other(name), self.random.randint(90, 160))

    def updated(self, name: str) -> str:
        """Two to four figures changed, a new lede, a sentence or two gone and others put in."""
        parts = sentences(body(self.texts.articles[name]))
        places = [(k, m.span()) for k, s in enumerate(parts) for m in re.finditer(r"\b\d{1,3}\b", s)]
        self.random.shuffle(places)
        for k, (start, end) in places[: self.random.randint(2, 4)]:
            if parts[k][start:end].isdigit():
                new = str(int(parts[k][start:end]) + self.random.randint(1, 9))
                parts[k] = parts[k][:start] + new[: end - start].ljust(end - start, "7") + parts[k][end:]
        fresh = sentences(self.other(name))
        for _ in range(self.random.randint(1, 2)):
            parts.pop(self.random.randrange(2, len(parts)))
            parts.insert(self.random.randrange(1, len(parts)), self.random.choice(fresh))
        return laid([self.random.choice(fresh), *parts])

    def merged(self, name: str) -> str:
        """Two wires in one text."""
        return body(self.texts.articles[name]) + "\n\n" + self.other(name)

    def lifted(self, name: str) -> str:
        """A paragraph or two of it in a long piece on something else, the way reporting is borrowed."""
        whole = body(self.texts.articles[name]).split("\n\n")
        paragraphs = [p for p in whole if "said" in p or "day" in p] or whole[:2]
        taken = ""
        for paragraph in paragraphs:
            taken += ("\n\n" if taken else "") + paragraph
            if len(re.sub("“.*?”", "", taken).split()) >= 50:
                break
        host = sentences(self.other(name))
        return "\n\n".join([laid(host[: len(host) // 2]), taken, laid(host[len(host) // 2 :])])

    # positives and negatives -----------------------------------------------------------------------------------------

    def positives(self, count: int) -> list[Case]:
        """So many copies, every edit in turn."""
        edits: list[tuple[str, Callable[[str], str], frozenset[str]]] = [
            ("boilerplate", self.boilerplate, frozenset({SAME})),
            ("half", self.half, frozenset({ABRIDGED})),
            ("third", self.third, frozenset({ABRIDGED})),
            ("reordered", self.reordered, frozenset({SAME})),
            ("reworded", self.reworded, frozenset({SAME})),
            ("half reworded", lambda n: self.touched(self.half(n), 0.1), frozenset({ABRIDGED})),
            ("translated", self.translated, frozenset({SAME})),
            ("scanned", self.scanned, frozenset({SAME})),
            ("extended", self.extended, frozenset({EXTENDED})),
            ("updated", self.updated, frozenset({LATER})),
            ("merged", self.merged, frozenset({EXTENDED, PART})),
            ("lifted", self.lifted, frozenset({PART})),
        ]
        return [self.copied(*edits[i % len(edits)]) for i in range(count)]

    def copied(self, kind: str, edit: Callable[[str], str], relations: frozenset[str]) -> Case:
        """An article and its edited copy, dated and credited in one of several ways."""
        name = self.random.choice(self.names)
        text, made = body(self.texts.articles[name]), edit(name)
        if kind == "updated":
            house = self.random.choice(("Harbour Post", None))
            return Case(kind, self.page(text, "2031-05-02", publisher=house),
                        self.page(made, "2031-05-03", publisher=house), relations)  # fmt: skip
        how = self.random.randrange(4)
        if how == 0:
            own = self.page(text, "2031-05-02", publisher="Northern Cable Service", agency="NCS")
            return Case(kind, own, self.page(made, publisher="Harbour Post", agency="NCS"), relations)
        if how == 1:
            return Case(kind, self.page(text), self.page(made), relations)
        return Case(kind, self.page(text, "2031-05-02"), self.page(made, "2031-05-0" + "23"[how - 2]), relations)

    def negatives(self, count: int) -> list[Case]:
        """So many pairs that share words and are no copies."""
        makers = (self.one_event, self.one_statement, self.one_background, self.one_form, self.one_form)
        return [makers[i % len(makers)]() for i in range(count)]

    def apart(self, kind: str, one: str, two: str) -> Case:
        """Two texts as a negative pair."""
        days = self.random.choice((("2031-05-02", "2031-05-02"), ("2031-05-02", "2031-05-03"), (None, None)))
        return Case(kind, self.page(one, days[0]), self.page(two, days[1]))

    def one_event(self) -> Case:
        """Two reporters on one event, whole or cut."""
        rivals = [n for n in self.names if n.endswith(".rival")]
        name = self.random.choice(rivals)
        both = [body(self.texts.articles[n]) for n in (name.removesuffix(".rival"), name)]
        if self.random.random() < 0.5:
            both = [cut(b, self.random.randint(60, 150)) for b in both]
        return self.apart("event", *both)

    def one_statement(self) -> Case:
        """Two pieces on different matters that print one statement, between quotation marks or after a colon."""
        statement = self.random.choice(self.texts.statements)
        made = []
        for text in self.two_pieces():
            first, *rest = sentences(cut(text, self.random.randint(50, 120)))
            shown = statement if self.random.random() < 0.7 else "The statement reads: " + statement.strip("“”")
            made.append("\n\n".join([first, shown, laid(rest)]))
        return self.apart("statement", made[0], made[1])

    def one_background(self) -> Case:
        """Two pieces with one standing background paragraph, at the end or in the middle."""
        background = self.random.choice(self.texts.backgrounds)
        made = []
        for text in self.two_pieces():
            parts = sentences(cut(text, self.random.randint(70, 150)))
            at = self.random.choice((len(parts), len(parts), len(parts) // 2))
            made.append("\n\n".join([laid(parts[:at]), background, laid(parts[at:])]).strip())
        return self.apart("background", made[0], made[1])

    def two_pieces(self) -> tuple[str, str]:
        """Bodies of two articles on different events."""
        name = self.random.choice(self.names)
        return body(self.texts.articles[name]), self.other(name)

    def one_form(self) -> Case:
        """One form filled twice; names often stay (one town, two days), figures by chance."""
        form = self.random.choice(self.texts.forms)
        stays = self.random.uniform(0.0, 0.6)
        fixed: dict[tuple[str, int], str] = {}
        return self.apart("form", self.filling(form, fixed, 1.0), self.filling(form, fixed, stays))

    def filling(self, form: str, fixed: dict[tuple[str, int], str], stays: float) -> str:
        """A form filled in; slots keep their earlier filling with the given probability."""
        seen = 0

        def fill(match: re.Match[str]) -> str:
            nonlocal seen
            seen += 1
            slot, value = (match.group(1), seen), self.slot(match.group(1))
            chance = stays / 4 if match.group(1) in FIGURES else stays
            if slot in fixed and self.random.random() < chance:
                return fixed[slot]
            fixed.setdefault(slot, value)
            return value

        return re.sub(r"\{(\w+)\}", fill, form)

    def slot(self, kind: str) -> str:
        """A filling of a kind."""
        lists = {
            "place": ("Marle", "Port Orne", "Hythe", "Lorn", "Ardle", "Tolby", "Skerry", "Hollin", "Sabo", "Olm"),
            "day": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
            "sky": ("cloudy", "bright", "with showers", "with fog on the hills", "with sunshine", "windy and wet"),
            "side": ("north", "west", "south-west", "east", "north-east"),
            "trend": ("higher", "lower", "slightly firmer", "weaker", "little changed"),
            "team": ("Tarn Rovers", "Lorn City", "Hask United", "Marle Albion", "Olm Athletic", "Skerry Town"),
            "name": ("Anders Quill", "Pia Lund", "Rolf Hagen", "Ivo Strand", "Tilda Brons", "Emil Krog", "Per Oster"),
            "firm": ("Holt", "Vocel", "Meridian", "Arno Steel", "Kestrel", "Varn Homes", "Redline", "Ferrum North"),
            "vehicle": ("lorry", "van", "motorcycle", "saloon", "tractor"),
            "limb": ("arm", "head", "left leg", "back"),
            "number": tuple(str(n) for n in range(2, 99)),
            "digit": tuple("0123456789"),
            "thousands": tuple(f"{n},{m}" for n in range(2, 40) for m in ("140", "355", "608", "972")),
        }
        return self.random.choice(lists[kind])


def cases(folder: Path, seed: int, count: int) -> list[Case]:
    """`count` copies and as many pairs that are none, of the texts of a folder."""
    maker = Maker(load(folder), seed)
    return maker.positives(count) + maker.negatives(count)


def shingles(text: str) -> set[tuple[str, ...]]:
    """Runs of five words."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + 5]) for i in range(len(words) - 4)}


def containment(case: Case) -> float:
    """Share of the smaller set of runs that stands in the other."""
    one, two = shingles(case.one.text), shingles(case.two.text)
    return len(one & two) / max(1, min(len(one), len(two)))
