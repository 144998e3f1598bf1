"""The command line: what a user types becomes calls of the library. Thin: no rule about accounts lives here."""


def main() -> None:
    """Run the command that was typed; the console script `dragoman`."""
    from dragoman.cli.app import app  # noqa: PLC0415 - the package must be importable without the command line's parts

    app()


__all__ = ["main"]
