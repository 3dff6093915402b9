"""What people ask for: frozen intents, made by a face and handed to one use-case. They carry no platform objects."""

from __future__ import annotations

from dataclasses import dataclass

from core.generation.scene import DEFAULT_SECONDS, Shape
from core.people import Address, Member


@dataclass(frozen=True)
class Generate:
    """Make a clip from a prompt.

    ``seconds`` 3..12; ``seed`` 0..2³¹−1, or None to derive it from the prompt. ``origin`` identifies the message or click it
    came from: platforms may hand over the same one twice, and then it is the same job.
    """

    member: Member
    address: Address
    prompt: str
    shape: Shape = Shape.LANDSCAPE
    seconds: int = DEFAULT_SECONDS
    seed: int | None = None
    origin: str | None = None


@dataclass(frozen=True)
class Reroll:
    """Make the clip's scene once more with another seed. ``origin`` as in `Generate`."""

    member: Member
    address: Address
    clip_id: str
    origin: str | None = None


@dataclass(frozen=True)
class Remix:
    """Change a clip by a sentence ("make it snow"). ``origin`` as in `Generate`."""

    member: Member
    address: Address
    clip_id: str
    sentence: str
    origin: str | None = None


@dataclass(frozen=True)
class Continue:
    """Make what comes next: a clip that starts where another ends. ``sentence`` says what happens then ("she waves"); empty
    lets it go on as it was. ``origin`` as in `Generate`.
    """

    member: Member
    address: Address
    clip_id: str
    sentence: str = ""
    origin: str | None = None


@dataclass(frozen=True)
class Recast:
    """Let somebody else play the lead: ``lead`` in words ("a panda in a red coat"). ``origin`` as in `Generate`."""

    member: Member
    address: Address
    clip_id: str
    lead: str
    origin: str | None = None


@dataclass(frozen=True)
class MashUp:
    """Put the cast of clip ``clip_id`` into the place of clip ``place_id``. ``origin`` as in `Generate`."""

    member: Member
    address: Address
    clip_id: str
    place_id: str
    origin: str | None = None


@dataclass(frozen=True)
class AnswerDraft:
    """Say which entity an unclear remix means: the number of the choice, from 0."""

    member: Member
    address: Address
    draft_id: str
    choice: int
    origin: str | None = None


@dataclass(frozen=True)
class MakeDraft:
    """Have a drafted remix made."""

    member: Member
    address: Address
    draft_id: str
    origin: str | None = None


@dataclass(frozen=True)
class DropDraft:
    """Forget a drafted remix."""

    member: Member
    draft_id: str


@dataclass(frozen=True)
class LockClip:
    """Let others remix the member's clip, or not."""

    member: Member
    clip_id: str
    remixable: bool


@dataclass(frozen=True)
class SetConfirming:
    """Whether the member's remixes wait for a confirmation."""

    member: Member
    confirms: bool


@dataclass(frozen=True)
class SetTold:
    """Whether the member hears of remixes of their clips."""

    member: Member
    told: bool


@dataclass(frozen=True)
class Cancel:
    """Stop a job. Its author may, and a moderator of the place it will be posted to; ``job_id`` None means the
    member's newest job that is still under way, of those for ``within`` if that is given (so that a group does not hear of
    what was asked for in private). ``moderates`` is the place that the member moderates, if any.
    """

    member: Member
    job_id: str | None = None
    moderates: Address | None = None
    within: Address | None = None


@dataclass(frozen=True)
class DeleteClip:
    """Take a clip down. Its author may, and a moderator of the place it was posted to: ``moderates`` as in `Cancel`.

    ``message`` is the message whose button was pressed: it shows the clip even if its posting could not be confirmed.
    """

    member: Member
    clip_id: str
    moderates: Address | None = None
    message: str | None = None


@dataclass(frozen=True)
class ShowQueue:
    """Ask what is rendering and waiting, and where the member's own jobs stand: those for ``within``, if that is given."""

    member: Member
    within: Address | None = None
