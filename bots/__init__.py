"""The faces: thin translators between a platform and the core."""
