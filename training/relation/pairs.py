"""Makes up pairs of statements whose relation is known, from a grammar of diplomatic phrases.

usage: python -m training.relation.pairs GRAMMAR.toml COUNT SEED > PAIRS.tsv

A statement is made as a meaning first (who does what to whom, how firmly, how much, when); the relation comes from what
is changed in the meaning, and the words are chosen afterwards, for each statement by itself. All content is invented.
"""

import argparse
import random
import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

LABELS = ("same", "entails", "entailed", "weaker", "stronger", "contradicts", "different")
"""What the second statement is to the first, which "entails" it where it says all of that and more, and whose binding
force it has, or is "weaker" or "stronger" than."""
MIRROR = {"entails": "entailed", "entailed": "entails", "weaker": "stronger", "stronger": "weaker"}
CLASSES = ("same", "entails", "weaker", "contradicts", "different")
"""The same, whichever statement is named first."""
FOLDED = {label: {"entailed": "entails", "stronger": "weaker"}.get(label, label) for label in LABELS}

HERE = Path(__file__).parent
_INTRODUCED, _WITHOUT_SUBJECT = 0.4, 0.6
"""Shares of statements that begin with whoever says so, and, counted on from there, with their verb."""
_THIRD_PARTY, _ONE_TOPIC = 0.15, 0.85
"""Shares of different pairs that differ in who acts, and, counted on from there, in what is done about one topic."""
_NEUTRAL = 2
"""The level of views that takes no side."""
_DOUBLING = {
    "set",
    "let",
    "cut",
    "put",
    "ship",
    "swap",
    "dam",
    "admit",
    "ban",
    "bar",
    "rip",
    "scan",
    "expel",
    "stop",
    "shut",
}
_BACK = {
    "will": "would", "is": "was", "are": "were", "may": "might", "has": "had", "does": "did", "can": "could",
    "hopes": "hoped", "plans": "planned", "intends": "intended", "means": "meant", "wishes": "wished", "aims": "aimed",
    "stands": "stood", "supports": "supported", "backs": "backed", "refuses": "refused", "shall": "should",
}  # fmt: skip

Grammar = dict[str, Any]


class Pair(NamedTuple):
    """Two statements, and one of `LABELS`."""

    label: str
    one: str
    other: str


@dataclass(frozen=True)
class Meaning:
    """What a statement says: `form` names a list of wordings, `scale` and `level` how firmly it is meant.

    `named` where the words must say who acts, because that makes the relation.
    """

    topic: int
    form: tuple[str, int]
    scale: str
    level: int
    parties: tuple[str, str]
    number: str
    quantifier: int
    time: int | None = None
    adjunct: int | None = None
    condition: int | None = None
    hedged: bool = False
    denied: bool = False
    named: bool = False


def make(grammar: Grammar, count: int, seed: int) -> list[Pair]:
    """`count` pairs, as many of each of the five classes; the same for the same grammar and seed."""
    rng = random.Random(seed)  # noqa: S311 - nothing secret
    changes: dict[str, Callable[..., tuple[Meaning, Meaning] | None]] = {
        "same": _same,
        "entails": _entails,
        "weaker": _weaker,
        "contradicts": _contradicts,
        "different": _different,
    }
    found: dict[tuple[str, str], Pair] = {}
    while len(found) < count:
        label = CLASSES[len(found) % len(CLASSES)]
        meanings = changes[label](grammar, rng)
        if meanings is None:
            continue
        one, other = (told(grammar, meaning, rng) for meaning in meanings)
        if label == "entails" and _often(rng, 0.3):  # three in ten hold two things of which one is told
            more = told(grammar, _meaning(grammar, rng, topic=meanings[0].topic), rng)
            one = f"{one.rstrip('.')} and {more if _is_name(grammar, more) else more[0].lower() + more[1:]}"
        pair = Pair(label, one, other)
        if label in MIRROR and _often(rng, 0.5):  # either order
            pair = Pair(MIRROR[label], other, one)
        if one != other:
            found.setdefault((pair.one, pair.other), pair)
    return list(found.values())


