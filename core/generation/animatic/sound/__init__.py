"""The track of a clip: ambience, weather, foley, a music bed and spoken lines, mixed to a level.

`speech.plan` speaks the dialogue, `speech.envelope` is what a drawn mouth follows, and `mix.soundtrack` gives the finished samples.
Every other module makes one kind of sound and knows nothing of the rest.
"""
