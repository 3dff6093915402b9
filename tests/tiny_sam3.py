"""A random-weight SAM 3, built offline from its configs and saved as the real one is."""

from __future__ import annotations

from pathlib import Path

from tiny_models import seeded, tokenizer


def save_sam3(folder: Path) -> Path:
    """SAM 3 for films, sure enough of anything to follow it."""
    from transformers import Sam3VideoConfig, Sam3VideoModel

    seeded()
    side, width = 112, 128
    sight = {
        "model_type": "sam3_vision_model",
        "backbone_config": {
            **{"model_type": "sam3_vit_model", "hidden_size": 32, "intermediate_size": 32, "num_hidden_layers": 2},
            **{"num_attention_heads": 2, "image_size": side, "patch_size": 14, "window_size": 4},
            **{"global_attn_indexes": [1], "pretrain_image_size": 56},
        },
        "fpn_hidden_size": width,
        "backbone_feature_sizes": [[side // 14 * times] * 2 for times in (4, 2, 1)],
    }
    words = {
        **{"model_type": "clip_text_model", "vocab_size": 300, "hidden_size": 32, "intermediate_size": 32},
        **{"projection_dim": 32, "num_hidden_layers": 1, "num_attention_heads": 2, "max_position_embeddings": 32},
        **{"pad_token_id": 0, "eos_token_id": 1, "bos_token_id": 3},
    }
    part = {"hidden_size": width, "num_attention_heads": 2}
    deep = part | {"num_layers": 1, "intermediate_size": 32}
    detector = {
        **{"model_type": "sam3", "vision_config": sight, "text_config": words, "geometry_encoder_config": deep},
        **{"detr_encoder_config": deep, "detr_decoder_config": deep | {"num_queries": 2}, "mask_decoder_config": part},
    }
    tracker = {
        **{"model_type": "sam3_tracker_video", "image_size": side, "vision_config": sight, "num_maskmem": 3},
        "prompt_encoder_config": {"hidden_size": width, "image_size": side, "mask_input_channels": 4},
        "mask_decoder_config": part | {"mlp_dim": 32, "iou_head_hidden_dim": 16},
        **{"memory_attention_hidden_size": width, "memory_attention_num_layers": 1},
        **{"memory_attention_feed_forward_hidden_size": 32, "memory_attention_rope_feat_sizes": [side // 14] * 2},
        **{"memory_encoder_hidden_size": width, "memory_encoder_output_channels": 64, "memory_fuser_num_layers": 1},
        **{"mask_downsampler_embed_dim": width, "memory_fuser_embed_dim": width, "memory_fuser_intermediate_dim": 32},
    }
    sure = {"score_threshold_detection": 0.01, "new_det_thresh": 0.01, "max_num_objects": 4}
    config = Sam3VideoConfig(detector_config=detector, tracker_config=tracker, low_res_mask_size=32, **sure)
    Sam3VideoModel(config).save_pretrained(folder)
    tokenizer(32).save_pretrained(folder)
    return folder
