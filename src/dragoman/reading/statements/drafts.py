"""From the tagger's attributions to drafts: one for each stretch of content, with cue, source and content repaired."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from dragoman.lexicon import load_table
from dragoman.model import Span, trim
from dragoman.reading.spans import SpanIndex
from dragoman.reading.statements.contents import (
    QUOTES,
    STOPS,
    after,
    beside,
    clean,
    from_sentence_start,
    near,
    stretches,
    to_clause_end,
    to_clause_start,
    within,
    without_aside,
    without_cue,
)
from dragoman.reading.statements.cues import any_form, cue_act, plain_verb
from dragoman.reading.statements.draft import Draft
from dragoman.reading.statements.objects import behind_verb, of_purpose, without_addressee, without_object
from dragoman.reading.statements.quoted_as import quoted_as
from dragoman.reading.statements.sources import (
    PASSIVE,
    by_whom,
    nearest,
    no_act,
    of_sentence,
    past_reporter,
    whole_cue,
    whole_source,
    with_act_noun,
    with_passive_subject,
)
from dragoman.reading.statements.subjects import is_misread
from dragoman.reading.syntax import SUBJECTS, Sentence, Syntax, is_finite, main_clause
from dragoman.reading.tagger import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Token


def repair(text: str, attributions: Sequence[Attribution], syntax: Syntax) -> list[Draft]:
    """Turn the tagger's attributions into drafts with clean spans, in the order of the text."""
    taken = SpanIndex(span for found in attributions for span in (found.cue, *found.source))
    drafts: list[Draft] = []
    for tagged in attributions:
        found = _uninverted(text, tagged, syntax)
        cue = whole_cue(text, found.cue)
        sentence = syntax.at(cue.start)
        if sentence and _ACCORDING.match(text, *cue):
            drafts += _according(text, cue, sentence, found.confidence)
            continue
        quoted = quoted_as(text, found, sentence) if sentence else None
        if quoted is not None and quoted.content.length:
            drafts.append(quoted)
            continue
        source = _source(text, found, cue, sentence)
        for stretch in near(text, list(stretches(text, found)), sentence):
            content = within(text, after(stretch, cue), sentence)
            content = beside(without_cue(content, cue, sentence) if source else content, source)
            content = to_clause_start(to_clause_end(text, content, cue, syntax, taken), cue, sentence, taken)
            content = without_aside(text, from_sentence_start(text, content, cue, source, sentence))
            cue_here, content = with_act_noun(text, cue, clean(text, content))
            draft = Draft(
                content, with_passive_subject(cue_here, content, source, sentence), source, confidence=found.confidence
            )
            draft = of_purpose(text, behind_verb(text, draft, sentence), sentence)
            draft = without_addressee(text, replace(draft, finite=_finite(text, draft, syntax)))
            draft = _without_grounds(text, without_object(text, draft, syntax), syntax)
            if draft.content.length > 0 and _speaks(text, draft):
                drafts.append(draft)
    return sorted(drafts, key=lambda draft: (draft.start, draft.content))


def _uninverted(text: str, found: Attribution, syntax: Syntax) -> Attribution:
    """An attribution whose cue stands in part before its subject ("*nor did* Berg *say*"), with the verb as cue."""
    sentence = syntax.at(found.cue.start)
    match = _inverted().search(text, *sentence.span) if sentence else None
    if match is None or not match.start() <= found.cue.start < match.end():
        return found
    cue = Span(*match.span("cue"))
    content = tuple(Span(max(piece.start, cue.end), piece.end) for piece in found.content if piece.end > cue.end)
    return found._replace(cue=cue, source=(trim(text, *match.span("source")),), content=content or found.content)


@cache
def _inverted() -> re.Pattern[str]:
    auxiliary = "did|does|do|had|has|have|will|would"
    return re.compile(
        rf"\b[Nn]or\s+(?:{auxiliary})\s+(?P<source>(?:[\w.'’-]+\s){{1,4}}?)(?P<cue>{plain_verb().pattern})"
    )


