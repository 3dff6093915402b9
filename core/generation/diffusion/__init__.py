"""The engine for GPUs: Wan, VACE and LTX-2 through diffusers.

A model family is one file (`wan`, `vace`, `ltx2`), a model is one entry in ``profiles.toml``. Torch is imported by those files when a
model is loaded, and by nothing else: bots and workers import this package without it.
"""
