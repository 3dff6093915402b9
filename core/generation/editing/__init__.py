"""Words against a Scene: what a sentence asks to change, the change itself, and the change told back in words.

`core.generation.edit` is the door; the modules here each do one step of it.
"""