def _source(text: str, found: Attribution, cue: Span, sentence: Sentence | None) -> Span | None:
    """The source of an attribution, whole, in the cue's sentence, and one that can speak."""
    source = no_act(text, whole_source(nearest(found.source, cue), cue, sentence), cue)
    source = past_reporter(text, of_sentence(source, cue, sentence), cue, sentence)
    return by_whom(text, source, cue, sentence)


def point_back(text: str, drafts: Sequence[Draft], syntax: Syntax) -> list[Draft]:
    """The drafts; where content is but "this" ("This was stated by X"), with the sentence before that is meant."""
    pointed = []
    for draft in drafts:
        sentence = syntax.at(draft.start)
        before = syntax.at(sentence.span.start - 2) if sentence else None
        if before is not None and draft.content.of(text).casefold() in load_table("statements")["pointing"]:
            pointed.append(replace(draft, content=clean(text, before.span), finite=True))
        else:
            pointed.append(draft)
    return sorted(pointed, key=lambda draft: (draft.start, draft.content))


WORDLESS = frozenset({"IN", "TO", "DT", "CC", "MD", "NNP", "NNPS", "CD"})
"""Tags of words that alone are no cue."""


def is_speech(found: Attribution, syntax: Syntax) -> bool:
    """Whether an attribution has a source, or a verb for its cue, and is no mere condition.

    A bare noun ("reports that …") tells nobody's words, nor does "if Moscow recognises …" or "islets disputed by …"
    or "the two sides should support …", which is somebody's demand.
    """
    sentence = syntax.at(found.cue.start)
    if sentence is None:
        return True
    words = sentence.tokens(found.cue)
    verbs = [token for token in words if token.tag_.startswith("V")]
    if not verbs:
        return _is_noun_of_speech(found, words)
    if any(is_duty(verb) or is_misread(verb) or _is_judged(verb) or _is_put(verb) for verb in verbs):
        return False
    if any(child.dep_ == "mark" and child.lower_ in {"if", "unless"} for verb in verbs for child in verb.children):
        return False
    return not any(verb.dep_ == "acl" and verb.tag_ == "VBN" for verb in verbs)


def _is_noun_of_speech(found: Attribution, words: Sequence["Token"]) -> bool:
    """Whether a cue without a verb may be one: not function words or names alone, nor a phrase of a preposition."""
    if words and (all(token.tag_ in WORDLESS for token in words) or words[0].tag_ == "IN"):
        return words[0].lower_ == "according"
    mentions = load_table("statements")["no_speech"]
    return bool(found.source) and not any(token.tag_ == "NNS" or token.lower_ in mentions for token in words)


def _is_judged(verb: "Token") -> bool:
    """Whether an infinitive only says what it would be good to do ("It is important *to reaffirm* this")."""
    above = verb.head
    judged = any(child.dep_ == "acomp" for child in above.rights) and any(child.lower_ == "it" for child in above.lefts)
    return verb.tag_ == "VB" and verb.dep_ == "xcomp" and above.lower_ in {"is", "was", "be"} and judged


def _is_put(verb: "Token") -> bool:
    """Whether a question is put to somebody by whoever listens ("she said *when asked* about it")."""
    return verb.lower_ in {"asked", "questioned", "pressed"} and verb.tag_ == "VBN" and verb.dep_ == "advcl"


def is_duty(verb: "Token") -> bool:
    """Whether somebody other than the narrator should, must or needs to do what a verb says."""
    words = load_table("statements")["duty"]
    bound = verb.head if verb.dep_ == "xcomp" and verb.head.lower_ in words["needs"] else verb
    while bound.dep_ == "conj" and not any(child.dep_ in {*SUBJECTS, "aux"} for child in bound.lefts):
        bound = bound.head
    needs = bound.lower_ in words["needs"] and any(child.dep_ == "xcomp" for child in bound.children)
    duty = needs or any(child.lower_ in words["auxiliaries"] and child.dep_ == "aux" for child in bound.children)
    while bound.dep_ == "conj" and not any(child.dep_ in SUBJECTS for child in bound.lefts):
        bound = bound.head
    subject = next((child for child in bound.lefts if child.dep_ == "nsubj"), None)
    return duty and subject is not None and subject.lower_ not in {"i", "we"}


