"""The network: Transformers' own Marian model, so that what is trained is what is exported."""

import torch
from transformers import MarianConfig, MarianMTModel

from common import EOS_ID, PAD


def build_model(vocabulary, model):
    config = MarianConfig(
        vocab_size=len(vocabulary), d_model=model["d_model"],
        encoder_layers=model["encoder_layers"], decoder_layers=model["decoder_layers"],
        encoder_attention_heads=model["heads"], decoder_attention_heads=model["heads"],
        encoder_ffn_dim=model["ffn"], decoder_ffn_dim=model["ffn"],
        activation_function=model["activation"], dropout=model["dropout"],
        attention_dropout=0.0, activation_dropout=0.0,
        max_position_embeddings=model["max_positions"], scale_embedding=True,
        static_position_embeddings=True, share_encoder_decoder_embeddings=True,
        tie_word_embeddings=True, init_std=model["d_model"] ** -0.5,
        pad_token_id=vocabulary[PAD], decoder_start_token_id=vocabulary[PAD],
        eos_token_id=EOS_ID, bos_token_id=EOS_ID, forced_eos_token_id=EOS_ID, use_cache=True)
    config._attn_implementation = model["attention"]
    model = MarianMTModel(config)
    for name, weight in model.named_parameters():
        # Embeddings want unit variance after scaling; linear layers the usual Glorot range.
        if weight.dim() == 2 and "embed" not in name and "shared" not in name:
            torch.nn.init.xavier_uniform_(weight)
    return model
