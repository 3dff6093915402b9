"""The track of a clip: ambience, weather, foley, a music bed and spoken lines, mixed to a level."""