def _according(text: str, cue: Span, sentence: Sentence, confidence: float) -> Iterable[Draft]:
    """The draft of "According to X, Y" or "Y, according to X": the source runs to the comma or the sentence's end."""
    comma = text.find(",", cue.end, sentence.span.end)
    leads = not text[sentence.span.start : cue.start].strip(QUOTES)
    end = comma if comma >= 0 else sentence.span.end
    rest = Span(end, sentence.span.end) if leads else Span(sentence.span.start, cue.start)
    content = clean(text, rest)
    if content.length:
        yield Draft(content, cue, trim(text, cue.end, end, extra=STOPS), confidence=confidence)


_ACCORDING = re.compile(r"according to\Z", re.IGNORECASE)


def _finite(text: str, draft: Draft, syntax: Syntax) -> bool:
    """Whether the content is a clause: introduced by "that", a colon or a quotation mark, or parsed as one."""
    sentence = syntax.at(draft.content.start)
    if sentence is None:
        return True
    words = sentence.tokens(draft.content)
    if (
        draft.cue
        and draft.content.start >= draft.cue.end
        and _INTRODUCED.search(text, draft.cue.end, draft.content.start)
    ):
        return any(token.tag_[:1] in {"V", "M"} for token in words)
    return is_finite(words)


_INTRODUCED = re.compile(r"\bthat,?\s*[\"“«]?\Z", re.IGNORECASE)


def _without_grounds(text: str, draft: Draft, syntax: Syntax) -> Draft:
    """The draft without its clause's grounds before the subject ("that, *in view of this*, there would be …")."""
    sentence = syntax.at(draft.content.start)
    if not draft.finite or sentence is None:
        return draft
    clause = main_clause(sentence, draft.content)
    grounds = _grounds().search(text, draft.content.start, clause.start)
    return replace(draft, content=clean(text, clause)) if grounds else draft


@cache
def _grounds() -> re.Pattern[str]:
    openings = "|".join(map(re.escape, load_table("statements")["grounds"]))
    return re.compile(
        rf"\b(?:{openings}|\w+ (?:this|that|these|those|such))\b(?! (?:day|week|month|year))", re.IGNORECASE
    )


def _speaks(text: str, draft: Draft) -> bool:
    """Whether the cue is one of speech or attitude at all, rather than of naming or possessing."""
    if draft.cue is None:
        return True
    table = load_table("statements")
    words = draft.cue.of(text)
    if draft.source and _documents().search(text, *draft.source):
        return False
    if any_form(tuple(table["naming"])).search(words) or words.casefold() in table["no_cues"]:
        return False
    if draft.content.of(text).casefold() in table["persons"] and cue_act(words) is None:
        return False
    if not draft.finite and (_deed().match(words) or _is_silent(text, draft)):
        return False
    empty = draft.source and draft.source.of(text).casefold() == "it" and not PASSIVE.search(text, *draft.cue)
    return not empty and (draft.finite or not any_form(tuple(table["possessing"])).fullmatch(words))


def _is_silent(text: str, draft: Draft) -> bool:
    """Whether a draft only says what a report or an account leaves out ("Media *did not report* any exchange")."""
    table = load_table("statements")
    if draft.source is None or draft.cue is None:
        return False
    account = re.search(table["accounts"], draft.source.of(text), re.IGNORECASE)
    return bool(account and re.match(table["leaving_out"], draft.reach.of(text), re.IGNORECASE))


@cache
def _deed() -> re.Pattern[str]:
    """Matches a cue whose verb is one of doing ("has signed a decree"), whatever its object is called."""
    doing = any_form(tuple(load_table("statements")["doing"])).pattern
    return re.compile(rf"(?:(?:has|have|had|was|were|is|are|will|also|then|been)\s+)*{doing}", re.IGNORECASE)


@cache
def _documents() -> re.Pattern[str]:
    nouns = load_table("statements")["documents"]
    return re.compile(r"\b(?:" + "|".join(nouns) + r")\b", re.IGNORECASE)
