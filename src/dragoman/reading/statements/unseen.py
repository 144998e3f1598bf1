"""Statements that the tagger passes over, found by grammar: clauses of which it saw nothing at all.

"Support was expressed for the plan", "The need for dialogue was underlined" and "They also touched on trade" follow one
pattern: a verb (or verb and noun) of the act lexicon at the head of the sentence, passive, or with a person or group of
the cast as subject. Confidence is lower than the tagger's own.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from dragoman.lexicon import load_table
from dragoman.model import Span
from dragoman.reading.cast import Form
from dragoman.reading.layout import BlockKind
from dragoman.reading.spans import SpanIndex
from dragoman.reading.statements.contents import clean
from dragoman.reading.statements.cues import any_form, cue_act, finite_verb, speech_acts, spoken
from dragoman.reading.statements.draft import UNTAGGED, Draft, in_order
from dragoman.reading.statements.drafts import is_duty
from dragoman.reading.statements.objects import beyond_object
from dragoman.reading.statements.scene import Scene
from dragoman.reading.statements.sources import past_reporter
from dragoman.reading.statements.speakers import is_all, is_contact
from dragoman.reading.syntax import SUBJECTS, Sentence, is_finite

if TYPE_CHECKING:
    from spacy.tokens import Token

SPEAKING_FORMS = frozenset({Form.NAME, Form.TITLE, Form.PRONOUN, Form.GROUP, Form.COUNTERPART})


def add_unseen(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with one for each clause of speech that none of them touches."""
    seen = SpanIndex(draft.reach for draft in drafts)
    made: list[Draft] = []
    for sentence in scene.syntax.sentences:
        block = scene.layout.block_at(sentence.span.start)
        if block is None or block.kind is BlockKind.TITLE:
            continue
        made += [*_unmentioned(scene.text, sentence), *_told_behind(scene.text, sentence)]
        for verb in _verbs(sentence):
            if seen.touches(sentence.place(verb)):
                continue
            draft = _misread(scene, sentence, verb) or _draft(scene, sentence, verb)
            if draft is not None and not _points_back(scene.text, draft):
                made.append(draft)
    return in_order(drafts, made)


def _unmentioned(text: str, sentence: Sentence) -> list[Draft]:
    """What a sentence says that nobody spoke of ("There was *no mention* in the call about ports")."""
    found = _no_mention().match(text, sentence.span.start, sentence.span.end)
    if found is None:
        return []
    content = clean(text, Span(found.end(), sentence.span.end))
    return [Draft(content, Span(*found.span("cue")), finite=False, confidence=UNTAGGED)] if content.length else []


@cache
def _no_mention() -> re.Pattern[str]:
    return re.compile(load_table("statements")["no_mention"], re.IGNORECASE)


def _told_behind(text: str, sentence: Sentence) -> list[Draft]:
    """What a sentence says of which it is told only behind that it was agreed or said ("…, *it was agreed*")."""
    found = _behind().search(text, *sentence.span)
    if found is None:
        return []
    content = clean(text, Span(sentence.span.start, found.start()))
    return [Draft(content, Span(*found.span("cue")), confidence=UNTAGGED)] if content.length else []


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(load_table("statements")["told_behind"])


def _points_back(text: str, draft: Draft) -> bool:
    """Whether a draft tells but that something told before was said ("*This* was discussed")."""
    return draft.content.of(text).casefold() in load_table("statements")["pointing"]


def _verbs(sentence: Sentence) -> list["Token"]:
    """The sentence's main verbs, and beneath them infinitives of purpose and participles that tell a clause.

    "called him *to congratulate* him"; "complained of the ban, *assuring* him that …".
    """
    root = sentence.words.root
    main = [root, *(token for token in root.conjuncts if token.tag_.startswith("V"))]
    main += [child for child in root.lefts if child.dep_ == "ccomp" and child.tag_.startswith("V")]
    purposes = [
        child for verb in main for child in verb.rights if child.tag_ == "VB" and child.dep_ in {"advcl", "xcomp"}
    ]
    beside = [
        child
        for verb in main
        for child in verb.rights
        if child.tag_ == "VBG" and child.dep_ == "advcl" and any(c.dep_ == "ccomp" for c in child.rights)
    ]
    return sorted([*main, *purposes, *beside], key=lambda token: token.i)


def _draft(scene: Scene, sentence: Sentence, verb: "Token") -> Draft | None:
    text = scene.text
    subject = _subject(verb)
    if subject is None or is_duty(verb):
        return None
    words = sentence.whole(subject)
    if any(child.dep_ == "auxpass" for child in verb.children):
        return None if _is_person(scene, words, subject) else _passive(text, sentence, verb, subject)
    cue = spoken(text, sentence.place(verb))
    words = past_reporter(text, words, cue, sentence) or words
    mentions = [mention for mention in scene.cast.touching(words) if mention.form in SPEAKING_FORMS and mention.actors]
    told = mentions or is_contact(text, words) or is_all(text, words)
    if not told or not (speech_acts().search(text, *cue) or _tells_clause(verb) or _calls(verb)):
        return None
    content = beyond_object(text, cue, clean(text, Span(cue.end, end_of(sentence, verb))), sentence)
    return Draft(content, cue, words, finite=is_finite(sentence.tokens(content)), confidence=UNTAGGED)


