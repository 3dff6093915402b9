"""What a style does to finished frames: lines, flat inks, brush strokes, cells, film. Each look is made once for a shot.

A look is made from a typical frame of its shot, from which it takes palette and tones, and is then called with each frame's
pixels, which it changes in place. It knows no scene, set or figure.
"""
