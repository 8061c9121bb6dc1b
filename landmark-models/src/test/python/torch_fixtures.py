"""Writes what PyTorch computes, for the tests of losses, updaters and schedules to hold ours against:

    python3 src/test/python/torch_fixtures.py src/test/resources/torch

Made with PyTorch 1.13 (Debian's python3-torch). Wing and adaptive wing, which it lacks, are written here as their papers have them,
and differentiated by it.
"""

import json
import math
import pathlib
import sys

import torch
from torch import nn
from torch.nn import functional


def wing(output, target, width=10.0, epsilon=2.0):
    difference = (output - target).abs()
    constant = width - width * math.log(1 + width / epsilon)
    return torch.where(difference < width, width * torch.log(1 + difference / epsilon), difference - constant).mean()


def adaptive_wing(output, target, omega=14.0, theta=0.5, epsilon=1.0, alpha=2.1, foreground=0.0):
    difference = (output - target).abs()
    power = alpha - target
    ratio = (theta / epsilon) ** power
    a = omega * (1 / (1 + ratio)) * power * (theta / epsilon) ** (power - 1) / epsilon
    c = theta * a - omega * torch.log(1 + ratio)
    near = omega * torch.log(1 + (difference / epsilon) ** power)
    loss = torch.where(difference < theta, near, a * difference - c)
    return (loss * torch.where(target >= 0.2, 1 + foreground, 1.0)).mean()


LOSSES = {
    "mse": functional.mse_loss,
    "l1": functional.l1_loss,
    "smooth-l1": functional.smooth_l1_loss,
    "smooth-l1 0.3": lambda output, target: functional.smooth_l1_loss(output, target, beta=0.3),
    "wing": wing,
    "wing 0.5 0.1": lambda output, target: wing(output, target, 0.5, 0.1),
    "adaptive-wing": adaptive_wing,
    "adaptive-wing 10": lambda output, target: adaptive_wing(output, target, foreground=10.0),
}


def losses():
    torch.manual_seed(1)
    target = torch.rand(2, 3, 2, 2, dtype=torch.float64)
    output = target + torch.randn(2, 3, 2, 2, dtype=torch.float64)
    result = {"target": target.flatten().tolist(), "output": output.flatten().tolist()}
    for name, loss in LOSSES.items():
        numbers = output.clone().requires_grad_()
        value = loss(numbers, target)
        value.backward()
        result[name] = {"loss": value.item(), "gradient": numbers.grad.flatten().tolist()}
    return result


UPDATERS = {
    "adam": lambda parameters: torch.optim.Adam(parameters, 0.01),
    "adam decay": lambda parameters: torch.optim.Adam(parameters, 0.01, weight_decay=0.1),
    "adam small": lambda parameters: torch.optim.Adam(parameters, 0.01, eps=0.01),
    "adamw": lambda parameters: torch.optim.AdamW(parameters, 0.01),
    "adamw decay": lambda parameters: torch.optim.AdamW(parameters, 0.01, betas=(0.8, 0.95), weight_decay=0.5),
    "sgd": lambda parameters: torch.optim.SGD(parameters, 0.1),
    "sgd momentum": lambda parameters: torch.optim.SGD(parameters, 0.1, momentum=0.9, weight_decay=0.1),
    "sgd nesterov": lambda parameters: torch.optim.SGD(parameters, 0.1, momentum=0.9, nesterov=True),
}


def network():
    torch.manual_seed(2)
    model = nn.Sequential(nn.Linear(3, 4, bias=False), nn.BatchNorm1d(4), nn.Tanh(), nn.Linear(4, 2))
    with torch.no_grad():
        model[1].weight.uniform_(0.5, 1.5)
        model[1].bias.uniform_(-0.5, 0.5)
    return model


def weights(model):
    """By Deeplearning4j's names, a matrix row by row as [in, out]."""
    first, normalisation, _, last = model
    return {
        "first_W": first.weight.t().flatten().tolist(),
        "normalisation_gamma": normalisation.weight.tolist(),
        "normalisation_beta": normalisation.bias.tolist(),
        "output_W": last.weight.t().flatten().tolist(),
        "output_b": last.bias.tolist(),
    }


def steps(optimizer, clip=None):
    """The weights after each of five steps on one batch."""
    torch.manual_seed(3)
    inputs, targets = torch.rand(5, 3), torch.rand(5, 2) * 3
    model = network()
    updater = optimizer(model.parameters())
    after = []
    for _ in range(5):
        updater.zero_grad()
        functional.mse_loss(model(inputs), targets).backward()
        if clip:
            nn.utils.clip_grad_norm_(model.parameters(), clip)
        updater.step()
        after.append(weights(model))
    return inputs, targets, after


def updaters():
    inputs, targets, _ = steps(UPDATERS["sgd"])
    result = {"inputs": inputs.flatten().tolist(), "targets": targets.flatten().tolist(), "start": weights(network())}
    for name, optimizer in UPDATERS.items():
        result[name] = steps(optimizer)[2]
    result["clipped"] = steps(UPDATERS["sgd"], 0.5)[2]
    return result


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for made in (losses, updaters):
        (folder / f"{made.__name__}.json").write_text(json.dumps(made(), indent=1) + "\n")
