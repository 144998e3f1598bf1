"""What a sentence of the memo may say: every name, number and date in it must stand in the words that it cites.

Quoted words and the names of publishers are exempt: they are shown as they are. A person may stand in the account
under another form of the name, a party as its people or its seat, a date or a length as the fact read from the words.
A name that stands elsewhere in an account that the sentence cites is cited from there as well.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from dragoman.collation.called import called, short_label
from dragoman.export.labels import label, plain_date, plain_minutes
from dragoman.export.memo.wording import shown_day
from dragoman.export.mentions import capital_rows, find_party, find_person
from dragoman.export.view import View
from dragoman.lexicon import load_table
from dragoman.lexicon.names import is_suffix, name_key
from dragoman.lexicon.parties import party_name, party_of
from dragoman.model import Evidence, Fact, Span

_QUOTED = re.compile("“[^“”]*”")
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"\w+")
_SENTENCE_START = re.compile(r"(?:^|[.:;]\s+)$")
_PLURAL_FROM = 2
"""Number words from here on are figures; "one" is a pronoun too often."""


@dataclass(frozen=True)
class Grounds:
    """Judges sentences about the accounts of a view.

    A number word may also count the accounts or the spans that a sentence cites ("the two sides").
    """

    view: View

    def shown(self, text: str, proofs: tuple[Evidence, ...]) -> tuple[Evidence, ...] | None:
        """`proofs`, with the places of names that they lack; None where `text` says what they do not show."""
        proofs = tuple(proof for proof in proofs if proof.account in self.view.by_key and proof.span.length > 0)
        if not proofs:
            return None
        plain = self.plain(text)
        if not all(self._has_number(number, proofs) for number in numbers(plain)):
            return None
        added: list[Evidence] = []
        for name in names(plain):
            if not self._has_name(name, (*proofs, *added)):
                place = self._place_of(name, proofs)
                if place is None:
                    return None
                added.append(place)
        return (*proofs, *added)

    def plain(self, text: str) -> str:
        """`text` without the names of publishers and without what it quotes."""
        for name in self._publishers:
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " _ ", text)
        return _QUOTED.sub(" _ ", text)

    @cached_property
    def _publishers(self) -> tuple[str, ...]:
        """Whatever a sentence may call the accounts, the longest first."""
        accounts = [column.account for column in self.view.columns]
        short = [short_label(account.label) for account in accounts]
        alone = (one for account in accounts for one in (account.label, account.name))
        named = {one for one in (*alone, *short, *called(short, accounts), *self.view.names) if one.strip()}
        return tuple(sorted(named, key=lambda one: (-len(one), one)))

    def _words(self, proofs: Iterable[Evidence]) -> Iterator[str]:
        """The words cited, and the values of the facts that were read from them."""
        for proof in proofs:
            column = self.view.by_key[proof.account]
            yield proof.span.of(column.account.text)
            contacts = [column.reading.contact, *column.reading.other_contacts]
            for fact in (fact for contact in contacts if contact for fact in contact.facts):
                if proof.span.covers(fact.span):
                    yield from _renderings(fact)

    def _has_number(self, number: str, proofs: tuple[Evidence, ...]) -> bool:
        pool = {word.casefold() for words in self._words(proofs) for word in _WORD.findall(words)}
        figures = {_number_words().get(word, word) for word in pool}
        counted = {str(len(proofs)), str(len({proof.account for proof in proofs}))}
        own = _number_words().get(number)
        return number in pool or (own or number) in figures or own in counted

    def _has_name(self, name: str, proofs: tuple[Evidence, ...]) -> bool:
        cited = list(self._words(proofs))
        pool = {name_key(word) for words in cited for word in _WORD.findall(words)}
        keys = [name_key(word) for word in _WORD.findall(name)]
        if all(key in pool for key in keys if key):
            return True
        code = party_of(name)
        return any(find_person(words, name) or (code and find_party(words, code)) for words in cited)

    def _place_of(self, name: str, proofs: tuple[Evidence, ...]) -> Evidence | None:
        """Where an account that is cited already has `name`."""
        code = party_of(name)
        for key in dict.fromkeys(proof.account for proof in proofs):
            text = self.view.by_key[key].account.text
            found = _as_written(text, name) or find_person(text, name) or (find_party(text, code) if code else None)
            if found:
                return Evidence(key, found)
        return None


def numbers(plain: str) -> list[str]:
    """The numbers of a sentence without its quotations, figures and words."""
    words = {word.casefold() for word in _WORD.findall(plain)}
    return sorted({*_NUMBER.findall(plain), *(word for word in words if word in _number_words())})


def names(plain: str) -> list[str]:
    """The names of a sentence without its quotations: words with capitals, in rows, but not what only begins it.

    What follows a name after a comma ("Jr.") is none.
    """
    found = []
    for span in capital_rows(plain):
        name = span.of(plain)
        first, _, rest = name.partition(" ")
        if _SENTENCE_START.search(plain[: span.start]) and first.casefold() in _openers():
            name = rest.strip()
        if name.strip("_ ") and not is_suffix(name):
            found.append(name)
    return found


def _as_written(text: str, name: str) -> Span | None:
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    return Span(*found.span()) if found else None


def _renderings(fact: Fact) -> Iterator[str]:
    """The value of a fact in all the ways in which a sentence may give it."""
    value = str(fact.value)
    yield value
    match fact.field:
        case "date":
            yield from (shown_day(value), plain_date(value))
        case "duration" if isinstance(fact.value, int):
            yield plain_minutes(fact.value)
        case "initiator":
            yield party_name(value)
        case "kind":
            yield label("contact_kind", value)


@cache
def _openers() -> frozenset[str]:
    return frozenset(label("memo_opener", "words").split())


@cache
def _number_words() -> dict[str, str]:
    """Number words from "two" on, with their figures."""
    listed = load_table("summaries")["words"]["numbers"]
    return {word: str(number) for number, word in enumerate(listed) if number >= _PLURAL_FROM}
