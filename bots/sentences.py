"""What Riffreel says about events, in the reader's language and without markup: each face adds its own.

Knows no platform. People's own words (prompts, names) are passed through as they are; the face escapes them.
"""

from __future__ import annotations

from core.actions import Verb
from core.events import ClipReady, ClipsInspired, JobFailed, JobProgressed, JobQueued, JobRefused, PostFailed
from core.generation.lexicon.nearest import suggestion
from core.generation.remix import Draft
from core.generation.service import QueueView
from core.wording import N_, Say

PHASES = {
    "starting": N_("setting up"),
    "again": N_("had to start over"),
    "sound": N_("composing the sound"),
    "drawing": N_("drawing"),
    "encoding": N_("finishing"),
}
APOLOGY = N_("Sorry, something broke on my side. Please try again in a moment. (Reference {reference})")
NO_WORKER = N_(
    "Nothing is being made right now, because no worker is running. Your clips stay in line; whoever runs this studio has to start one."
)
LANGUAGES = N_("I read English and German.")
BAR_CELLS = 10
NAMES = 3
"""Names in a list of people, before "and 2 more"."""
QUEUE_PROMPT = 80
"""Characters of a prompt in the queue."""
UNRESOLVED_WORD = 30
UNRESOLVED_WORDS = 8
"""Characters of a word that could not be drawn, and how many such words are repeated."""


def shortened(text: str, limit: int) -> str:
    """The text in one line of at most ``limit`` characters, cut between words if it can be, and then with an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    head, space, _ = line[:limit].rpartition(" ")
    # A last word that is longer than half the line would take too much with it.
    return (head if space and len(head) > limit // 2 else line[: limit - 1]).rstrip(" ,;:.") + "…"


def duration(seconds: int, say: Say) -> str:
    """A rough time for people."""
    if seconds < 60:
        return say(N_("{seconds} s"), seconds=seconds)
    return say(N_("{minutes} min"), minutes=round(seconds / 60))


def wait(seconds: int | None, say: Say) -> str:
    """The expected time to the clip, empty if unknown."""
    return "" if seconds is None else say(N_("ready in about {time}"), time=duration(seconds, say))


def place(position: int, wait_seconds: int | None, say: Say) -> str:
    """Where a job stands, in one line."""
    if position == 0:
        head = say(N_("being made now"))
    elif position == 1:
        head = say(N_("next in line"))
    else:
        head = say(N_("number {position} in line"), position=position)
    tail = wait(wait_seconds, say)
    return f"{head} · {tail}" if tail else head


def unresolved(words: tuple[str, ...], say: Say, blank: bool = False) -> str:
    """What could not be drawn, empty if nothing. ``blank``: that was all of it, so perhaps the language is the reason."""
    if not words:
        return ""
    named = ", ".join(_perhaps(word, say) for word in words[:UNRESOLVED_WORDS])
    rest = len(words) - UNRESOLVED_WORDS
    if rest > 0:
        named += " " + say(N_("and {count} more"), count=rest)
    sentence = say(N_("Couldn't draw: {words}"), words=named)
    return f"{sentence} · {say(LANGUAGES)}" if blank else sentence


def _perhaps(word: str, say: Say) -> str:
    """A word that could not be drawn, and what it may have been meant for."""
    shown, near = shortened(word, UNRESOLVED_WORD), suggestion(word)
    return say(N_("{word} (did you mean “{near}”?)"), word=shown, near=near) if near else shown


def remarks(event: ClipReady, say: Say) -> list[str]:
    """What the author should know about a clip: what could not be drawn, what could not be spoken as asked."""
    spoken = [say(sentence, **values) for sentence, values in event.notes]
    drawn = unresolved(event.unresolved, say, event.blank)
    return [drawn, *spoken] if drawn else spoken


def queued(event: JobQueued, say: Say) -> str:
    """The answer to a command: accepted."""
    lines = [
        say(N_("Got it: {place}"), place=place(event.position, event.wait_seconds, say)),
        unresolved(event.unresolved, say, event.blank),
    ]
    return "\n".join(line for line in lines if line)


def progress(event: JobProgressed, say: Say) -> str:
    """How a job is getting on."""
    if event.position != 0:
        waiting = say(N_("Waiting: {place}"), place=place(event.position, event.wait_seconds, say))
        return f"{waiting}\n{say(NO_WORKER)}" if event.idle else waiting
    done = round(event.share * BAR_CELLS)
    bar = "▰" * done + "▱" * (BAR_CELLS - done)
    phase = say(PHASES.get(event.phase, N_("working")))
    return f"{bar} {round(event.share * 100)} % · {phase}"


def byline(event: ClipReady, say: Say, author: str | None = None) -> str:
    """Who made a clip and how long it is. ``author`` stands for the name if the platform can mention people."""
    return say(
        N_("by {author} · {seconds} s · seed {seed}"),
        author=author or event.author,
        seconds=round(event.seconds),
        seed=event.seed,
    )


HEADS = {
    "remix": N_("Remix of “{prompt}” by {author}"),
    "undo": N_("Remix of “{prompt}” by {author}"),
    "reroll": N_("Another take of “{prompt}” by {author}"),
    "continue": N_("What comes after “{prompt}” by {author}"),
    "recast": N_("“{prompt}” by {author}, with another lead"),
    "mash_up": N_("The cast of “{prompt}” by {author}, in the place of “{other}”"),
}
"""What a clip is to the one it was made out of."""


def kinship(how: str, prompt: str, author: str, other: str, say: Say) -> str:
    """What a clip is to the one it was made out of, in one line. ``other`` is the prompt of a mash-up's second clip, empty if gone."""
    sentence = HEADS.get(how, HEADS["remix"])
    if how == "mash_up" and not other:
        sentence = N_("The cast of “{prompt}” by {author}, in another place")
    return say(sentence, prompt=shortened(prompt, QUEUE_PROMPT), author=author, other=shortened(other, QUEUE_PROMPT))


