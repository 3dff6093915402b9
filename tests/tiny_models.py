"""Random-weight models of a few hundred kilobytes, built offline from their configs and saved as the real ones are.

They draw noise, but they run through every line that loads and runs the real ones.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from core.generation.diffusion import film as films
from core.generation.diffusion.engine import DiffusionEngine, open_engine
from core.generation.diffusion.profiles import profile_for
from core.generation.diffusion.speed import Plan, Switches
from core.generation.diffusion.takes import Step, Take
from core.generation.engine import Parent, Progress, RenderedClip, RenderRequest, Stopped
from core.generation.prompt import parse
from core.generation.scene import Scene, Shape

os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1", HF_HUB_DISABLE_TELEMETRY="1")

PROFILE = """
title = "tiny"
vram_gb = 0
disk_gb = 0
steps = {steps}
guidance = {guidance}
flow_shift = 3.0
fps = {fps}
frames = {frames}
sizes = {{ landscape = [96, 64], portrait = [64, 96], square = [64, 64] }}
dtype = "float32"
words = 48
{more}
"""


def profile_beside(
    folder: Path, *, steps: int = 2, guidance: float = 5.0, fps: int = 4, frames: int = 17, more: str = ""
) -> None:
    """Write the riffreel.toml that makes a tiny model's clips tiny too."""
    text = PROFILE.format(steps=steps, guidance=guidance, fps=fps, frames=frames, more=more)
    (folder / "riffreel.toml").write_text(text)


def seeded() -> Any:
    """torch, on one thread and with the seed that every tiny model starts from."""
    import torch

    torch.set_num_threads(1)
    torch.manual_seed(0)
    return torch


def tokenizer(length: int = 512, *, bert: bool = False) -> Any:
    """Reads bytes: 260 ids, no unknown text. With ``bert`` it frames texts as BERT does."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    special = ["<pad>", "</s>", "<unk>", "<bos>"]
    vocabulary = {text: number for number, text in enumerate(special + sorted(pre_tokenizers.ByteLevel.alphabet()))}
    reader = Tokenizer(models.BPE(vocab=vocabulary, merges=[], unk_token="<unk>"))
    reader.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    reader.decoder = decoders.ByteLevel()
    frame = "<bos> $A </s>" if bert else "$A </s>"
    tokens = [("</s>", 1), ("<bos>", 3)] if bert else [("</s>", 1)]
    reader.post_processor = processors.TemplateProcessing(single=frame, special_tokens=tokens)
    return PreTrainedTokenizerFast(
        tokenizer_object=reader,
        pad_token="<pad>",
        eos_token="</s>",
        unk_token="<unk>",
        bos_token="<bos>",
        model_max_length=length,
    )


_TRANSFORMER = {
    "patch_size": (1, 2, 2),
    "num_attention_heads": 2,
    "attention_head_dim": 12,
    "in_channels": 16,
    "out_channels": 16,
    "text_dim": 32,
    "freq_dim": 32,
    "ffn_dim": 32,
    "num_layers": 2,
    "cross_attn_norm": True,
    "qk_norm": "rms_norm_across_heads",
    "rope_max_seq_len": 64,
}
_VAE = {
    "base_dim": 4,
    "z_dim": 16,
    "dim_mult": [1, 1, 1, 1],
    "num_res_blocks": 1,
    "temperal_downsample": [False, True, True],
}


def _wan_parts(vae: dict[str, Any]) -> dict[str, Any]:
    from diffusers import AutoencoderKLWan, UniPCMultistepScheduler
    from transformers import UMT5Config, UMT5EncoderModel

    reader = tokenizer()
    text = UMT5Config(vocab_size=len(reader), d_model=32, d_kv=8, d_ff=64, num_layers=2, num_heads=4)
    scheduler = UniPCMultistepScheduler(
        prediction_type="flow_prediction", use_flow_sigmas=True, num_train_timesteps=1000, flow_shift=3.0
    )
    return {
        "tokenizer": reader,
        "text_encoder": UMT5EncoderModel(text).eval(),
        "vae": AutoencoderKLWan(**vae).eval(),
        "scheduler": scheduler,
    }


def save_wan(folder: Path, **profile: Any) -> Path:
    """Wan 2.1, words to film."""
    from diffusers import WanPipeline, WanTransformer3DModel

    seeded()
    WanPipeline(transformer=WanTransformer3DModel(**_TRANSFORMER).eval(), **_wan_parts(_VAE)).save_pretrained(folder)
    profile_beside(folder, **profile)
    return folder


def save_wan_from_picture(folder: Path, **profile: Any) -> Path:
    """Wan 2.2 5B's kind, whose film may begin with a picture: 48 channels, a patched residual VAE, a time for every patch."""
    from diffusers import WanPipeline, WanTransformer3DModel

    seeded()
    channels = {"in_channels": 48, "out_channels": 48}
    normal = {"latents_mean": [0.0] * 48, "latents_std": [1.0] * 48}
    vae = _VAE | normal | {"z_dim": 48, "decoder_base_dim": 4, "is_residual": True, "patch_size": 2}
    vae |= {"in_channels": 12, "out_channels": 12, "scale_factor_spatial": 16, "scale_factor_temporal": 4}
    transformer = WanTransformer3DModel(**(_TRANSFORMER | channels)).eval()
    WanPipeline(transformer=transformer, expand_timesteps=True, **_wan_parts(vae)).save_pretrained(folder)
    profile_beside(folder, **profile)
    return folder


