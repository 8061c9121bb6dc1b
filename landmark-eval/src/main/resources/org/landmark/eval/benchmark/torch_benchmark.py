"""The networks of the benchmark in PyTorch: prints the same line of JSON. Needs torch and torchvision."""
import argparse
import json
import statistics
import time

import torch
import torchvision
from torch import nn

WARM_STEPS = 3
MOST_WARM_STEPS = 500
WARM_SECONDS = 2


def nose_cnn():
    """1x60x80 to 2 numbers."""
    layers = []
    for channels in (1, 12, 12):
        layers += [nn.Conv2d(channels, 12, 5), nn.ReLU(), nn.MaxPool2d(2)]
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(12 * 4 * 6, 100), nn.ReLU(), nn.Linear(100, 2))


def resnet18():
    """1xSxS to 136 numbers."""
    network = torchvision.models.resnet18(num_classes=136)
    network.conv1 = nn.Conv2d(1, 64, 7, stride=2, padding=3, bias=False)
    return network


def twice(inner, outer):
    layers = []
    for channels in (inner, outer):
        layers += [nn.Conv2d(channels, outer, 3, padding=1, bias=False), nn.BatchNorm2d(outer), nn.ReLU(inplace=True)]
    return nn.Sequential(*layers)


class UNet(nn.Module):
    """3xSxS to 68xSxS."""

    def __init__(self, channels=(32, 64, 128, 256, 512), maps=68):
        super().__init__()
        levels = channels[:-1]
        self.down = nn.ModuleList(twice(i, o) for i, o in zip((3,) + levels, levels))
        self.pool = nn.MaxPool2d(2)
        self.bottom = twice(*channels[-2:])
        self.doubling = nn.ModuleList(nn.ConvTranspose2d(2 * c, c, 2, stride=2) for c in reversed(levels))
        self.up = nn.ModuleList(twice(2 * c, c) for c in reversed(levels))
        self.head = nn.Conv2d(levels[0], maps, 7, padding=3, bias=False)

    def forward(self, x):
        skipped = []
        for down in self.down:
            x = down(x)
            skipped.append(x)
            x = self.pool(x)
        x = self.bottom(x)
        for doubling, up, skip in zip(self.doubling, self.up, reversed(skipped)):
            x = up(torch.cat([doubling(x), skip], dim=1))
        return self.head(x)


NETWORKS = {"nose_cnn": nose_cnn, "resnet18": resnet18, "unet": UNet}


def median_seconds(steps, step):
    """Warms up as the Java side does."""
    start, warm = time.perf_counter(), 0
    while warm < WARM_STEPS or warm < MOST_WARM_STEPS and time.perf_counter() - start < WARM_SECONDS:
        step()
        warm += 1
    times = []
    for _ in range(steps):
        begin = time.perf_counter()
        step()
        times.append(time.perf_counter() - begin)
    return round(statistics.median(times), 6)


def peak_rss_mib():
    try:
        with open("/proc/self/status") as status:
            return next(round(int(line.split()[1]) / 1024, 1) for line in status if line.startswith("VmHWM:"))
    except (OSError, StopIteration):
        return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model", choices=sorted(NETWORKS), required=True)
    for option in ("--batch", "--size", "--steps", "--threads"):
        parser.add_argument(option, type=int, required=True)
    asked = parser.parse_args()
    torch.set_num_threads(asked.threads)
    torch.manual_seed(1)
    network = NETWORKS[asked.model]()
    shapes = {"nose_cnn": (1, 60, 80), "resnet18": (1, asked.size, asked.size), "unet": (3, asked.size, asked.size)}
    pictures = torch.rand(asked.batch, *shapes[asked.model])
    with torch.no_grad():
        targets = torch.rand_like(network(pictures))
    optimiser = torch.optim.Adam(network.parameters(), lr=1e-4)
    loss = nn.MSELoss()

    def train():
        optimiser.zero_grad()
        loss(network(pictures), targets).backward()
        optimiser.step()

    train_seconds = median_seconds(asked.steps, train)
    network.eval()
    with torch.no_grad():
        infer_seconds = median_seconds(asked.steps, lambda: network(pictures))
    print(json.dumps({
        "engine": "pytorch",
        "version": torch.__version__,
        "model": asked.model,
        "batch": asked.batch,
        "size": asked.size,
        "threads": asked.threads,
        "train_s_per_step": train_seconds,
        "infer_s_per_batch": infer_seconds,
        "params": sum(p.numel() for p in network.parameters()),
        "path": None,
        "peak_rss_mib": peak_rss_mib(),
    }))


if __name__ == "__main__":
    main()
