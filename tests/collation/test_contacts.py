from dragoman.collation.contacts import meant, merge_contacts
from dragoman.model import Account, AccountKind, Contact, ContactKind, Coverage, Participant, Reading

BERG = Participant("Ingrid Berg", "Foreign Minister", "NO")
ROJAS = Participant("Pablo Rojas", "Foreign Minister", "CL")
LIMA = Participant("Ana Lima", "Foreign Minister", "BR")


def reading(name, contact, kind=None, others=()):
    return Reading(Account(name, "Some text.", kind=kind), contact, tuple(others), (), (), (), Coverage(0, 0, 0, 0, 10))


def call(**more):
    return Contact(ContactKind.TELEPHONE_CALL, **({"participants": (BERG, ROJAS)} | more))


def test_the_value_of_most_accounts_stands():
    merged = merge_contacts(
        [
            reading(name, call(date=date))
            for name, date in zip("abc", ["2010-06-09", "2010-06-10", "2010-06-09"], strict=True)
        ]
    )
    assert merged is not None
    assert merged.date == "2010-06-09"


def test_an_official_account_decides_between_two():
    merged = merge_contacts(
        [
            reading("a", call(duration_minutes=30), AccountKind.PRESS),
            reading("b", call(duration_minutes=35), AccountKind.OFFICIAL),
        ]
    )
    assert merged is not None
    assert merged.duration_minutes == 35


def test_who_asked_stays_open_where_equals_disagree():
    merged = merge_contacts([reading("a", call(initiator="NO")), reading("b", call(initiator="CL"))])
    assert merged is not None
    assert merged.initiator is None


def test_two_ways_of_writing_a_name_are_one_participant():
    merged = merge_contacts(
        [
            reading("a", call()),
            reading("b", call(participants=(Participant("Berg", None, "NO"), Participant("ROJAS Pablo")))),
        ]
    )
    assert merged is not None
    assert [participant.person for participant in merged.participants] == ["Ingrid Berg", "Pablo Rojas"]


def test_a_party_that_one_account_mistakes_is_outvoted():
    mistaken = Participant("Pablo Rojas", "Minister of Fish", "BR")
    merged = merge_contacts(
        [reading("a", call(participants=(BERG, mistaken))), reading("b", call()), reading("c", call())]
    )
    assert merged is not None
    assert merged.participants[1] == ROJAS


def test_a_participant_of_a_minority_is_left_out():
    merged = merge_contacts(
        [reading("a", call()), reading("b", call()), reading("c", call(participants=(BERG, ROJAS, LIMA)))]
    )
    assert merged is not None
    assert len(merged.participants) == 2


def test_no_contact_anywhere_gives_none():
    assert merge_contacts([reading("a", None)]) is None


def test_the_contact_that_other_accounts_tell_of_is_meant():
    aside = call(participants=(BERG, LIMA))
    chosen = meant([reading("a", call()), reading("b", aside, others=[call()])])
    assert chosen[1] is not None
    assert ROJAS in chosen[1].participants


def test_the_main_contact_stands_where_nothing_speaks_against_it():
    main = call()
    assert meant([reading("a", main), reading("b", call(), others=[call()])])[0] is main


def test_participants_stand_in_one_order_whichever_account_comes_first():
    aide = Participant("Ana Lima", "Ambassador", "NO")
    one = reading("a", call(participants=(ROJAS, BERG)), AccountKind.OFFICIAL)
    other = reading("b", call(participants=(BERG, aide, ROJAS)), AccountKind.OFFICIAL)
    merged = merge_contacts([one, other])
    assert merged is not None
    assert merged.participants == (BERG, ROJAS, aide)
    assert merge_contacts([other, one]) == merged


def test_name_and_office_are_those_of_the_better_standing():
    wire = Participant("Ingrid Borg", "Minister for Foreign Affairs", "NO")
    merged = merge_contacts(
        [
            reading("a", call(participants=(wire, ROJAS)), AccountKind.WIRE),
            reading("b", call(participants=(BERG, ROJAS)), AccountKind.OFFICIAL),
        ]
    )
    assert merged is not None
    assert BERG in merged.participants


def test_whom_an_official_account_names_of_its_own_side_took_part_though_others_leave_him_out():
    aide, guest = Participant("Tone Lie", None, "NO"), Participant("Rosa Vega", None, "CL")
    own = Account("a", "Some text.", kind=AccountKind.OFFICIAL, side="NO")
    full = call(participants=(BERG, aide, ROJAS, guest))
    told = Reading(own, full, (), (), (), (), Coverage(0, 0, 0, 0, 10))
    merged = merge_contacts([told, reading("b", call()), reading("c", call())])
    assert merged is not None
    assert {participant.person for participant in merged.participants} == {"Ingrid Berg", "Pablo Rojas", "Tone Lie"}
