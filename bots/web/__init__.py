"""The Web face."""
