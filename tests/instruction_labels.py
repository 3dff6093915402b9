"""The notation of instructions/own.txt: what a sentence changes in a Scene, read from a file and from the Scene before and after."""

from __future__ import annotations

import re
from pathlib import Path

from core.generation import lexicon
from core.generation.edit import apply_edit, difference, read_edit
from core.generation.prompt import parse
from core.generation.scene import Entity, Scene

_SIZES = (frozenset({"big", "huge"}), frozenset({"small", "tiny"}))
SLOTS = ("setting", "place", "time_of_day", "season", "weather", "camera", "style", "mood")


def cases(file: str) -> list[tuple[str, str, str]]:
    """The (prompt, sentence, label) of every line of a file in the folder "instructions"."""
    found, prompt = [], ""
    for line in (Path(__file__).parent / "instructions" / file).read_text("utf-8").splitlines():
        if line.startswith("= "):
            prompt = line.partition(": ")[2]
        elif line and not line.startswith("#"):
            sentence, _, wanted = line.rpartition(" → ")
            found.append((prompt, sentence, wanted))
    return found


def _cast(scene: Scene) -> dict[str, Entity]:
    return {entity.id: entity for shot in scene.shots for entity in shot.entities}


def _is(entity: Entity, name: str) -> bool:
    return name in (entity.id, entity.concept) or name in lexicon.ancestors(entity.concept)


def changes(before: Scene, after: Scene) -> set[str]:
    """Every difference in the notation of instructions/own.txt, entities by their ids."""
    old, new, found = _cast(before), _cast(after), set[str]()
    for name, entity in old.items():
        if name not in new:
            found.add(f"-{name}")
            continue
        now = new[name]
        if now.concept != entity.concept:
            found.add(f"{name}>{now.concept}")
            entity = entity.model_copy(update={"colour": None, "attributes": (), "action": now.action})
        found |= _traits(name, entity, now, new)
    for name, entity in new.items():
        if name not in old:
            found.add(f"+{entity.concept}")
            blank = entity.model_copy(
                update={"colour": None, "attributes": (), "action": None, "count": 1, "relations": ()}
            )
            found |= {
                line.replace(name, entity.concept, 1)
                for line in _traits(name, blank, entity, new)
                if "+" not in line[1:]
            }
    if len(before.shots) == len(after.shots):
        for one, two in zip(before.shots, after.shots, strict=True):
            found |= {
                f"{slot}={getattr(two, slot) or 'none'}" for slot in SLOTS if getattr(one, slot) != getattr(two, slot)
            }
            found |= {f"say {line.speaker}: {line.text}" for line in two.dialogue if line not in one.dialogue}
            found |= {f"♪+{name}" for name in two.sounds if name not in one.sounds}
            found |= {f"♪-{name}" for name in one.sounds if name not in two.sounds}
        if any(shot.dialogue for shot in before.shots) and not any(shot.dialogue for shot in after.shots):
            found.add("silent")
    if before.seconds != after.seconds:
        found.add(f"seconds={after.seconds}")
    if before.shape != after.shape:
        found.add(f"shape={after.shape.value}")
    return found


def _traits(name: str, old: Entity, new: Entity, cast: dict[str, Entity]) -> set[str]:
    found = {
        f"{name}.{trait}={getattr(new, trait)}".replace("=None", "=none")
        for trait in ("colour", "action", "count")
        if getattr(old, trait) != getattr(new, trait)
    }
    found |= {f"{name}+{attribute}" for attribute in new.attributes if attribute not in old.attributes}
    found |= {f"{name}-{attribute}" for attribute in old.attributes if attribute not in new.attributes}
    for relation in new.relations:
        if relation not in old.relations:
            target = cast[relation.target].concept if relation.target in cast else relation.target
            found.add(f"{name}.{relation.kind}={target}")
    return found


def told(prompt: str, sentence: str) -> tuple[str, tuple[str, ...]]:
    """What an instruction changes, in words, and which of its words found no use. It must not ask."""
    before = parse(prompt)
    edit = read_edit(sentence, before)
    assert edit.question is None
    return " · ".join(difference(before, apply_edit(before, edit))), edit.unread


