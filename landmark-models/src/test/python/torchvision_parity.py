"""Randomly initialised networks of torchvision as safetensors, with what they answer, for tests of TorchvisionWeights.

    /usr/bin/python3 landmark-models/src/test/python/torchvision_parity.py FOLDER [--width 64]

writes for each network NAME.safetensors, the weights, and NAME-answers.safetensors, pictures and answers in inference mode. The
stored fixtures in src/test/resources/torchvision have --width 2. Needs torch and torchvision (Debian: python3-torchvision).
"""

import argparse
import json
import pathlib
import struct

import torch
from torch import nn
from torchvision.models._utils import IntermediateLayerGetter
from torchvision.models.resnet import BasicBlock, Bottleneck, ResNet
from torchvision.models.segmentation.fcn import FCN, FCNHead

TYPES = {torch.float32: "F32", torch.int64: "I64"}


def save(path, tensors):
    """The format by hand: the header's length in 8 bytes, the header in JSON, the numbers; all little-endian."""
    header, data = {"__metadata__": {"format": "pt"}}, []
    end = 0
    for name, tensor in tensors.items():
        numbers = tensor.detach().contiguous().numpy()
        begin, end = end, end + numbers.nbytes
        header[name] = {"dtype": TYPES[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [begin, end]}
        data.append(numbers.astype(numbers.dtype.newbyteorder("<")).tobytes())
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + b"".join(data))


class WidthResNet(ResNet):
    """torchvision's, with another width of its first stage than 64."""

    def __init__(self, block, layers, width, classes, **options):
        self.width = width
        super().__init__(block, layers, **options)
        self.fc = nn.Linear(8 * width * block.expansion, classes)

    @property
    def inplanes(self):
        return self.__dict__["channels"]

    @inplanes.setter
    def inplanes(self, channels):
        """The first is the stem's."""
        self.__dict__["channels"] = channels if "channels" in self.__dict__ else self.width

    def _make_layer(self, block, planes, *arguments, **options):
        return super()._make_layer(block, planes * self.width // 64, *arguments, **options)


def stirred(network):
    """As if it had been trained: batch normalisation's parameters and running statistics are no longer 1 and 0."""
    for module in network.modules():
        if isinstance(module, nn.BatchNorm2d):
            nn.init.uniform_(module.weight, 0.5, 1.5)
            nn.init.normal_(module.bias, 0, 0.2)
            nn.init.normal_(module.running_mean, 0, 0.2)
            nn.init.uniform_(module.running_var, 0.5, 1.5)
    return network.eval()


def classifier(folder, name, block, layers, width, pictures):
    """Grey pictures are shown as three equal colours, for what a network of summed kernels must answer."""
    network = stirred(WidthResNet(block, layers, width, 10))
    grey = pictures[:, :1].contiguous()
    answers = {"coloured": pictures, "grey": grey, "of coloured": network(pictures)}
    answers["of grey"] = network(grey.expand(-1, 3, -1, -1).contiguous())
    network.conv1.padding = (2, 2)
    answers["of grey padded by 2"] = network(grey.expand(-1, 3, -1, -1).contiguous())
    save(folder / f"{name}.safetensors", network.state_dict())
    save(folder / f"{name}-answers.safetensors", answers)


def segmenter(folder, name, width, pictures):
    backbone = WidthResNet(
        Bottleneck, [3, 4, 6, 3], width, 1, replace_stride_with_dilation=[False, True, True]
    )
    network = FCN(
        IntermediateLayerGetter(backbone, {"layer4": "out", "layer3": "aux"}),
        FCNHead(32 * width, 2),
        FCNHead(16 * width, 2),
    )
    answer = stirred(network)(pictures)
    save(folder / f"{name}.safetensors", network.state_dict())
    answers = {"coloured": pictures, "of coloured": answer["out"], "auxiliary of coloured": answer["aux"]}
    save(folder / f"{name}-answers.safetensors", answers)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--width", type=int, default=64)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(1)
    height, width = (224, 208) if options.width == 64 else (33, 47)
    pictures = torch.rand(2, 3, height, width) - 0.5
    with torch.no_grad():
        classifier(options.folder, "resnet18", BasicBlock, [2, 2, 2, 2], options.width, pictures)
        classifier(options.folder, "resnet50", Bottleneck, [3, 4, 6, 3], options.width, pictures)
        segmenter(options.folder, "fcn_resnet50", options.width, pictures)


if __name__ == "__main__":
    main()
