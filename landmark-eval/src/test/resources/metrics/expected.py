"""What the errors of the faces in predictions.csv come to, computed with NumPy alone, by no code of this project.

Both CSVs are as `evaluate --predictions` writes them, of drawn faces: one with what a model found, one with the annotated points.
    python3 expected.py > expected.json
"""

import csv
import json
import os

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
INPUT = 128  # side of the picture that the network is given
CROP = 1.5  # by how much the box is enlarged
GROUPS = {"jaw": (0, 17), "brows": (17, 27), "nose": (27, 36), "eyes": (36, 48), "mouth": (48, 68)}


def read(name):
    with open(os.path.join(HERE, name)) as file:
        rows = list(csv.reader(file))[1:]
    numbers = np.array([[float(value) for value in row[1:]] for row in rows])
    return [row[0] for row in rows], numbers[:, :4], numbers[:, 4:].reshape(len(rows), -1, 2)


def ratios(box, points):
    """Points of the photo, whose pixels have their centres on whole numbers, in shares of whole pixels of the enlarged box."""
    corner = np.floor(box[:, :2] - box[:, 2:] * (CROP - 1) / 2 + 0.5)
    size = np.floor(box[:, 2:] * CROP + 0.5)
    return (points + 0.5 - corner[:, None]) / size[:, None]


def area(errors, threshold):
    """Of the staircase, one step after the other."""
    steps = np.concatenate([[0], np.sort(errors[errors < threshold]), [threshold]])
    return sum((right - left) * np.mean(errors <= left) for left, right in zip(steps, steps[1:])) / threshold


def interval(errors, photos):
    """Of the mean, photos drawn again; with so many draws that its ends hardly move."""
    names = sorted(set(photos))
    sums = np.array([sum(e for e, photo in zip(errors, photos) if photo == name) for name in names])
    counts = np.array([photos.count(name) for name in names])
    drawn = np.random.default_rng(0).integers(0, len(names), (200_000, len(names)))
    return np.quantile(sums[drawn].sum(1) / counts[drawn].sum(1), [0.025, 0.975]).tolist()


def main():
    photos, box, predicted = read("predictions.csv")
    _, _, truth = read("truth.csv")
    distance = np.linalg.norm(predicted - truth, axis=2)
    corners = np.linalg.norm(truth[:, 36] - truth[:, 45], axis=1)
    pupils = np.linalg.norm(truth[:, 36:42].mean(1) - truth[:, 42:48].mean(1), axis=1)
    extent = truth.max(1) - truth.min(1)
    off = ratios(box, predicted) - ratios(box, truth)
    nme = distance.mean(1) / corners
    result = {
        "means": {
            "mse": np.mean(off**2),
            "mseCropPixels": np.mean((INPUT * off) ** 2),
            "msePhotoPixels": np.mean((predicted - truth) ** 2),
            "mae": np.mean(np.abs(off)),
            "maeCropPixels": np.mean(np.abs(INPUT * off)),
            "maePhotoPixels": np.mean(np.abs(predicted - truth)),
            "contestMae": np.mean(np.abs(predicted - truth)),
            "meanErrorPixels": distance.mean(),
            "nme": nme.mean(),
            "nmePupils": np.mean(distance.mean(1) / pupils),
            "nmeBox": np.mean(distance.mean(1) / np.sqrt(extent.prod(1))),
            "nmeDiagonal": np.mean(distance.mean(1) / np.linalg.norm(extent, axis=1)),
        },
        "quantiles": np.quantile(nme, [0.5, 0.9, 0.95, 0.99]).tolist(),
        "thresholds": {
            str(at): {"failureRate": np.mean(nme > at), "auc": area(nme, at)} for at in (0.08, 0.1, 0.04)
        },
        "ced": [np.mean(nme <= at) for at in np.arange(21) / 200],
        "interval95": interval(nme, photos),
        "groups": {
            name: {
                "meanErrorPixels": distance[:, a:b].mean(),
                "nme": np.mean(distance[:, a:b].mean(1) / corners),
            }
            for name, (a, b) in GROUPS.items()
        },
        "landmarks": {
            "meanErrorPixels": distance.mean(0).tolist(),
            "nme": (distance / corners[:, None]).mean(0).tolist(),
        },
    }
    print(json.dumps(result, indent=1))


main()