def _misread(scene: Scene, sentence: Sentence, noun: "Token") -> Draft | None:
    """A verb that the parser took for a noun ("The ministry *underlines* that …"), its subject for a part of it."""
    told = next((child for child in noun.rights if child.dep_ in {"relcl", "acl"} and _is_that_clause(child)), None)
    if noun.tag_ != "NNS" or told is None or noun.left_edge.i == noun.i or not finite_verb().fullmatch(noun.text):
        return None
    cue = sentence.place(noun)
    words = sentence.place(noun.left_edge).to(sentence.place(noun.nbor(-1)))
    content = clean(scene.text, Span(cue.end, sentence.place(told.right_edge).end))
    return Draft(content, cue, words, confidence=UNTAGGED) if scene.whom(words) else None


def _is_that_clause(verb: "Token") -> bool:
    """Whether a clause has a "that" before it and a subject beside it, as no relative clause has."""
    marked = any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.lefts)
    return marked and any(child.dep_ in SUBJECTS for child in verb.lefts)


def _tells_clause(verb: "Token") -> bool:
    """Whether a verb of speech has a clause of its own to tell ("underlines that …")."""
    told = (child for child in verb.rights if child.dep_ == "ccomp")
    clause = any(grandchild.dep_ in SUBJECTS for child in told for grandchild in child.lefts)
    return clause and bool(finite_verb().fullmatch(verb.text))


def _calls(verb: "Token") -> bool:
    """Whether a verb of speech says what something is ("called the ban unscientific")."""
    named = any(child.dep_ == "oprd" for child in verb.rights)
    return named and bool(finite_verb().fullmatch(verb.text))


def _is_person(scene: Scene, words: Span, subject: "Token") -> bool:
    """Whether a subject is but somebody, who is then told, drawn aside or invited, and not what was said."""
    done_to = any_form(tuple(load_table("statements")["done_to"]))
    if subject.tag_.startswith("NNP") and done_to.fullmatch(subject.head.text):
        return True
    named = scene.cast.touching(words)
    return any(words.length - words.overlap(mention.span) <= len("the ") for mention in named)


def _passive(text: str, sentence: Sentence, verb: "Token", noun: "Token") -> Draft | None:
    """A passive of saying: its subject is the content, or what follows where that is "it" or an act ("attention")."""
    if not _passives().fullmatch(verb.text):
        return None
    subject = sentence.whole(noun)
    auxiliary = min((child for child in verb.children if child.dep_ == "auxpass"), key=lambda child: child.i)
    cue = sentence.place(auxiliary).to(sentence.place(verb))
    end = end_of(sentence, verb)
    empty = subject.of(text).casefold() == "it"
    if (empty or cue_act(noun.text) is not None) and end > cue.end:
        content = clean(text, Span(cue.end, end))
        whole = cue if empty else subject.to(cue)
        return Draft(content, whole, finite=is_finite(sentence.tokens(content)), confidence=UNTAGGED)
    told = Span(subject.start, max(cue.start, subject.end))
    if _MORE.match(text, cue.end, sentence.span.end) and not any(c.tag_.startswith("V") for c in verb.conjuncts):
        told = Span(subject.start, sentence.place(verb.right_edge).end)
    return Draft(clean(text, told), cue, finite=False, confidence=UNTAGGED)


_MORE = re.compile(r",?\s+(?:as well as|including|in particular|among them|notably|such as|along with)\b")


@cache
def _passives() -> re.Pattern[str]:
    return any_form(tuple(load_table("statements")["passives"]))


def _subject(verb: "Token") -> "Token | None":
    """The verb's subject, or that of the verb it is coordinated with or serves."""
    if verb.dep_ in {"advcl", "xcomp"} and verb.tag_ == "VB" and _apart(verb):
        verb = verb.sent.root
    while True:
        subject = next((child for child in verb.lefts if child.dep_ in SUBJECTS), None)
        if subject is not None or verb.dep_ not in {"conj", "advcl", "xcomp"}:
            return subject
        verb = verb.head


def _apart(verb: "Token") -> bool:
    """Whether a comma parts an infinitive of purpose from the words before it, so that the main subject has it."""
    return verb.left_edge.i > verb.sent.start and verb.nbor(verb.left_edge.i - verb.i - 1).text == ","


def end_of(sentence: Sentence, verb: "Token") -> int:
    """Where the verb's part of the sentence ends: before a coordinated verb, else with all that depends on it."""
    later = [child.left_edge for child in verb.children if child.dep_ == "conj" and child.i > verb.i]
    joint = [child for child in verb.children if child.dep_ == "cc" and child.i > verb.i]
    if later and joint:
        return sentence.place(joint[0]).start
    return sentence.place(verb.right_edge).end