def load(name: str) -> Grammar:
    """The grammar `train` or `held`."""
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def _meaning(grammar: Grammar, rng: random.Random, topic: int | None = None) -> Meaning:
    """Any meaning, about one topic where it is given."""
    topic = rng.randrange(len(grammar["topics"])) if topic is None else topic
    kind = rng.choices(("deeds", "facts", "subjects"), (6, 2, 2))[0]
    form = kind, rng.randrange(len(grammar["topics"][topic][kind]))
    scale = {"facts": "", "deeds": rng.choice(("levels", "levels", "asking"))}.get(kind) or (
        rng.choice(("views", "favour")) if kind == "subjects" else ""
    )
    level = rng.randrange(len(grammar[scale])) if scale else 0
    one, other = rng.sample(list(grammar["parties"]), 2)
    number, quantifier = rng.choice(grammar["numbers"]), rng.randrange(len(grammar["quantifiers"]))
    made = Meaning(topic, form, scale, level, (one, other), number, quantifier)
    times = range(grammar["past"] if kind == "facts" else len(grammar["times"]))
    return replace(
        made,
        time=rng.choice(times) if _often(rng, 0.35) and kind != "subjects" else None,
        adjunct=rng.randrange(3) if _often(rng, 0.4) and kind != "subjects" else None,
        condition=rng.randrange(len(grammar["conditions"])) if _often(rng, 0.1) and scale == "levels" else None,
    )


def _same(grammar: Grammar, rng: random.Random) -> tuple[Meaning, Meaning]:
    made = _meaning(grammar, rng)
    if made.scale == "levels" and _often(rng, 0.15):  # some of what is the same is denied by both
        made = _denied(grammar, made)
    return made, made


def _entails(grammar: Grammar, rng: random.Random) -> tuple[Meaning, Meaning] | None:
    """A detail less: when, where, how."""
    made = replace(_meaning(grammar, rng), condition=None)
    if made.form[0] == "subjects":
        return None
    if made.adjunct is None and (made.time is None or _often(rng, 0.5)):
        made = replace(made, adjunct=rng.randrange(3))
    drops = [name for name in ("time", "adjunct") if getattr(made, name) is not None]
    dropped = drops if _often(rng, 0.4) else [rng.choice(drops)]
    return made, replace(made, **dict.fromkeys(dropped))


def _weaker(grammar: Grammar, rng: random.Random) -> tuple[Meaning, Meaning] | None:
    """A weaker verb, a hedge, a smaller quantifier, or a condition."""
    made = _meaning(grammar, rng)
    how = rng.choice(("level", "level", "hedge", "quantifier", "condition"))
    levels = len(grammar[made.scale]) if made.scale else 0
    if how == "level" and made.level + 1 < levels:
        return made, replace(made, level=rng.randrange(made.level + 1, levels))
    if how == "hedge" and made.scale == "levels":
        return made, replace(made, hedged=True)
    if how == "quantifier" and "{q}" in _wordings(grammar, made)[0]:
        first, second = sorted(rng.sample(range(len(grammar["quantifiers"])), 2))
        return replace(made, quantifier=first), replace(made, quantifier=second)
    if how == "condition" and made.scale == "levels":
        condition = rng.randrange(len(grammar["conditions"]))
        return replace(made, condition=None), replace(made, condition=condition)
    return None


def _contradicts(grammar: Grammar, rng: random.Random) -> tuple[Meaning, Meaning] | None:
    """Denied, done the other way round, another number or date, or roles changed."""
    made = replace(_meaning(grammar, rng), condition=None)
    wording, topic = _wordings(grammar, made)[0], grammar["topics"][made.topic]
    how = rng.choice(("denied", "opposite", "number", "time", "roles"))
    other: Meaning | None = None
    if how == "denied" and made.scale == "levels":
        other = _denied(grammar, made)
    elif how in {"denied", "opposite"}:
        kind = {"deeds": "against", "facts": "untrue"}.get(made.form[0])
        if kind and topic[kind][made.form[1]]:
            other = replace(made, form=(kind, made.form[1]))
        elif kind is None and made.level < _NEUTRAL:  # the weakest level takes no side
            other = replace(made, scale={"views": "favour", "favour": "views"}[made.scale])
    elif how == "number" and "{n}" in wording:
        other = replace(made, number=rng.choice([n for n in grammar["numbers"] if n != made.number]))
    elif how == "time" and made.form[0] != "subjects":
        first, second = rng.sample(rng.choice(grammar["rivals"]), 2)
        made, other = replace(made, time=first), replace(made, time=second)
    elif how == "roles" and "{b}" in wording and "between" not in wording and (made.scale or "{a}" in wording):
        made = replace(made, named=True)
        other = replace(made, parties=(made.parties[1], made.parties[0]))
    if other is None:
        return None
    if _often(rng, 0.3) and how != "time":  # a detail less makes it no less contrary
        other = replace(other, time=None, adjunct=None)
    return (made, other) if _often(rng, 0.5) else (other, made)