def origin(event: ClipReady, say: Say) -> str:
    """What a clip was made out of and what was changed, empty for one that was made from a prompt."""
    if event.parent is None:
        return ""
    if not event.parent_prompt:
        head = say(N_("Made out of a clip that was deleted"))
    else:
        head = kinship(event.how, event.parent_prompt, event.parent_author, event.other_prompt, say)
    return f"{head}: {changes(event.change)}" if event.change else head


def offspring(count: int, say: Say) -> str:
    """How many clips were made out of one, empty for none."""
    if count == 0:
        return ""
    return say(N_("inspired 1 clip")) if count == 1 else say(N_("inspired {count} clips"), count=count)


def changes(change: tuple[str, ...]) -> str:
    """What a remix changes, in one line."""
    return " · ".join(change)


def draft(draft: Draft, say: Say) -> str:
    """A remix before it is made: what would change, or what is not clear yet."""
    lines = [kinship(draft.how, draft.prompt, draft.author, draft.other_prompt, say)]
    if draft.choices:
        lines.append(say(N_("Which one do you mean?")))
    elif draft.change:
        lines.append(changes(draft.change))
    elif draft.how == "continue":
        lines.append(say(N_("It goes on as it was.")))
    elif draft.how == "undo":
        lines.append(say(N_("Back to the take before this one.")))
    else:
        lines.append(say(N_("The same again, with another seed.")))
    if not draft.choices:
        lines.append(say(N_("If you make it now: {place}"), place=place(draft.position, draft.wait_seconds, say)))
    if draft.unread:
        words = ", ".join(shortened(word, UNRESOLVED_WORD) for word in draft.unread[:UNRESOLVED_WORDS])
        lines.append(say(N_("I left out what I did not understand: {words}"), words=words))
    return "\n".join(lines)


def ready(say: Say) -> str:
    return say(N_("Your clip is ready."))


def refused(event: JobRefused, say: Say) -> str:
    """Why a job ended with a no."""
    return say(event.sentence, **event.values)


def cancelled(say: Say, by: str = "") -> str:
    """A job was stopped. ``by`` is the name of whoever did it, empty for its author."""
    return say(N_("Cancelled by {name}."), name=by) if by else say(N_("Cancelled."))


def failed(event: JobFailed, say: Say) -> str:
    """A job was given up."""
    return say(
        N_(
            "Sorry, this clip could not be made. Your prompt is kept, and whoever runs this studio can start it again. (Reference {reference})"
        ),
        reference=event.reference,
    )


def deleted(say: Say) -> str:
    return say(N_("This clip was deleted."))


def uncertain(say: Say) -> str:
    """A clip's posting can't be confirmed."""
    return say(
        N_("Your clip is ready, but I can't tell whether it arrived here. If you don't see it, press “Post it again”.")
    )


def post_failed(event: PostFailed, say: Say) -> str:
    """A clip could not be posted where it was asked for; told to its author in private."""
    return say(
        N_("Your clip “{prompt}” is ready, but I could not post it where you asked for it: {reason}"),
        prompt=event.prompt,
        reason=say(event.reason) if event.reason else say(N_("the place can't be reached")),
    )


def _people(names: tuple[str, ...], say: Say) -> str:
    """Names as they are read aloud."""
    if len(names) > NAMES:
        return ", ".join(names[:NAMES]) + " " + say(N_("and {count} more"), count=len(names) - NAMES)
    if len(names) == 1:
        return names[0]
    return say(N_("{names} and {last}"), names=", ".join(names[:-1]), last=names[-1])


def inspired(event: ClipsInspired, say: Say) -> str:
    """Others made clips out of somebody's; told to that one in private."""
    if event.count == 1:
        return say(
            N_("{name} made something out of your clip “{prompt}”."),
            name=event.names[0],
            prompt=shortened(event.prompt, QUEUE_PROMPT),
        )
    names = _people(event.names, say)
    if len(event.clips) == 1:
        return say(
            N_("{count} new clips were made out of your clip “{prompt}”, by {names}."),
            count=event.count,
            prompt=shortened(event.prompt, QUEUE_PROMPT),
            names=names,
        )
    return say(
        N_("{count} new clips were made out of {clips} of yours, by {names}."),
        count=event.count,
        clips=len(event.clips),
        names=names,
    )


