"""The clause being read: its subjects, the verb that waits for its object, the preposition that waits for its noun.

There is no grammar tree: these few facts are enough to tell who does what to whom, and where.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from core.generation.language.actions import refine, relation_of, take_up, tie_of
from core.generation.language.dialogue import SPEECH, Dialogue
from core.generation.language.entities import Draft
from core.generation.language.groups import is_amidst
from core.generation.language.references import Cast
from core.generation.language.slots import ShotDraft
from core.generation.language.units import Unit
from core.generation.lexicon import kind, lexicon
from core.generation.scene import FRAME, RelationKind

_OBJECT_HOSTS = frozenset({"look", "measure", "smell", "search", "photograph", "paint", "draw", "build", "plant"})
_HOSTS = frozenset({"container", "furniture", "building", "vehicle"})
_ALONE = frozenset({"stand", "sit", "lie", "kneel", "sleep"})  # nobody stands or sleeps something
_INTRANSITIVE = _ALONE | {
    "walk",
    "run",
    "crawl",
    "climb",
    "jump",
    "dance",
    "swim",
    "fall",
    "wake",
    "think",
    "float",
    "fly",
}
_RIDDEN = frozenset({"vehicle", "animal", "creature", "toy"})
_FEELINGS = {"cry": "sad", "laugh": "happy", "cheer": "happy", "kiss": "romantic"}
_SIDES: dict[RelationKind, RelationKind] = {"left_of": "right_of", "right_of": "left_of"}
_BETWEEN = frozenset({"between", "in between", "zwischen", "mitten zwischen"})
_AGENT_WORDS = frozenset({"by", "von", "vom"})
_TWO_OBJECTS = frozenset({"give", "serve", "teach", "throw", "feed", "sell", "play"})


class Clause:
    """Gives each thing its part as it is named, each verb its doers. Keeps the shot it fills."""

    def __init__(self, units: Sequence[Unit], prompt: str, language: str, known: Sequence[Draft]) -> None:
        self.units, self.prompt, self.language = units, prompt, language
        self.shot = ShotDraft()
        self.cast = Cast(self.shot, known)
        self.subjects: list[Draft] = []
        self.last: Draft | None = None
        self.objects: list[Draft] = []  # objects of the current verb, for "and" lists
        self.verb: Unit | None = None
        self.waiting = False  # the verb still wants an object
        self.preposition: Unit | None = None
        self.opens = False  # the preposition opens its clause
        self.after: Unit | None = None  # the unit after the phrase being placed
        self.named = ""  # the kind of what is being placed
        self.tied = ""  # the last relation made by a preposition
        self.tied_by = ""  # and that preposition
        self.between = False  # and whether it was "between"
        self.scenery = False  # the last phrase brought in a place of its own: "with mountains"
        self.spots: list[Unit] = []  # positions in the picture named before who is there
        self.fronts = False  # positions come first in this prompt: "on the left, a cat"
        self.source: Draft | None = None  # whom the last preposition phrase described
        self.role = ""  # what the last phrase was: "subject", "object", "target"
        self.joined = False  # an "and" or a comma stands right before
        self.by_and = False  # and it is an "and"
        self.relative = False
        self.floating: list[tuple[Unit, Draft]] = []  # what a preposition named before the subject
        self.fronted: list[Draft] = []  # objects named before their verb
        self.dialogue = Dialogue(self.shot)
        self.speaking = False  # the clause has a verb of speech
        self.negated: Unit | None = None  # "without", "no" before what is not there
        self.of_part = False
        self.together = False  # "and" joins the subjects, not only commas
        self.said: list[tuple[Draft, Unit]] = []  # verbs of speech that add nothing if their doer has quoted words
        self.loose: list[Unit] = []  # verbs that nobody does
        self.orphans: list[Unit] = []  # verbs before any subject
        self.fills: Draft | None = None  # what is full of that which comes next
        self.passive: Unit | None = None  # "chased by": the verb whose doer comes next
        self.suffers = False  # German "wird", before a participle at the end of the clause
        self.doer: Draft | None = None  # and "von einer Katze" between the two

    def _end_clause(self) -> None:
        if self.speaking and self.subjects:
            self.dialogue.give(self.subjects[0])
        self.verb, self.waiting, self.preposition, self.role = None, False, None, ""
        self.objects, self.fronted, self.relative, self.speaking = [], [], False, False
        self.source = self.passive = self.doer = self.fills = None
        self.suffers = False

    def _start_relative(self) -> None:
        if self.last is not None:
            self.subjects, self.role = [self.last], "subject"
        self.verb, self.waiting, self.preposition, self.relative = None, False, None, True
        self.joined = False

    def _place_in_clause(self, draft: Draft) -> None:
        """Give a thing just named its part: doer of a passive, target of a preposition, object of the verb, or subject."""
        self.named = kind(draft.concept)
        if self.fills is not None:
            draft.relate("in", self.fills)  # "a bathtub full of rubber ducks"
            self.last, self.fills, self.preposition, self.joined = draft, None, None, False
            return
        if self.passive is not None and self.preposition is not None:
            self._done_by(draft, self.passive)
            return
        if self.suffers and self.preposition is not None and self.preposition.text.lower() in _AGENT_WORDS:
            self.doer, self.last, self.role, self.preposition = draft, draft, "target", None
            return
        if self.preposition is not None:
            source = None if self._floats() else self._source_of_preposition()
            if source is not None:
                self._tie(source, self.preposition, draft)
                self.source = source
                self.role = "target"
                self.last = draft
            elif self.preposition.tag != "place":
                self._be_subject(draft)
            else:
                self.floating.append((self.preposition, draft))  # "auf dem Tisch steht …": its subject comes later
                self.last, self.role = draft, "target"
            self.preposition = None
            self.joined = False
            return
        also = self._also_carried(draft)
        if also is not None and self.source is not None:
            for each in self._with(self.source):
                each.relate(also, draft)
            self.last, self.joined = draft, False
            return
        if (
            self.joined
            and self.relative
            and self.language == "de"
            and self.after is not None
            and self.after.sort != "verb"
        ):
            self.fronted.append(draft)  # "…, der dort steht und Blitze aus der Hand schießt"
            self.last, self.joined = draft, False
            return
        wanted = (
            self.waiting
            and not (self.joined and self.after is not None and self.after.sort == "verb")
            and self.verb is not None
            and bool(self.subjects)
            and draft not in self.subjects
        )
        worn = self.verb is not None and self.verb.value == "wear" and kind(draft.concept) == "clothing"
        listed = self.joined and self.role == "object" and (worn or not self._opens_clause())
        second = self.role == "object" and not self.joined and self.verb is not None and self.verb.value in _TWO_OBJECTS
        if wanted or listed or second:
            self._be_object(draft)
        elif (
            self.verb is None
            and self.subjects
            and not self.joined
            and self.role == "subject"
            and (self.relative or self.language == "de")
        ):
            self.fronted.append(draft)
            self.last = draft
        else:
            self._be_subject(draft)
        self.joined = False

    def _also_carried(self, draft: Draft) -> RelationKind | None:
        """How one more on a list of what somebody wears or holds is carried: "in a red dress and a blue hat"."""
        if not self.joined or self.role != "target" or self.source is None:
            return None
        if self.by_and and self.between and not self._opens_clause():
            return "beside"  # "between a dog and a horse"
        if self.tied not in ("wearing", "holding"):
            return None
        relation = relation_of(self.tied_by, self.source, draft)
        worn = relation == "wearing" and self.source.is_agent  # whoever does the next verb, a hat does not
        return relation if worn or (relation == "holding" and not self._opens_clause()) else None

    def _floats(self) -> bool:
        """Whether a preposition phrase stands before its subject: "…, next to it a ladybug", "links davon ein Eisberg"."""
        return self.opens and self.after is not None and self.after.sort in ("determiner", "count", "noun", "number")

    def _opens_clause(self) -> bool:
        """Whether what was just named is not one more object but has a verb or a place of its own."""
        return self.after is not None and self.after.sort in ("verb", "copula", "relation", "position")

    def _place_spots(self, draft: Draft) -> None:
        """Give the positions in the picture that wait to the one just named."""
        for unit in self.spots:
            draft.relate(cast("RelationKind", unit.value), FRAME)
        self.spots = []

    def _be_subject(self, draft: Draft) -> None:
        together = self.joined and self.role == "subject" and self.verb is None
        self.together = together and (self.together or self.by_and)
        self.subjects = [*self.subjects, draft] if together and draft not in self.subjects else [draft]
        self.role, self.last = "subject", draft
        for preposition, target in self.floating:
            self._tie(draft, preposition, target)
        self.floating = []
        self._place_spots(draft)
        if self.orphans:
            for verb in self.orphans:
                self._act(draft, verb)
            self.verb, self.waiting = self.orphans[-1], True
            self.orphans = []
            if self.speaking:
                self.dialogue.give(draft)
        elif not together:
            self.verb = None
            self.objects = []

    def _be_object(self, draft: Draft) -> None:
        assert self.verb is not None or self.objects
        self.waiting = False
        self.role, self.last = "object", draft
        self.objects.append(draft)
        if self.verb is None:
            return
        refined = refine(self.verb.value, draft.concept)
        tie = tie_of(self.verb.value, refined, draft)
        for subject in self.subjects:
            subject.relate(tie, draft)
            if subject.action == self.verb.value:
                subject.action = refined

    def _source_of_preposition(self) -> Draft | None:
        """Whom a preposition here describes: the subject, or the thing right before it."""
        subject = self.subjects[-1] if self.subjects else None
        if self.last is None or subject is None:
            return subject or self.last
        if self.role == "object" and self.verb is not None and self.verb.value in _OBJECT_HOSTS:
            return self.last
        if self.role == "object" and self.last.is_agent and self._introduces_clothes():
            return self.last  # "fights a man in a tuxedo"
        if self.role == "target" and self.preposition is not None:
            hosted = self.preposition.value in ("on", "in", "under", "behind") and not self.joined
            hosts = kind(self.last.concept) in _HOSTS or self.last.is_agent
            if hosted and hosts and self.tied not in ("holding", "wearing"):
                return self.last
            return self.source or subject
        return subject

    def _introduces_clothes(self) -> bool:
        """Whether the preposition's noun is something to wear: "in a red coat"."""
        return self.preposition is not None and self.preposition.value in ("in", "with") and self.named == "clothing"

    def _tie(self, source: Draft, preposition: Unit, target: Draft) -> None:
        relation = relation_of(preposition.value, source, target)
        if relation is None:
            if preposition.value == "of":
                source.describe(target.concept)
                if target.plain and target in self.shot.entities:
                    self.shot.entities.remove(target)
            return
        if relation == "holding" and self.verb is not None and self.verb.value == "play" and not source.is_agent:
            relation = "acting_on"
        if target.is_agent and is_amidst(preposition):
            relation = "beside"
        if relation in ("on", "in") and self._rides(source) and kind(target.concept) in _RIDDEN:
            relation = "riding"
        self.tied, self.tied_by = relation, preposition.value
        self.between = preposition.text.lower() in _BETWEEN
        for each in self._with(source):
            each.relate(relation, target)
        if relation in _SIDES:
            self._share_partner(source, _SIDES[relation], target)

    def _share_partner(self, source: Draft, other_side: RelationKind, partner: Draft) -> None:
        """ "An orange on the left and a banana on the right of a plate": the plate is the partner of both."""
        at = self.shot.entities.index(source) if source in self.shot.entities else 0
        before = self.shot.entities[at - 1] if at else None
        if before is not None and (other_side, FRAME) in before.relations and before is not partner:
            before.relations = [(kind_, to) for kind_, to in before.relations if (kind_, to) != (other_side, FRAME)]
            before.relate(other_side, partner)

    def _rides(self, source: Draft) -> bool:
        """Whether the verb just read takes its doer somewhere on or in something: "rides on a horse", "fährt in einem Bus"."""
        verb = self.verb
        return verb is not None and source in self.subjects and lexicon().verbs[verb.value].tie == "riding"

    def _with(self, source: Draft) -> list[Draft]:
        """Who shares what is said of one of them: all subjects, unless only a comma stands between a thing and somebody."""
        if source not in self.subjects:
            return [source]
        alike = self.together or len({draft.is_agent for draft in self.subjects}) == 1
        return self.subjects if alike else [source]

    def _verb(self, unit: Unit, *, inverted: bool = False) -> None:
        self.preposition = None
        if self.doer is not None and self.subjects:
            self._done_by(self.doer, unit)
            return
        if unit.value in SPEECH:
            self.speaking = True
        doers = [] if inverted else self._doers(unit)
        sound = lexicon().verbs[unit.value].sound
        if sound:
            self.shot.hear(sound)
        if not doers:
            if unit.tag in ("s", "past") or self.language == "de":
                self.orphans.append(unit)  # "says the robot", "Am Strand läuft ein Hund"
            else:
                self.loose.append(unit)
            return
        for draft in doers:
            self._act(draft, unit)
        self.subjects, self.verb = doers, unit
        self.waiting = unit.value not in _ALONE
        self.role, self.objects, self.joined = "verb", [], False
        if self.fronted:
            for draft in self.fronted:
                self._be_object(draft)
            self.fronted = []
        if unit.value in SPEECH:
            self.dialogue.give(doers[0])

    def _is_passive(self, at: int) -> bool:
        """Whether a "by" or "von" here names who does what the verb right before it says: "chased by", "gejagt von"."""
        before = self.units[at - 1] if at else None
        verb = self.verb
        if verb is None or self.role != "verb" or not self.subjects or verb.value in _INTRANSITIVE:
            return False
        if self.units[at].text.lower() not in _AGENT_WORDS or verb.tag != "past":
            return False
        return before is verb or (before is not None and before.value == "looking_at")

    def _done_by(self, doer: Draft, verb: Unit) -> None:
        """Turn a passive round: the subjects have it done to them by the one just named."""
        for patient in self.subjects:
            if patient.action == verb.value:
                patient.action = None
        refined = refine(verb.value, self.subjects[0].concept)
        tie = tie_of(verb.value, refined, self.subjects[0])
        if doer.action is None:
            self._act(doer, verb)
            doer.action = refined if doer.action == verb.value else doer.action
        for patient in self.subjects:
            doer.relate(tie, patient)
        self.source, self.last, self.role, self.tied = doer, doer, "target", ""
        self.preposition = self.passive = self.doer = None
        self.suffers = self.waiting = self.joined = False

    def _doers(self, unit: Unit) -> list[Draft]:
        """Who does it: the subjects, unless something else that moves by itself was named right before."""
        last = self.last
        if last is not None and not self.joined and last.is_agent and last not in self.subjects:
            busy = all(subject.action for subject in self.subjects)
            if busy or not any(subject.is_agent for subject in self.subjects):
                return [last]
        if self.joined and self.role == "target" and last is not None and not self.subjects:
            return [last]
        if len(self.subjects) > 1 and not self.together and unit.tag == "s":
            return self.subjects[-1:]  # "a lighthouse in a storm, sailor says": only one of them says
        if unit.value in SPEECH and any(draft.is_agent for draft in self.subjects):
            return [draft for draft in self.subjects if draft.is_agent]
        return self.subjects

    def _act(self, draft: Draft, unit: Unit) -> None:
        if unit.value in _FEELINGS:
            self.shot.hints.setdefault("mood", _FEELINGS[unit.value])
        speaking = self.dialogue.speaks(draft) or bool(self.dialogue.pending)
        if not take_up(draft, unit.value, speaking=speaking):
            if unit.value in SPEECH:
                self.said.append((draft, unit))
            else:
                self.shot.unresolved.append(unit)
        draft.plain = False

    def _finish_verbs(self) -> None:
        self.shot.unresolved += [unit for draft, unit in self.said if not self.dialogue.speaks(draft)]
        if "camera" in self.shot.slots:
            return
        narrated = bool(self.shot.dialogue)
        self.shot.unresolved += [unit for unit in self.orphans + self.loose if not (narrated and unit.value in SPEECH)]