def missed(prompt: str, sentence: str, wanted: str) -> str:
    """Why the sentence is not understood as labelled, empty if it is."""
    before = parse(prompt)
    edit = read_edit(sentence, before)
    got = changes(before, apply_edit(before, edit))
    if edit.again:
        got.add("again")
    if edit.undo:
        got.add("undo")
    if edit.question:
        got = {"ask"}
    expected = set() if wanted == "!" else {item.strip() for item in _split(wanted)}
    if any(item.startswith("shots=") for item in expected):
        order = [int(number) for number in wanted.partition("=")[2].split(",")]
        same = [before.shots[index] for index in order] == list(apply_edit(before, edit).shots)
        return "" if same else f"{sentence} → {edit}"
    if wanted.startswith("ask"):
        return "" if got == {"ask"} else f"{sentence!r}: wanted a question, got {sorted(got)}"
    ids = {**{entity.concept: name for name, entity in reversed(list(_cast(before).items()))}}
    added = {item[1:] for item in expected if item.startswith("+")}
    named = {_with_ids(item, {name: own for name, own in ids.items() if name not in added}) for item in expected}
    if (_same(named, got, before)) or (wanted == "!" and not got):
        return ""
    return f"{sentence!r}: wanted {sorted(named)}, got {sorted(got)}, unread {edit.unread}"


def _same(named: set[str], got: set[str], before: Scene) -> bool:
    """Whether these are the changes that were asked for. The label of a swap or of a new one need not tell all its looks,
    a kind of what was asked for will do, how large is not told in steps, a named place goes with the setting it lies in, winter
    may bring snow, and whoever takes the music away may be told that there is none."""
    swapped = {item.partition(">")[0] for item in got if ">" in item}
    taught = {item.partition("+")[0] for item in got if "+" in item[1:]}
    free = {item for item in got if item == "place=none" or any(item.startswith(f"{name}+") for name in swapped)}
    free |= {item for item in got for name in taught if item.startswith(f"{name}-") and item not in named}
    free |= {item for item in got if ".count=" in item and f"+{item.partition('.')[0]}" in got}
    free |= {item for item in got if item.startswith("setting=") and any(each.startswith("place=") for each in got)}
    free |= {"weather=snow"} if "season=winter" in got else set()
    free |= {"weather=clear"} if {"season=summer", "season=spring"} & got else set()
    free |= {"♪+no_music"} if any(item.startswith("♪-") for item in got) else set()
    wanted = set()
    for item in named:
        name, arrow, concept = item.partition(">")
        kinds = {
            other
            for other in got
            if arrow and other.startswith(f"{name}>") and concept in lexicon.ancestors(other.partition(">")[2])
        }
        slot, equals, value = item.partition("=")
        if equals and slot in SLOTS:
            kinds |= {
                f"{slot}={each}"
                for each in lexicon.lexicon().ancestors.get(slot, {})
                if value in lexicon.ancestors(each, slot)
            } & got
        name, _, look = item.partition("+")
        kinds |= {f"{name}+{other}" for sizes in _SIZES if name and look in sizes for other in sizes} & got
        wanted |= kinds or _one_by_one(item, got, before) or {item}
    return wanted <= got and got - free <= wanted


def _one_by_one(item: str, got: set[str], before: Scene) -> set[str]:
    """For a count that grew: the new one of that sort that was put beside the others, which shows as many."""
    found = re.fullmatch(r"(.+)\.count=(\d+)", item)
    own = _cast(before).get(found[1]) if found else None
    if found is None or own is None or f"+{own.concept}" not in got:
        return set()
    more = next((int(each.rpartition("=")[2]) for each in got if each.startswith(f"{own.concept}.count=")), 1)
    return {f"+{own.concept}"} if own.count + more == int(found[2]) else set()


def _split(wanted: str) -> list[str]:
    return re.split(r", (?=say |silent|again|undo|ask|[+\-♪]|[a-z_0-9-]+[.>=+]|[a-z_]+-[a-z])", wanted)


def _with_ids(item: str, ids: dict[str, str]) -> str:
    if item.startswith("say "):
        who, _, words = item[4:].partition(": ")
        return f"say {ids.get(who, who)}: {words}"
    if item.startswith("-"):
        return f"-{ids.get(item[1:], item[1:])}"
    found = re.match(r"([a-z_]+)([.>+-])(?!\d)", item)
    if found and found[1] in ids:
        return ids[found[1]] + item[found.end(1) :]
    return item
