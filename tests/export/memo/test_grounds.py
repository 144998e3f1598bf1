"""No name, number or date stands in a sentence of a memo that the words it cites do not show.

The check here is not the memo's own: it knows only the words cited, the facts read from them, and who is who.
"""

import re

import pytest
from hypothesis import given, settings

from dragoman.api import compare_accounts
from dragoman.export.facts import plain_minutes
from dragoman.export.memo import document_of
from dragoman.export.memo.grounds import names
from dragoman.lexicon import load_table
from dragoman.lexicon.calendar import month_names
from dragoman.lexicon.names import same_person
from dragoman.lexicon.parties import party_name, party_of, party_pattern
from dragoman.sources import load
from tests.export.strategies import records

CASES = (
    "02_trudeau_modi_2021", "05_hayashi_wang_2021", "09_biden_putin_jan26_2021", "11_blinken_wang_nov_2021",
    "12_trump_putin_mar18_2025", "15_netanyahu_erdogan_2013", "16_modi_letter_khan_2018", "20_moon_kishida_oct_2021",
    "23_putin_merkel_macron_2021", "26_obama_medvedev_letter_2009", "27_modi_trump_june_2025",
    "30_jaishankar_wang_moscow_2020",
)  # fmt: skip
OPENERS = {"according", "all", "both", "for", "of", "on", "one", "only", "the", "told", "two"}
FIGURES = {word: number for number, word in enumerate(load_table("summaries")["words"]["numbers"]) if number > 1}
CAPITAL = re.compile(r"[^\W\d_][\w'’-]*")


def unquoted(text, record):
    """The sentence without publishers and quotations."""
    labels = {reading.account.label for reading in record.readings}
    labels |= {reading.account.name for reading in record.readings}
    labels |= {re.sub(r"\s*\([^()]*\)\s*$", "", one) for one in labels}
    for one in sorted(filter(None, labels), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(one)}(?!\w)", "_", text)
    return re.sub("“[^“”]*”", "_", text)


def cited(sentence, record):
    """The words cited, with the values of the facts that lie in them."""
    told = []
    readings = dict(zip(record.account_ids, record.readings, strict=True))
    for proof in sentence.proofs:
        reading = readings[proof.account]
        told.append(proof.span.of(reading.account.text))
        for contact in filter(None, (reading.contact, *reading.other_contacts)):
            told += [value for fact in contact.facts if proof.span.covers(fact.span) for value in values(fact)]
    return told


def values(fact):
    yield str(fact.value)
    if fact.field == "date" and (parts := re.match(r"(\d{4})-(\d{2})(?:-(\d{2}))?", str(fact.value))):
        yield f"{parts[1]} {month_names()[int(parts[2]) - 1]} {int(parts[3] or 0)}"
    if fact.field == "duration":
        yield plain_minutes(int(fact.value))
    if fact.field == "initiator":
        yield party_name(str(fact.value))


def unshown(sentence, record):
    """What the sentence says and its citations do not."""
    plain, told = unquoted(sentence.text, record), cited(sentence, record)
    pool = {word.casefold() for words in told for word in re.findall(r"\w+", words)}
    figures = {str(FIGURES.get(word, word)) for word in pool}
    counted = {len(sentence.proofs), len({proof.account for proof in sentence.proofs})}
    for number in re.findall(r"\d+", plain):
        if number not in figures:
            yield number
    for word in re.findall(r"\w+", plain.casefold()):
        if word in FIGURES and str(FIGURES[word]) not in figures and FIGURES[word] not in counted:
            yield word
    people = [name for words in told for name in names_in(words)]
    parties = {party_of(found[0]) for words in told for found in party_pattern().finditer(words)}
    for found in CAPITAL.finditer(plain):
        word = found[0]
        known = word.islower() or word == "_" or not word[0].isupper() or word.casefold() in pool
        opens = re.search(r"(?:^|[.:;] )$", plain[: found.start()]) and word.casefold() in OPENERS
        person = any(same_person(run, name) for run in runs(plain, word) for name in people)
        if not (known or opens or person or any(party_of(run) in parties - {None} for run in runs(plain, word))):
            yield word


def names_in(words):
    row = CAPITAL.findall(words)
    return [
        " ".join(row[start:end]) for start in range(len(row)) for end in range(start + 1, min(start + 6, len(row)) + 1)
    ]


def runs(plain, word):
    """The rows of up to six words of the sentence that hold `word`."""
    row = [one.rstrip(".") for one in re.findall(r"[\w'’.-]+", plain)]
    spans = ((start, end) for start in range(len(row)) for end in range(start + 1, min(start + 6, len(row)) + 1))
    return [" ".join(row[start:end]) for start, end in spans if word in row[start:end]]


def check(record):
    memo = document_of(record).memo
    for section in memo.sections:
        for sentence in section.sentences:
            assert sentence.proofs, sentence.text
            if sentence.counts:
                assert len(sentence.proofs) <= int(re.match(r"\d+", sentence.text)[0])
            else:
                assert not list(unshown(sentence, record)), (sentence.text, cited(sentence, record))
    return memo


def test_example_pair_is_grounded(examples):
    memo = check(compare_accounts(list(load([str(examples)]))))
    assert sum(len(section.sentences) for section in memo.sections) > 10


@pytest.mark.parametrize("case", CASES)
def test_cases_are_grounded(shared, case):
    check(compare_accounts(list(load([str(path) for path in sorted((shared / "cases/points" / case).glob("*.txt"))]))))


def test_record_made_by_hand_is_grounded(record, single):
    check(record)
    check(single)


@settings(max_examples=150, deadline=None)
@given(records())
def test_any_record_is_grounded(record):
    check(record)


def test_what_follows_a_name_is_no_name_of_its_own():
    assert names("Both tell of a call between Anders K. Berg, Jr. and Rojas.") == ["Anders K. Berg", "Rojas"]
