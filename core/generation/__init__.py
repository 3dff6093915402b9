"""From a prompt to a Scene, and from a Scene to a clip."""
