"""Another language is another file: a small Spanish grammar, written here, reads dates with the modules as they are."""

import ast
import tomllib
from importlib.resources import files

import pytest

from mentions.texts import article_of
from twosource.mentions import read_tokens
from twosource.mentions.times import find_times, read_grammar
from twosource.mentions.tokens import Spelled, tokenise
from twosource.model import Interval, Mention

SPANISH = """
weak = ["el", "la", "de", "del", "en", "a", "los", "las", "y", "que"]

[classes]
DIA = { lunes = 1, martes = 2, "miércoles" = 3, jueves = 4, viernes = 5, "sábado" = 6, domingo = 7 }
HOY = { hoy = 0, ayer = -1, "mañana" = 1 }
RUMBO = { pasado = -1, pasada = -1, "próximo" = 1, "próxima" = 1 }
UNIDAD = { "día" = "D", semana = "W", mes = "M", "año" = "Y" }
UNIDADES = { "días" = "D", semanas = "W", meses = "M", "años" = "Y" }
TRAMO = { semana = "week", mes = "month", "año" = "year" }
MODO = { principios = "START", mediados = "MID", finales = "END" }
PARTE = { "mañana" = "MO", tarde = "AF", noche = "NI" }

[classes.MES]
enero = 1
febrero = 2
marzo = 3
abril = 4
mayo = 5
junio = 6
julio = 7
agosto = 8
septiembre = 9
octubre = 10
noviembre = 11
diciembre = 12

[[rule]]
name = "3 de junio de 2031"
make = "date"
pattern = "d:DAY de m:MES ( ( de | del ) y:YEAR )?"
[[rule]]
name = "julio de 2030"
make = "month"
pattern = "( mo:MODO de )? m:MES ( ( de | del ) y:YEAR )?"
[[rule]]
name = "2031"
make = "year"
pattern = "y:YEAR"
[[rule]]
name = "viernes"
make = "weekday"
pattern = "w:DIA ( por la p:PARTE )?"
[[rule]]
name = "el viernes pasado"
make = "weekday"
pattern = "w:DIA dir:RUMBO"
[[rule]]
name = "ayer"
make = "deictic"
pattern = "n:HOY"
[[rule]]
name = "la semana pasada"
make = "unit"
pattern = "( la | el ) u:TRAMO dir:RUMBO"
[[rule]]
name = "tres semanas"
make = "duration"
pattern = "n:NUM u2:UNIDADES"
[[rule]]
name = "hace tres semanas"
make = "ago"
pattern = "way:HACE n:NUM u2:UNIDADES"
[[rule]]
name = "cada viernes"
make = "set_weekday"
pattern = "cada w:DIA"

[classes.HACE]
hace = -1

[tense]
future = ["hablará", "empezará", "votará", "será"]
past = ["dijo", "cayó", "cerró", "fue", "votó", "esperó"]
ahead = ["hasta"]

[words]
since = ["desde"]
until = ["hasta"]
lasting = ["esperó"]
"""
NUMBERS = Spelled({"dos": 2, "tres": 3, "veinte": 20}, {"mil": 1000}, frozenset({"y"}))
PUBLISHED = "2031-06-03"
"""A Tuesday."""


def spanish(text: str) -> dict[str, Mention]:
    """Times of a Spanish text by their words."""
    found = find_times(article_of(text, PUBLISHED), tokenise(text, words=NUMBERS), language=read_grammar(SPANISH))
    return {text[m.span[0] : m.span[1]]: m for m in found}


@pytest.mark.parametrize(
    ("text", "words", "timex"),
    [
        ("El puente cerró el 3 de junio de 2030.", "3 de junio de 2030", "2030-06-03"),
        ("El puente cerró el 12 de abril.", "12 de abril", "2031-04-12"),
        ("La obra empezará el 12 de julio.", "12 de julio", "2031-07-12"),
        ("El alcalde dijo el miércoles que no.", "miércoles", "2031-05-28"),
        ("La ministra hablará el jueves.", "jueves", "2031-06-05"),
        ("Cayó el viernes por la noche.", "viernes por la noche", "2031-05-30TNI"),
        ("Fue ayer.", "ayer", "2031-06-02"),
        ("Cayó la semana pasada.", "la semana pasada", "2031-W22"),
        ("Llovió tres semanas.", "tres semanas", "P3W"),
        ("Cerró hace veinte días.", "hace veinte días", "2031-05-14"),
        ("Abre cada viernes.", "cada viernes", "XXXX-WXX-5"),
        ("Empezará a principios de 2032.", "2032", "2032"),
        ("Cerró a finales de marzo.", "finales de marzo", "2031-03"),
        ("El consejo esperó hasta el viernes.", "viernes", "2031-05-30"),
    ],
)
def test_a_grammar_of_another_language_reads_dates(text: str, words: str, timex: str) -> None:
    found = spanish(text)
    time = found[words].time
    assert time is not None
    assert time.timex == timex


def test_the_words_that_open_a_window_are_the_languages_own() -> None:
    for opened, window in (("Está cerrado desde", Interval("2030-07-01", "2031-06-04")), ("It is shut since", None)):
        time = spanish(f"{opened} julio de 2030.")["julio de 2030"].time
        assert time is not None
        assert time.window == window


def test_the_english_grammar_reads_no_spanish_and_the_spanish_no_english() -> None:
    text = "Cerró el viernes. It closed on Friday."
    article = article_of(text, PUBLISHED)
    assert [text[slice(*m.span)] for m in find_times(article, read_tokens(article))] == ["Friday"]
    assert list(spanish(text)) == ["viernes"]


MODULES = ("calendar", "timeamounts", "timecontext", "timedates", "timefiscal", "timefound", "timeholidays", "timenear",
           "timerules", "times", "timewindows", "timewords", "tokens")  # fmt: skip
NAMED = frozenset("day week weekend month quarter half year decade century millennium hour minute second season set "
                  "part told".split())  # fmt: skip
"""Grains: names of our own, which the grammar's values are."""


@pytest.mark.parametrize("module", MODULES)
def test_no_module_of_times_holds_a_list_of_english_words(module: str) -> None:
    data = tomllib.loads(files("twosource.mentions").joinpath("grammar/times.toml").read_text("utf-8"))
    keys = frozenset(data["words"]) | frozenset(data["tense"])
    english = {w.lower() for words in data["classes"].values() for w in words}
    english |= {w for table in (data["tense"], data["words"]) for words in table.values() for w in words}
    tree = ast.parse(files("twosource.mentions").joinpath(f"{module}.py").read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.List | ast.Set | ast.Tuple | ast.Dict):
            held = node.keys if isinstance(node, ast.Dict) else node.elts
            words = {
                n.value for n in held if isinstance(n, ast.Constant) and isinstance(n.value, str) and len(n.value) > 2
            }
            assert not (words & english) - NAMED - keys, f"{module}.py, line {node.lineno}"
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            words = set(node.value.split())
            assert len(words) < 3 or not words <= english, f"{module}.py, line {node.lineno}"
