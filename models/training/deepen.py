"""More layers for a trained network, in its encoder or its decoder, which change next to nothing until they learn something.

Training goes on deeper instead of beginning anew (Li et al. 2020, https://arxiv.org/abs/2010.03737). An
added layer is a copy of the one beneath whose branches end in zeros (compare Net2Net, Chen et al. 2016,
https://arxiv.org/abs/1511.05641). A post-norm layer still normalises what it was given; its norms are fitted
to give it back, for the norm beneath has already made all positions much alike.
"""

from typing import NamedTuple

import torch

# Where a layer's branches end.
ENDS = ("self_attn.out_proj.", "encoder_attn.out_proj.", "fc2.")
NORMS = ("self_attn_layer_norm.", "encoder_attn_layer_norm.", "final_layer_norm.")


class Sample(NamedTuple):
    """A pair that norms are fitted to: the ids of its source and the decoder's input for its target, each `[1, length]`."""

    source: torch.Tensor
    decoder: torch.Tensor


def origins(old, new):
    """For each of the new layers the old one that it is, or copies; copies are spread evenly, and none is the last."""
    if not old <= new < 2 * old:
        raise ValueError(f"{new} layers from {old}: at least as many are possible, and less than twice as many")
    return [layer * old // new for layer in range(new)]


def origins_from_last(old, new):
    """The same with the copies as far up as they can be: the last layer is the first that is copied."""
    return [old - 1 - origin for origin in reversed(origins(old, new))]


def norm_that_restores(hidden):
    """Weight and bias `[width]` with which a layer norm best gives back its input `[positions, width]`, by least squares."""
    normal = torch.nn.functional.layer_norm(hidden, hidden.shape[1:])
    weight = ((normal - normal.mean(0)) * hidden).mean(0) / normal.var(0, unbiased=False)
    return {"weight": weight, "bias": hidden.mean(0) - weight * normal.mean(0)}


@torch.no_grad()
def layer_outputs(model, samples):
    """What each layer makes of the samples, by stack: one `[positions, width]` a layer of the encoder and of the decoder."""
    outputs = [model.model(input_ids=sample.source, decoder_input_ids=sample.decoder, output_hidden_states=True,
                           use_cache=False) for sample in samples]
    return {stack: [torch.cat(layer, 1)[0] for layer in zip(*(output[states][1:] for output in outputs))]
            for stack, states in (("encoder", "encoder_hidden_states"), ("decoder", "decoder_hidden_states"))}


def deepened(model, encoder_layers, decoder_layers, samples):
    """The model's weights for as many layers; the samples are for the norms to be fitted to."""
    if (encoder_layers, decoder_layers) == (model.config.encoder_layers, model.config.decoder_layers):
        return model.state_dict()
    outputs = layer_outputs(model.eval(), samples)
    weights = {name: weight for name, weight in model.state_dict().items() if ".layers." not in name}
    # Measured: each stack is disturbed least where its copies are so.
    encoder = origins(model.config.encoder_layers, encoder_layers)
    decoder = origins_from_last(model.config.decoder_layers, decoder_layers)
    for stack, places in (("encoder", encoder), ("decoder", decoder)):
        weights |= deepened_stack(getattr(model.model, stack).layers, places, outputs[stack], f"model.{stack}.layers.")
    return weights


def deepened_stack(old, places, outputs, prefix):
    """The weights of layers each of which is an old one, or copies the one beneath, by name."""
    norms = [norm_that_restores(hidden) for hidden in outputs]
    weights = {}
    for place, origin in enumerate(places):
        added = place > 0 and places[place - 1] == origin
        for name, weight in old[origin].state_dict().items():
            weights[f"{prefix}{place}.{name}"] = at_start(name, weight, norms[origin]) if added else weight
    return weights


def at_start(name, weight, norm):
    """A weight of an added layer."""
    if name.startswith(ENDS):
        return torch.zeros_like(weight)
    return norm[name.rpartition(".")[2]] if name.startswith(NORMS) else weight
