"""An archive of accounts that mean harm: markup, queries and format strings in every field, endless and reversed words.

What they say is put into each field that a person or a publisher can fill, so that every page shows some of it.
"""

from dataclasses import replace

from dragoman.archive import Archive, ArchiveError
from dragoman.model import Account, AccountKind, Reading, SourceError
from dragoman.reading import read

HARM = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)><b style='position:fixed'>",
    "javascript:alert(document.cookie)",
    "{{7*7}}{% raw %}${7*7}<%= 7*7 %>%s%n{0.__class__}",
    "'; DROP TABLE account; -- ' OR '1'='1",
    "</title></textarea></script><script>alert(1)</script><!--",
    "\u202egnirts desrever\u2066 \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 \u2028line",
    "W" * 300,
)
LONG = 200_000
"""Words of the longest account."""
ENDLESS = 20_000
"""Characters without a blank."""
TOLD = (
    "On 3 May 2021, Foreign Minister Marta Lind of Norway telephoned her Danish counterpart, Foreign Minister Jeppe "
    "Kofod. Ms. Lind said that Norway was ready to reopen the ferry line {harm} in June. Mr. Kofod said: “{harm}”. He "
    "promised to visit {harm} in August."
)
ANSWERED = (
    "Foreign Minister Jeppe Kofod of Denmark spoke by telephone with Foreign Minister Marta Lind of Norway on 3 May "
    "2021. Ms. Lind said that Norway would reopen the ferry line {harm} in June. Mr. Kofod hoped for {harm}."
)
FIELDS = ("title", "publisher")


def hostile(archive: Archive) -> None:
    """Fill an archive with them, correct some of what was read in their words, and have an input set aside."""
    for number, harm in enumerate(HARM):
        for side, text in (("NO", TOLD), ("DK", ANSWERED)):
            told = text.format(harm=harm).replace("3 May", f"{number + 3} May")
            url, day = f"javascript:alert({number})//{harm}", f"2021-05-{number + 3:02}"
            archive.add(Account(_name(number, side), told, harm, AccountKind.OFFICIAL, side, harm, day, url))
    for words in ("More.", "Less."):
        archive.add(Account("changed", f"{TOLD.format(harm=HARM[0])} {words}", HARM[0], url=f"javascript:{HARM[0]}"))
    list(archive.add_each([_long()]))
    archive.add(Account("endless", f"Ms. Lind said: {'ш' * ENDLESS}.", HARM[1]))
    _correct(archive)
    list(archive.add_each([SourceError(f"{HARM[0]}.txt: {HARM[1]}")]))


def _correct(archive: Archive) -> None:
    """Say hostile things of the first accounts."""
    for number, harm in enumerate(HARM):
        first = archive.account(_name(number, "NO")).id
        said = [
            *((first, field, harm) for field in FIELDS),
            (f"{first}.s1", "topics", [harm, "ferry"]),
            (f"{first}.s1", "speaker", [{"person": harm, "office": harm, "party": "NO"}]),
            (f"{first}.c0", "place", harm),
            (f"{first}.c0", "occasion", harm),
            (f"{first}.u1", "status", "kept"),
        ]
        for target, field, value in said:
            try:
                archive.correct(target, field, value, by=harm[:60], note=harm)
            except ArchiveError as error:
                print(f"{target} {field}: {error}")


def _name(number: int, side: str) -> str:
    return f"{HARM[number]}{number}{side}"[:300]


def _long() -> Reading:
    """A text of many paragraphs, the first of which tells of a call; only that one is read, which is soon done."""
    account = Account("long", TOLD.format(harm=HARM[0]), HARM[0], AccountKind.OFFICIAL, "NO", published="2021-06-01")
    paragraph = "The harbour lay in the mist and the boats stayed where they were that morning."
    rest = "\n\n".join([paragraph] * (LONG // len(paragraph.split())))
    return replace(read(account), account=replace(account, text=f"{account.text}\n\n{rest}"))
