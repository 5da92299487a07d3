"""The network: Transformers' own Marian model, so that what is trained is what is exported."""

import torch
from transformers import MarianConfig, MarianMTModel

from vocabulary import EOS_ID, PAD


# What a residual branch adds to its stream is made by these.
BRANCH_WEIGHTS = ("v_proj.weight", "out_proj.weight", "fc1.weight", "fc2.weight")


def build_model(vocabulary, model_options):
    config = MarianConfig(
        vocab_size=len(vocabulary), d_model=model_options["d_model"],
        encoder_layers=model_options["encoder_layers"], decoder_layers=model_options["decoder_layers"],
        encoder_attention_heads=model_options["heads"], decoder_attention_heads=model_options["heads"],
        encoder_ffn_dim=model_options["encoder_ffn"], decoder_ffn_dim=model_options["decoder_ffn"],
        activation_function=model_options["activation"], dropout=0.0,
        attention_dropout=0.0, activation_dropout=0.0,
        max_position_embeddings=model_options["max_positions"], scale_embedding=True,
        static_position_embeddings=True, share_encoder_decoder_embeddings=True,
        tie_word_embeddings=True, init_std=model_options["d_model"] ** -0.5,
        pad_token_id=vocabulary[PAD], decoder_start_token_id=vocabulary[PAD],
        eos_token_id=EOS_ID, bos_token_id=EOS_ID, forced_eos_token_id=EOS_ID, use_cache=True)
    config._attn_implementation = model_options["attention"]
    model = MarianMTModel(config)
    for name, weight in model.named_parameters():
        # Embeddings want unit variance after scaling; linear layers the usual Glorot range.
        if weight.dim() == 2 and "embed" not in name and "shared" not in name:
            torch.nn.init.xavier_uniform_(weight)
            # Post-norm layers whose branches start at full strength average the positions of a
            # sentence away within a few hundred steps, and never recover.
            if name.endswith(BRANCH_WEIGHTS):
                weight.data.mul_(model_options["branch_gain"])
    return model
