"""The closed vocabularies of the model: kinds of contact, acts, strengths, kinds of finding and their order."""

from enum import StrEnum


class AccountKind(StrEnum):
    """What sort of publisher tells."""

    OFFICIAL = "official"
    WIRE = "wire"
    PRESS = "press"


class ContactKind(StrEnum):
    """The form that a contact took."""

    TELEPHONE_CALL = "telephone_call"
    MEETING = "meeting"
    VISIT = "visit"
    VIDEO_CONFERENCE = "video_conference"
    LETTER = "letter"
    SUMMIT = "summit"
    MESSAGE = "message"
    STATEMENT = "statement"


class Role(StrEnum):
    """What a contact is to the account that tells of it."""

    MAIN = "main"
    PART = "part"
    BACKGROUND = "background"


class Act(StrEnum):
    """The speech act of a statement."""

    INFORM = "inform"
    RECALL = "recall"
    ACKNOWLEDGE = "acknowledge"
    REASSURE = "reassure"
    CONFIRM = "confirm"
    DENY = "deny"
    EXPECT = "expect"
    RAISE = "raise"
    DISCUSS = "discuss"
    ASK = "ask"
    REQUEST = "request"
    URGE = "urge"
    DEMAND = "demand"
    PROPOSE = "propose"
    INVITE = "invite"
    WARN = "warn"
    THREATEN = "threaten"
    INTEND = "intend"
    OFFER = "offer"
    PROMISE = "promise"
    ACCEPT = "accept"
    DECLINE = "decline"
    AGREE = "agree"
    SUPPORT = "support"
    OPPOSE = "oppose"
    HOPE = "hope"
    LOOK_FORWARD = "look_forward"
    THANK = "thank"
    CONGRATULATE = "congratulate"
    CONDOLE = "condole"
    APOLOGISE = "apologise"
    WELCOME = "welcome"
    PRAISE = "praise"
    REGRET = "regret"
    CONCERN = "concern"
    CRITICISE = "criticise"
    ACCUSE = "accuse"
    CONDEMN = "condemn"
    PROTEST = "protest"


class Strength(StrEnum):
    """How far the words bind, from least to most. Reports of fact have none."""

    CONSIDER = "consider"
    HOPE = "hope"
    WISH = "wish"
    EXPECT = "expect"
    READY = "ready"
    INTEND = "intend"
    FIRM = "firm"
    BINDING = "binding"

    @property
    def rank(self) -> int:
        """Place on the scale, 0 for `consider`."""
        return list(Strength).index(self)


class Polarity(StrEnum):
    """Whether the content is affirmed or negated."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Relation(StrEnum):
    """How matched statements stand to each other."""

    SAME = "same"
    PARTIAL = "partial"
    SHIFTED = "shifted"
    """The same content by another mouth or with another force."""


class FindingKind(StrEnum):
    """One kind of result of a comparison."""

    CORROBORATED = "corroborated"
    ONLY_IN = "only_in"
    CONFLICT = "conflict"
    DENIED = "denied"
    ATTRIBUTION_SHIFT = "attribution_shift"
    CREDITED_UNCONFIRMED = "credited_unconfirmed"
    STRENGTH_SHIFT = "strength_shift"
    CONDITION = "condition"
    DETAIL_ADDED = "detail_added"
    WORDING = "wording"
    EMPHASIS = "emphasis"
    BACKGROUND_ADDED = "background_added"
    DATE_INCONSISTENT = "date_inconsistent"


class Status(StrEnum):
    """What became of an undertaking."""

    OPEN = "open"
    KEPT = "kept"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"
