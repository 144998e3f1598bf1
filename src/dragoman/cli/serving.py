"""`dragoman serve` and `dragoman user`: the archive on the web, and who may use it there."""

import sys
import webbrowser
from contextlib import suppress
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.archive.app import Where, opened
from dragoman.cli.exits import ExitCode, complain, told_errors
from dragoman.cli.output import Output
from dragoman.model import DragomanError

if TYPE_CHECKING:
    from uvicorn import Server

    from dragoman.archive.users import Role

users = typer.Typer(
    name="user",
    help="Who may use the archive on a server (`dragoman serve --server`).",
    no_args_is_help=True,
    rich_markup_mode=None,
)

RoleName = Annotated[str, typer.Option("--role", help="What the user may do: reader, editor or admin.")]
PasswordStdin = Annotated[
    bool, typer.Option("--password-stdin", help="Take the password from standard input, and do not ask for it.")
]


def serve(
    where: Where = None,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8000,
    server: Annotated[bool, typer.Option("--server", help="For a team: everybody logs in.")] = False,
    name: Annotated[
        list[str] | None, typer.Option("--name", metavar="HOST", help="A name by which the server is addressed.")
    ] = None,
    show: Annotated[bool, typer.Option("--open", help="Open the front page in the browser.")] = False,
) -> None:
    """Open the archive on the web: pages to compare, look up, follow and correct, and a REST API under /api/v1.

    Without --server nobody logs in and only this machine is answered. With it, everybody logs in; put a proxy that
    speaks TLS before it, and give the names that it goes by.
    """
    with told_errors():
        try:
            import uvicorn  # noqa: PLC0415 - an extra, and slow to load

            from dragoman.web import Settings, create_app  # noqa: PLC0415
        except ModuleNotFoundError as error:
            message = "the web application needs its extra: pip install 'dragoman[web]'"
            raise _MissingError(message) from error
        if not server and host not in {"127.0.0.1", "::1", "localhost"}:
            message = "without --server only this machine is answered; leave --host, or add --server and users"
            raise typer.BadParameter(message, param_hint="--host")
        app = create_app(Settings(where, server=server, host=host, port=port, hosts=tuple(name or ()), warm=True))
        address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
        complain(f"{address} (stop with Ctrl+C)")
        config = uvicorn.Config(app, host, port, log_level="warning", proxy_headers=server, server_header=False)
        running = uvicorn.Server(config)
        app.state.jobs.ending = lambda: running.should_exit
        if show:
            Thread(target=_open, args=(running, address), daemon=True).start()
        with suppress(KeyboardInterrupt):
            running.run()


def _open(running: "Server", address: str) -> None:
    """Show a server's front page in the browser once it answers."""
    while not running.started and not running.should_exit:
        sleep(0.05)
    if running.started:
        webbrowser.open(address)


@users.command("add")
def add_user(
    name: Annotated[str, typer.Argument(help="The user's name.")],
    role: RoleName = "reader",
    where: Where = None,
    from_stdin: PasswordStdin = False,
) -> None:
    """Add a user; the password is asked for."""
    from dragoman.archive.engine import writing  # noqa: PLC0415 - needed once there is something to do
    from dragoman.archive.users import add_user as add  # noqa: PLC0415

    with opened(where, create=True) as archive, writing(archive.engine) as db:
        made = add(db, name, _password(from_stdin), _role(role), at=archive.now())
        Output(None).write(f"{made.name}: {made.role}\n")


@users.command("list")
def list_users(where: Where = None) -> None:
    """List the users."""
    from dragoman.archive.engine import reading  # noqa: PLC0415
    from dragoman.archive.users import users as all_users  # noqa: PLC0415

    with opened(where) as archive, reading(archive.engine) as db:
        for one in all_users(db):
            Output(None).write(f"{one.name}: {one.role}{'' if one.active else ', shut out'}\n")


@users.command("change")
def change_user(
    name: Annotated[str, typer.Argument(help="The user's name.")],
    role: Annotated[str | None, typer.Option(help="What the user may do from now on.")] = None,
    password: Annotated[bool, typer.Option("--password", help="Ask for a new password.")] = False,
    active: Annotated[bool | None, typer.Option("--let-in/--shut-out", help="Whether the user may log in.")] = None,
    where: Where = None,
    from_stdin: PasswordStdin = False,
) -> None:
    """Change a user's role or password, or shut the user out; whoever is logged in under that name must do so again."""
    from dragoman.archive.engine import writing  # noqa: PLC0415
    from dragoman.archive.users import change_user as change  # noqa: PLC0415

    with opened(where) as archive, writing(archive.engine) as db:
        secret = _password(from_stdin) if password or from_stdin else None
        made = change(db, name, role=_role(role) if role else None, password=secret, active=active)
        Output(None).write(f"{made.name}: {made.role}{'' if made.active else ', shut out'}\n")


class _MissingError(DragomanError):
    """An extra is not installed."""


def _role(name: str) -> "Role":
    from dragoman.archive.users import Role  # noqa: PLC0415

    try:
        return Role(name)
    except ValueError:
        message = f"{name} is no role; say reader, editor or admin"
        raise typer.BadParameter(message, param_hint="--role") from None


def _password(from_stdin: bool) -> str:
    """The password as somebody types it, twice, or as standard input has it."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\n")
    if not sys.stdin.isatty():
        complain("there is nobody to ask for a password; give it with --password-stdin")
        raise typer.Exit(ExitCode.USAGE)
    return str(typer.prompt("password", hide_input=True, confirmation_prompt=True, err=True))
