"""Figures that move: people, animals, mascots. Each draws itself in its own coordinates from a `Pose`."""
