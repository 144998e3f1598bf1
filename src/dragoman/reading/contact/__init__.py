"""The contacts that an account tells of, with the words that each fact rests on."""

from dragoman.reading.contact.find import Contacts, find_contacts
from dragoman.reading.contact.when import own_day

__all__ = ["Contacts", "find_contacts", "own_day"]
