"""The mean of several weights, by their shares: `python -m train.mean OUT.pt A.pt=0.5 B.pt=0.5`."""

import sys
from pathlib import Path

import torch


def mean(parts: list[tuple[Path, float]]) -> dict[str, torch.Tensor]:
    """The weighted sum of weights of one shape; shares should sum to one. Reader 2.1 is such a mean of two."""
    held = [(torch.load(path), share) for path, share in parts]
    return {name: sum(share * w[name].float() for w, share in held) for name in held[0][0]}


if __name__ == "__main__":
    told = [word.rsplit("=", 1) for word in sys.argv[2:]]
    torch.save(mean([(Path(path), float(share)) for path, share in told]), sys.argv[1])
