"""More encoder layers for a trained network, which change next to nothing until they learn something.

Training goes on deeper instead of beginning anew (Li et al. 2020, https://arxiv.org/abs/2010.03737). An
added layer is a copy of the one beneath whose two branches end in zeros (compare Net2Net, Chen et al. 2016,
https://arxiv.org/abs/1511.05641). A post-norm layer still normalises what it was given; its norms are fitted
to give it back, for the norm beneath has already made all positions much alike.
"""

import torch

LAYERS = "model.encoder.layers."
# Where a layer's branches end.
ENDS = ("self_attn.out_proj.", "fc2.")
NORMS = ("self_attn_layer_norm.", "final_layer_norm.")


def origins(old, new):
    """For each of the new layers the old one that it is, or copies; copies are spread evenly, none is the last."""
    if not old <= new < 2 * old:
        raise ValueError(f"{new} encoder layers from {old}: at least as many are possible, and less than twice as many")
    return [layer * old // new for layer in range(new)]


def norm_that_restores(hidden):
    """Weight and bias `[width]` with which a layer norm best gives back its input `[positions, width]`, by least squares."""
    normal = torch.nn.functional.layer_norm(hidden, hidden.shape[1:])
    weight = ((normal - normal.mean(0)) * hidden).mean(0) / normal.var(0, unbiased=False)
    return {"weight": weight, "bias": hidden.mean(0) - weight * normal.mean(0)}


@torch.no_grad()
def layer_outputs(model, sources):
    """What each encoder layer makes of some sources (lists of ids): one `[positions, width]` a layer."""
    outputs = [model.model.encoder(input_ids=torch.tensor([source]), output_hidden_states=True).hidden_states[1:]
               for source in sources]
    return [torch.cat(layer, 1)[0] for layer in zip(*outputs)]


def deepened(model, layers, sources):
    """The model's weights for as many encoder layers; the sources are a sample to fit the norms to."""
    if layers == model.config.encoder_layers:
        return model.state_dict()
    places = origins(model.config.encoder_layers, layers)
    norms = [norm_that_restores(hidden) for hidden in layer_outputs(model.eval(), sources)]
    weights = {name: weight for name, weight in model.state_dict().items() if not name.startswith(LAYERS)}
    for place, origin in enumerate(places):
        added = place > 0 and places[place - 1] == origin
        for name, weight in model.model.encoder.layers[origin].state_dict().items():
            weights[f"{LAYERS}{place}.{name}"] = at_start(name, weight, norms[origin]) if added else weight
    return weights


def at_start(name, weight, norm):
    """A weight of an added layer."""
    if name.startswith(ENDS):
        return torch.zeros_like(weight)
    return norm[name.rpartition(".")[2]] if name.startswith(NORMS) else weight