def save_vace(folder: Path, **profile: Any) -> Path:
    from diffusers import WanVACEPipeline, WanVACETransformer3DModel

    seeded()
    transformer = WanVACETransformer3DModel(**_TRANSFORMER, vace_layers=[0, 1], vace_in_channels=96).eval()
    WanVACEPipeline(transformer=transformer, **_wan_parts(_VAE)).save_pretrained(folder)
    profile_beside(folder, **profile)
    return folder


def save_lora(folder: Path, name: str = "fast.safetensors") -> str:
    """A LoRA for the tiny Wan's attention, as diffusers saves one."""
    from safetensors.torch import save_file

    torch = seeded()
    width = _TRANSFORMER["num_attention_heads"] * _TRANSFORMER["attention_head_dim"]  # type: ignore[operator]
    weights = {}
    for block in range(2):
        for part in ("to_q", "to_k", "to_v"):
            stem = f"transformer.blocks.{block}.attn1.{part}.lora"
            weights[f"{stem}_A.weight"] = torch.randn(4, width)
            weights[f"{stem}_B.weight"] = torch.randn(width, 4)
    save_file(weights, folder / name)
    return name


def save_ltx2(folder: Path, **profile: Any) -> Path:
    from diffusers import (
        AutoencoderKLLTX2Audio,
        AutoencoderKLLTX2Video,
        FlowMatchEulerDiscreteScheduler,
        LTX2Pipeline,
        LTX2VideoTransformer3DModel,
    )
    from diffusers.pipelines.ltx2 import LTX2TextConnectors
    from diffusers.pipelines.ltx2.vocoder import LTX2Vocoder
    from transformers import Gemma3Config, Gemma3ForConditionalGeneration

    seeded()
    width, layers = 32, 2
    text = {
        **{"vocab_size": 300, "hidden_size": width, "intermediate_size": 64, "num_hidden_layers": layers},
        **{"num_attention_heads": 2, "num_key_value_heads": 1, "head_dim": 16, "max_position_embeddings": 1024},
        **{"sliding_window": 64, "layer_types": ["sliding_attention", "full_attention"]},
    }
    vision = {
        **{"hidden_size": 16, "intermediate_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2},
        **{"image_size": 28, "patch_size": 14},
    }
    marks = {"mm_tokens_per_image": 1, "image_token_index": 299, "boi_token_index": 298, "eoi_token_index": 297}
    connector = {
        **{f"{kind}_connector_num_attention_heads": 4 for kind in ("video", "audio")},
        **{f"{kind}_connector_attention_head_dim": 8 for kind in ("video", "audio")},
        **{f"{kind}_connector_num_layers": 1 for kind in ("video", "audio")},
        **{f"{kind}_connector_num_learnable_registers": None for kind in ("video", "audio")},
    }
    audio = AutoencoderKLLTX2Audio(
        **{"base_channels": 4, "output_channels": 2, "ch_mult": (1,), "num_res_blocks": 1, "attn_resolutions": None},
        **{"in_channels": 2, "resolution": 32, "latent_channels": 2, "norm_type": "pixel", "causality_axis": "height"},
        **{"dropout": 0.0, "mid_block_add_attention": False, "sample_rate": 16_000, "mel_hop_length": 160},
        **{"is_causal": True, "mel_bins": 8},
    )
    LTX2Pipeline(
        scheduler=FlowMatchEulerDiscreteScheduler(),
        tokenizer=tokenizer(1024),
        text_encoder=Gemma3ForConditionalGeneration(
            Gemma3Config(text_config=text, vision_config=vision, **marks)
        ).eval(),
        transformer=LTX2VideoTransformer3DModel(
            **{"in_channels": 4, "out_channels": 4, "patch_size": 1, "patch_size_t": 1, "num_attention_heads": 2},
            **{"attention_head_dim": 8, "cross_attention_dim": 16, "audio_in_channels": 4, "audio_out_channels": 4},
            **{"audio_num_attention_heads": 2, "audio_attention_head_dim": 4, "audio_cross_attention_dim": 8},
            **{"num_layers": 2, "qk_norm": "rms_norm_across_heads", "caption_channels": width},
            **{"rope_double_precision": False, "rope_type": "split"},
        ).eval(),
        connectors=LTX2TextConnectors(
            **connector,
            **{"caption_channels": width, "text_proj_in_factor": layers + 1, "connector_rope_base_seq_len": 32},
            **{"rope_theta": 10_000.0, "rope_double_precision": False, "causal_temporal_positioning": False},
            rope_type="split",
        ).eval(),
        vae=AutoencoderKLLTX2Video(
            **{"in_channels": 3, "out_channels": 3, "latent_channels": 4, "block_out_channels": (8,)},
            **{"decoder_block_out_channels": (8,), "layers_per_block": (1,), "decoder_layers_per_block": (1, 1)},
            **{"spatio_temporal_scaling": (True,), "decoder_spatio_temporal_scaling": (True,)},
            **{"decoder_inject_noise": (False, False), "downsample_type": ("spatial",), "upsample_residual": (False,)},
            **{"upsample_factor": (1,), "timestep_conditioning": False, "patch_size": 4, "patch_size_t": 1},
            **{"encoder_causal": True, "decoder_causal": False},
        ).eval(),
        audio_vae=audio.eval(),
        vocoder=LTX2Vocoder(
            **{"in_channels": audio.config.output_channels * audio.config.mel_bins, "hidden_channels": 32},
            **{"out_channels": 2, "upsample_kernel_sizes": [8, 8, 4, 4], "upsample_factors": [5, 4, 4, 2]},
            **{"resnet_kernel_sizes": [3], "resnet_dilations": [[1, 3, 5]], "leaky_relu_negative_slope": 0.1},
            output_sampling_rate=16_000,
        ).eval(),
    ).save_pretrained(folder)
    profile_beside(folder, **({"frames": 17} | profile))
    return folder


def save_finder(folder: Path) -> Path:
    """Grounding DINO, and SAM 2 below it."""
    from transformers import (
        GroundingDinoConfig,
        GroundingDinoForObjectDetection,
        GroundingDinoImageProcessorPil,
        GroundingDinoProcessor,
        Sam2VideoConfig,
        Sam2VideoModel,
    )

    seeded()
    words = {
        **{"model_type": "bert", "vocab_size": 300, "hidden_size": 16, "num_hidden_layers": 1},
        **{"num_attention_heads": 2, "intermediate_size": 16, "max_position_embeddings": 64},
    }
    sight = {
        **{"model_type": "swin", "image_size": 32, "embed_dim": 8, "depths": [1, 1, 1, 1], "num_heads": [1, 1, 1, 1]},
        **{"window_size": 2, "out_features": ["stage2", "stage3", "stage4"]},
    }
    config = GroundingDinoConfig(
        text_config=words,
        backbone_config=sight,
        **{"d_model": 32, "num_queries": 20, "encoder_layers": 1, "decoder_layers": 2},
        **{"encoder_attention_heads": 2, "decoder_attention_heads": 2, "encoder_ffn_dim": 16, "decoder_ffn_dim": 16},
        **{"encoder_n_points": 2, "decoder_n_points": 2, "max_text_len": 32},
    )
    GroundingDinoForObjectDetection(config).save_pretrained(folder)
    images = GroundingDinoImageProcessorPil(size={"shortest_edge": 128, "longest_edge": 256})
    GroundingDinoProcessor(images, tokenizer(64, bert=True)).save_pretrained(folder)
    side = 128
    sight2 = {
        "backbone_config": {
            **{"model_type": "sam2_hiera_det_model", "hidden_size": 8, "image_size": [side, side]},
            **{"blocks_per_stage": [1, 1, 2, 1], "embed_dim_per_stage": [8, 16, 32, 64]},
            **{"num_attention_heads_per_stage": [1, 1, 1, 1], "window_size_per_stage": [8, 4, 4, 4]},
            **{"global_attention_blocks": [3], "window_positional_embedding_background_size": [4, 4]},
        },
        **{"backbone_channel_list": [64, 32, 16, 8], "fpn_hidden_size": 128},
        "backbone_feature_sizes": [[side // 4] * 2, [side // 8] * 2, [side // 16] * 2],
    }
    tracker = Sam2VideoConfig(
        vision_config=sight2,
        prompt_encoder_config={"hidden_size": 128, "image_size": side, "mask_input_channels": 4},
        mask_decoder_config={
            **{"hidden_size": 128, "mlp_dim": 32, "num_attention_heads": 2, "iou_head_hidden_dim": 16},
        },
        image_size=side,
        num_maskmem=3,
        **{
            "memory_attention_hidden_size": 128,
            "memory_attention_num_layers": 1,
            "memory_attention_num_attention_heads": 1,
        },
        **{"memory_attention_feed_forward_hidden_size": 128, "memory_encoder_hidden_size": 128},
        **{"memory_encoder_output_channels": 64, "mask_downsampler_embed_dim": 128, "memory_fuser_embed_dim": 128},
        **{"memory_fuser_intermediate_dim": 128, "memory_fuser_num_layers": 1},
        memory_attention_rope_feat_sizes=[side // 16, side // 16],
    )
    Sam2VideoModel(tracker).save_pretrained(folder / "tracker")
    return folder


def save_writer(folder: Path) -> Path:
    """A language model that writes nonsense."""
    from transformers import LlamaConfig, LlamaForCausalLM

    seeded()
    reader = tokenizer(2048)
    size = {"hidden_size": 16, "intermediate_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2}
    LlamaForCausalLM(LlamaConfig(vocab_size=len(reader), **size)).save_pretrained(folder)
    reader.save_pretrained(folder)
    return folder


@pytest.fixture(scope="session")
def tiny_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of models: "wan" and "ti2v" with "vace" as their companion, "vace", "ltx2", "finder" and "writer"."""
    home = tmp_path_factory.mktemp("models")
    save_wan(home / "wan", more='companion = "vace"')
    save_wan_from_picture(home / "ti2v", more='companion = "vace"')
    save_vace(home / "vace")
    save_ltx2(home / "ltx2")
    save_finder(home / "finder")
    save_writer(home / "writer")
    return home


def rgb(frames: int = 9, width: int = 64, height: int = 64, seed: int = 0) -> np.ndarray:
    """A film in which nothing is like its neighbour, so that a byte out of place shows."""
    return np.random.default_rng(seed).integers(0, 255, (frames, height, width, 3), dtype=np.uint8)


def take(**said: Any) -> Take:
    usual: dict[str, Any] = {"prompt": "a red fox", "negative": "blurry", "width": 64, "height": 64, "frames": 9}
    usual |= {"fps": 4, "steps": 2, "guidance": 5.0, "seed": 7}
    return Take(**(usual | said))


def loaded(family: Any, folder: Path, plan: Plan | None = None, switches: Switches | None = None) -> Any:
    """A model through its family's own loader."""
    profile, where = profile_for(str(folder), folder.parent)
    return family.load(where, profile, plan or Plan("cpu"), switches)


def quiet(step: Step) -> None:
    """Wants to know nothing."""


# Whole renders

PROMPT = "a red fox runs through Tokyo at night"


def scene(prompt: str = PROMPT, **said: Any) -> Scene:
    return parse(prompt, seconds=3, seed=5).model_copy(update={"shape": Shape.SQUARE} | said)


def engine_for(folder: Path) -> DiffusionEngine:
    opened = open_engine("wan", str(folder), folder.parent)
    assert opened is not None
    return opened


def together(
    engine: DiffusionEngine, requests: Sequence[RenderRequest], progresses: Sequence[Progress]
) -> list[RenderedClip | Stopped]:
    """Drawn in one go, and then finished one after the other."""
    return [one if isinstance(one, Stopped) else one() for one in engine.draw(requests, progresses)]


@pytest.fixture
def request_for(tmp_path: Path) -> Any:
    made: list[Path] = []

    def make(shown: Scene, **said: Any) -> RenderRequest:
        made.append(tmp_path / f"render-{len(made)}")
        made[-1].mkdir()
        return RenderRequest(shown, made[-1], **said)

    return make


class Told:
    """Remembers the progress it is told; wants nothing more once ``until`` is over."""

    def __init__(self, until: float = 2.0) -> None:
        self.shares: list[float] = []
        self.phases: list[str] = []
        self._until = until

    def __call__(self, share: float, phase: str) -> None:
        self.shares.append(share)
        self.phases.append(phase)
        if share >= self._until:
            raise Stopped


def drawn(clip: RenderedClip) -> np.ndarray:
    return films.read_film(clip.video)[0]


@pytest.fixture(scope="session")
def dark_parent(tmp_path_factory: pytest.TempPathFactory) -> Parent:
    """A clip as nothing with random weights would make it: dark, and smoothly brighter to the right."""
    video = tmp_path_factory.mktemp("parent") / "clip.mp4"
    slope = np.linspace(0, 60, 64).astype(np.uint8)
    films.write_film(video, np.broadcast_to(slope[None, None, :, None], (12, 64, 64, 3)), 4, None)
    return Parent(video, scene())


def with_masks(parent: Parent, folder: Path, entity: str = "fox-1") -> Parent:
    """The parent as if the animatic engine had made it: the fox in the middle."""
    mask = np.zeros((64, 64), np.uint8)
    mask[24:40, 24:40] = 255
    (folder / entity).mkdir(parents=True)
    Image.fromarray(mask).save(folder / entity / "00000.png")
    return Parent(parent.video, parent.scene, folder)


def recoloured(before: Scene, colour: str = "blue") -> Scene:
    shot = before.shots[0]
    cast = tuple(e.model_copy(update={"colour": colour}) for e in shot.entities)
    return before.model_copy(update={"shots": (shot.model_copy(update={"entities": cast}),)})
