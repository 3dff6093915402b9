"""The one expected failure. Everything that is not a `Refusal` is a bug.

Knows nothing of languages: a refusal carries the English sentence as its gettext message id and the values to fill in;
`core.wording` says it in the person's language.
"""

from __future__ import annotations


class Refusal(Exception):
    """An expected "no", shown to the person as one sentence and free of charge.

    ``sentence`` is a gettext message id marked with `core.wording.N_`, with ``str.format`` fields; ``values`` fills them.
    """

    def __init__(self, sentence: str, **values: object) -> None:
        super().__init__(sentence.format(**values))
        self.sentence = sentence
        self.values = values
