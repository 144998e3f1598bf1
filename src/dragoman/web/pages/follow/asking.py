"""What a visitor asks of a Follow page: its parameters under the API's names, put in order, and addresses for them.

A form sends all of its fields, filled in or not; what is blank was not asked.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from dragoman.archive.errors import QueryError
from dragoman.archive.follow import AFTER_DAYS, NEAR_DAYS, RUN, Choice, Scope, State

PAGES = {
    "timeline": ("who", "topic", "since", "until", "near"),
    "positions": ("party", "topic", "to", "since", "until", "run", "everywhere"),
    "undertakings": ("who", "topic", "since", "until", "on", "status", "kind", "all"),
    "silence": ("who", "side", "topic", "since", "until", "on", "after"),
    "omitted": ("who", "side", "since", "until", "least"),
}
"""The questions, and what each can be asked with."""
WANTED = {"positions": ("party", "topic")}
"""What a question cannot be asked without."""
SHARED = ("who", "topic", "since", "until")
"""What goes along from one question to another."""
MANY = frozenset({"who", "to", "status", "kind"})
MOST = 10
LONGEST = 500
_NUMBERS = {
    "near": (NEAR_DAYS, 0, 3650),
    "run": (RUN, 2, 1000),
    "after": (AFTER_DAYS, 0, 3650),
    "least": (1, 1, 100_000),
}
_BROKEN = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True)
class Question:
    """One question: which page, the values given for each parameter, the page of its table, and whether it was asked.

    A page that is opened without any parameter has not been asked anything yet.
    """

    page: str
    given: Mapping[str, tuple[str, ...]]
    number: int = 1
    asked: bool = True

    @property
    def who(self) -> tuple[str, ...]:
        """The parties and persons named."""
        return self.given.get("who", ())

    @property
    def to(self) -> tuple[str, ...]:
        """Those spoken to."""
        return self.given.get("to", ())

    @property
    def scope(self) -> Scope:
        """What the answer is confined to."""
        return Scope(self.one("topic"), self.one("since"), self.one("until"), bool(self.one("everywhere")))

    @property
    def choice(self) -> Choice:
        """Which undertakings are wanted. Raises QueryError for a status that is none."""
        status = self.given.get("status", ())
        for one in status:
            if one not in set(State):
                message = f"{one} is no status; there are {', '.join(State)}"
                raise QueryError(message)
        return Choice(status, self.given.get("kind", ()), bool(self.one("all")))

    @property
    def missing(self) -> list[str]:
        """What must be given before there is an answer, and is not."""
        return [name for name in WANTED.get(self.page, ()) if name not in self.given]

    def one(self, name: str) -> str | None:
        """The value of a parameter; None where it is not given."""
        return next(iter(self.given.get(name, ())), None)

    def count(self, name: str) -> int:
        """A parameter that is a number, or what stands for it. Raises QueryError for what is none."""
        least, most = _NUMBERS[name][1:]
        value = self.one(name) or str(_NUMBERS[name][0])
        if not re.fullmatch(r"[0-9]{1,6}", value) or not least <= int(value) <= most:
            message = f"{value} is no number from {least:,} to {most:,}"
            raise QueryError(message)
        return int(value)

    def address(self, number: int = 1, /, **changed: str | Iterable[str] | None) -> str:
        """The address of this question with some of it changed, at a page of its table."""
        kept: dict[str, Iterable[str]] = dict(self.given)
        for name, value in changed.items():
            kept[name] = () if value is None else (value,) if isinstance(value, str) else value
        pairs = [(name, value) for name in PAGES[self.page] for value in kept.get(name, ())]
        pairs += [("page", str(number))] if number > 1 else []
        return f"/follow/{self.page}?{urlencode(pairs)}" if pairs else f"/follow/{self.page}"

    def beside(self, page: str) -> str:
        """The address of another question about the same parties, topic and time."""
        if page == self.page:
            return self.address()
        kept = {name: values for name, values in self.given.items() if name in SHARED}
        if self.page == "positions":
            kept["who"] = (*self.given.get("party", ()), *self.to)
        if page == "positions" and "who" in kept:
            kept |= {"party": kept["who"][:1], "to": kept["who"][1:]}
        kept = {name: values for name, values in kept.items() if values}
        return Question(page, kept).address()


def question_of(page: str, params: QueryParams) -> Question:
    """What the query of an address asks. Raises QueryError for more, or longer, than can be asked."""
    given: dict[str, tuple[str, ...]] = {}
    for name in PAGES[page]:
        values = tuple(dict.fromkeys(value.strip() for value in params.getlist(name) if value.strip()))
        if any(_BROKEN.search(value) for value in values):
            message = "leave out control characters"
            raise QueryError(message)
        if len(values) > MOST or any(len(value) > LONGEST for value in values):
            message = f"ask for {MOST} names at most, of {LONGEST} letters each"
            raise QueryError(message)
        if values:
            given[name] = values if name in MANY else values[:1]
    number = params.get("page", "1")
    return Question(page, given, int(number) if re.fullmatch(r"[1-9][0-9]{0,5}", number) else 1, bool(params))
