"""The animatic engine: draws a Scene as a layered, animated, sounding cartoon on the CPU, without model weights.

A *set* builds a `Stage` of layers and anchors, *casting* puts a figure on an anchor for every entity, the *compositor* draws the
layers through the camera, and *sound* makes the track. Everything random is seeded by name (`scene.seed_for`).
"""
