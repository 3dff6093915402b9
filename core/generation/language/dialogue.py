"""Who speaks the quoted words: the subject of a verb of speech nearby, the name before a colon, or the only one there."""

from __future__ import annotations

from core.generation.language.entities import Draft
from core.generation.language.slots import ShotDraft
from core.generation.language.units import Unit

SPEECH = frozenset({"talk", "sing", "laugh", "cry", "roar"})
_WRITTEN_ON = frozenset({"sign", "book", "letter", "newspaper", "screen", "t_shirt", "flag", "box"})


class Dialogue:
    """Collects the quoted words of one shot; those whose speaker is not known yet wait in ``pending``."""

    def __init__(self, shot: ShotDraft) -> None:
        self.shot = shot
        self.pending: list[str] = []
        self.announced: Draft | None = None  # "The robot:"

    def quote(self, unit: Unit, speaker: Draft | None) -> None:
        """Quoted words; ``speaker`` is the subject of a verb of speech in the same clause, if there is one."""
        speaker, self.announced = self.announced or speaker, None
        if not unit.value:
            return
        if speaker is None:
            self.pending.append(unit.value)
        elif speaker.concept in _WRITTEN_ON:
            self.shot.unresolved.append(unit)  # written words: nobody says them
        else:
            self.give(speaker)
            self._say(speaker, unit.value)

    def give(self, speaker: Draft | None) -> None:
        """Let this one say everything that waits; None is a narrator."""
        for text in self.pending:
            self._say(speaker, text)
        self.pending = []

    def finish(self) -> None:
        """Give what still waits to the only one who could speak, else to a narrator."""
        agents = [draft for draft in self.shot.entities if draft.is_agent]
        self.give(agents[0] if len(agents) == 1 and agents[0].count == 1 else None)

    def speaks(self, draft: Draft) -> bool:
        """Whether it has spoken."""
        return any(speaker is draft for speaker, _ in self.shot.dialogue)

    def _say(self, speaker: Draft | None, text: str) -> None:
        self.shot.dialogue.append((speaker, text))
        if speaker is not None:
            speaker.action = speaker.action or "talk"
