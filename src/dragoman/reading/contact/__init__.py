"""The contacts that an account tells of, with the words that each fact rests on."""

from dragoman.reading.contact.find import Contacts, find_contacts

__all__ = ["Contacts", "find_contacts"]
