"""What an application is told once, when it is made."""

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Settings:
    """Where the archive is, and who is let in.

    In local mode nobody logs in, and only requests to this machine by name are answered. In server mode everybody logs
    in; `hosts` are the names that the server goes by. `largest_body` is in bytes; with
    `warm` models, templates and vectors are loaded as soon as the application runs, beside its work.
    """

    archive: str | None = None
    server: bool = False
    host: str = "127.0.0.1"
    port: int = 8000
    hosts: tuple[str, ...] = ()
    largest_body: int = 32 * MEBIBYTE
    warm: bool = False

    @property
    def names(self) -> frozenset[str]:
        """The hosts by which requests may address us, with and without the port."""
        own = {"127.0.0.1", "localhost", "[::1]", *self.hosts}
        return frozenset(own | {f"{name}:{self.port}" for name in own})