def too_big(link: str | None, say: Say) -> str:
    """A clip exceeds the platform's upload limit even when re-encoded."""
    if link:
        return say(N_("The clip is too big to upload here. Watch it at {link}"), link=link)
    return say(
        N_("The clip is too big to upload here, and this studio has no public address to link to. Try a shorter one.")
    )


def queue(view: QueueView, say: Say) -> str:
    """The answer to /queue."""
    if view.workers == 0:
        head = say(NO_WORKER)
    elif view.running + view.waiting == 0:
        head = say(N_("The queue is empty: your clip would start at once."))
    else:
        head = say(
            N_("In the studio now: {running} being made, {waiting} waiting."),
            running=view.running,
            waiting=view.waiting,
        )
    lines = [
        f"· {shortened(line.prompt, QUEUE_PROMPT)} — {place(line.position, line.wait_seconds, say)}"
        for line in view.mine
    ]
    if view.more:
        lines.append("· " + say(N_("and {count} more"), count=view.more))
    return "\n".join([head, *([say(N_("Your clips:"))] if lines else []), *lines])


def help_text(prefix: str, say: Say, *, remix: bool = False) -> str:
    """The answer to /help. ``prefix`` is what commands begin with on this platform; ``remix`` says that clips can be remixed there."""
    plain = N_("Under each clip: Re-roll makes it again with another seed; Delete takes it down.")
    full = N_(
        "Under each clip: Remix changes what you name and keeps the rest; Re-roll makes it again; Delete takes it down."
    )
    lines = (
        say(N_("I turn a sentence into a short clip with picture and sound.")),
        "",
        say(N_("{prefix}generate — say what to show. Quoted words are spoken aloud."), prefix=prefix),
        say(N_("{prefix}queue — what is being made, and where your clips stand."), prefix=prefix),
        say(N_("{prefix}cancel — stop your newest clip."), prefix=prefix),
        "",
        say(full if remix else plain),
        say(N_("Try: {example}"), example=f"{prefix}generate " + example(say)),
    )
    return "\n".join(lines)


def example(say: Say) -> str:
    """A prompt to try."""
    return say(N_("a red fox runs through Tokyo at night, camera follows"))


def start_text(prefix: str, say: Say) -> str:
    """The answer to /start."""
    return say(HELLO) + "\n" + help_text(prefix, say)


HELLO = N_("Hello, this is Riffreel.")
CANCEL = N_("Cancel")
REMIX = N_("Remix")
GO = N_("Make it")
EDIT = N_("Change the words")
REROLL = N_("Re-roll")
CONTINUE = N_("Continue")
RECAST = N_("Recast")
MASH = N_("Mash-up")
LINEAGE = N_("Family")
LOCK = N_("Lock")
UNLOCK = N_("Unlock")
MORE = N_("More…")
MUTE = N_("Stop telling me")
BACK = N_("Back")
DELETE = N_("Delete")
POST_AGAIN = N_("Post it again")

LABELS = {
    Verb.CANCEL: CANCEL,
    Verb.REMIX: REMIX,
    Verb.GO: GO,
    Verb.EDIT: EDIT,
    Verb.DROP: CANCEL,
    Verb.REROLL: REROLL,
    Verb.CONTINUE: CONTINUE,
    Verb.RECAST: RECAST,
    Verb.MASH: MASH,
    Verb.LINEAGE: LINEAGE,
    Verb.LOCK: LOCK,
    Verb.UNLOCK: UNLOCK,
    Verb.MORE: MORE,
    Verb.MUTE: MUTE,
    Verb.DELETE: DELETE,
    Verb.RESEND: POST_AGAIN,
}
"""What stands on the button of a verb. A choice is labelled by what is chosen."""
TOO_OLD = N_("This button is too old to work.")
ASK_REMIX = N_("What should change?")
ASK_NEXT = N_("What happens next?")
ASK_LEAD = N_("Who plays the lead?")
HINT_REMIX = N_("replace the coffee with tea and make it snow")
HINT_NEXT = N_("she gets up and opens the window")
HINT_LEAD = N_("a panda in a red coat")
MADE_ALREADY = N_("This remix is being made, or was made already.")
LOCKED = N_("Nobody else can remix this clip now.")
UNLOCKED = N_("Everybody can remix this clip now.")
ASKING = N_("I ask before I make your remixes.")
NOT_ASKING = N_("I make your remixes without asking.")
TOLD = N_("I tell you when your clips are remixed.")
NOT_TOLD = N_("I don't tell you when your clips are remixed.")
ALONE = N_("There is no other clip here yet to mix this one with.")
CHOOSE_PLACE = N_("Choose the place: which clip should this cast move into?")