def _different(grammar: Grammar, rng: random.Random) -> tuple[Meaning, Meaning] | None:
    """Another thing about the same topic between the same parties; sometimes of another topic or a third party."""
    made, how = _meaning(grammar, rng), rng.random()
    if how < _THIRD_PARTY:
        third = rng.choice([name for name in grammar["parties"] if name not in made.parties])
        same = "{a}" not in _wordings(grammar, made)[0] and not made.scale
        made = replace(made, named=True)
        return None if same else (made, replace(made, parties=(third, made.parties[1])))
    topic = made.topic if how < _ONE_TOPIC else rng.randrange(len(grammar["topics"]))
    other = replace(_meaning(grammar, rng, topic=topic), parties=made.parties)
    if (other.topic, other.form) == (made.topic, made.form):
        return None
    if other.scale == made.scale:
        other = replace(other, level=made.level)
    return made, replace(other, time=made.time if other.form[0] == made.form[0] == "deeds" else other.time)


def _denied(grammar: Grammar, made: Meaning) -> Meaning:
    """The same denied, by the carriers of a level that has any."""
    name = list(grammar["levels"])[made.level]
    level = name if name in grammar["denied"] else "binding"
    return replace(made, denied=True, level=list(grammar["denied"]).index(level), hedged=False)


def _wordings(grammar: Grammar, made: Meaning) -> list[str]:
    kind, place = made.form
    found: list[str] = grammar["topics"][made.topic][kind][place]
    return found


def told(grammar: Grammar, made: Meaning, rng: random.Random) -> str:
    """A statement in words, by one of many wordings."""
    core = rng.choice(_wordings(grammar, made)).replace("{n}", made.number)
    core = core.replace("{q}", rng.choice(grammar["quantifiers"][made.quantifier]))
    scale = "denied" if made.denied else made.scale
    clause = core
    if scale == "asking":
        core = core.replace("{b}", "{a}")
    if scale:
        carrier = rng.choice(list(grammar[scale].values())[made.level])
        clause = carrier.replace("{vp}", core).replace("{ving}", _gerund(core)).replace("{x}", core)
    clause = " ".join([clause, *_details(grammar, made, rng)])
    wrapped = rng.random()
    if wrapped < _INTRODUCED:  # two in five are introduced by whoever said so
        who = rng.choice(grammar["speakers"])
        if _often(rng, 0.5):
            who = f"{rng.choice(grammar['offices'])} {rng.choice(grammar['surnames'])}"
        if _often(rng, 0.5):
            clause = " ".join(_BACK.get(word, word) for word in clause.split(" "))
        clause = f"{who} {rng.choice(grammar['telling'])} that {clause}"
    elif (
        wrapped < _WITHOUT_SUBJECT
        and made.scale
        and not made.named
        and clause.startswith("{a} ")
        and "{b} must" not in clause
    ):
        clause = clause.removeprefix("{a} ")
    names = (grammar["parties"][name] for name in made.parties)
    one, other = (rng.choice(known if scale else known[:2]) for known in names)
    clause = clause.replace("{a}", one).replace("{b}", other)
    return (clause[0].upper() + clause[1:]) + ("." if _often(rng, 0.5) else "")


def _details(grammar: Grammar, made: Meaning, rng: random.Random) -> Iterator[str]:
    """What is added, in either order: how and when; then how surely, and on what condition."""
    added = []
    if made.adjunct is not None:
        added.append(rng.choice(grammar["topics"][made.topic]["adjuncts"][made.adjunct]))
    if made.time is not None:
        added.append(rng.choice(grammar["times"][made.time]))
    rng.shuffle(added)
    yield from added
    if made.hedged:
        yield rng.choice(grammar["hedges"])
    if made.condition is not None:
        yield rng.choice(grammar["conditions"][made.condition])


def _often(rng: random.Random, share: float) -> bool:
    """True in a share of cases."""
    return rng.random() < share


def _is_name(grammar: Grammar, text: str) -> bool:
    """Whether a statement begins with a name or an office, which keep their capitals."""
    names = [name for known in grammar["parties"].values() for name in known if name[0].isupper()]
    return text.startswith((*names, *grammar["offices"]))


def _gerund(core: str) -> str:
    """The -ing form of a phrase that begins with a bare verb."""
    verb, _, rest = core.partition(" ")
    if verb in _DOUBLING:
        verb += verb[-1]
    elif re.search(r"[^e]e$", verb):
        verb = verb[:-1]
    return f"{verb}ing {rest}"


def main() -> None:
    """Print pairs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("grammar", choices=("train", "held"))
    parser.add_argument("count", type=int)
    parser.add_argument("seed", type=int)
    options = parser.parse_args()
    for pair in make(load(options.grammar), options.count, options.seed):
        sys.stdout.write("\t".join(pair) + "\n")


if __name__ == "__main__":
    main()
