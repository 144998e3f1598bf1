"""The forms of English verbs: by rule, but for those that the lexicon lists (`data/verbs.toml`)."""

from functools import cache

from dragoman.lexicon.loader import load_table

SIBILANT = ("s", "sh", "ch", "x", "z")


@cache
def forms(verb: str) -> tuple[str, ...]:
    """The forms of an English verb: itself, third person, past (and its participle, if another), present participle.

    >>> forms("urge")
    ('urge', 'urges', 'urged', 'urging')
    """
    table = load_table("verbs")
    if verb in table["irregular"]:
        return (verb, *table["irregular"][verb])
    if verb.endswith("e"):
        return (verb, verb + "s", verb + "d", verb[:-1] + "ing")
    if verb.endswith("y") and verb[-2:-1] not in set("aeiou"):
        return (verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    stem = verb + verb[-1] if verb in table["doubling"] else verb
    plural = "es" if verb.endswith(SIBILANT) else "s"
    return (verb, verb + plural, stem + "ed", stem + "ing")
