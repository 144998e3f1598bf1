"""A PostgreSQL server of one's own, in a folder that is thrown away: started, asked for databases, killed.

    python tools/postgres.py        prints the URL of an empty database and serves it until interrupted

Debian's package `postgresql` has what is needed. The server listens on 127.0.0.1 at a free port.
"""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PATIENCE_S = 30


def bin_folder() -> Path | None:
    """Where PostgreSQL's programs are, None where it is not installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3]))
    named = shutil.which("postgres")
    if found:
        return found[-1].parent
    return Path(named).resolve().parent if named else None


class Server:
    """A server with its data in a folder of its own; only a `durable` one writes as carefully as those of users do."""

    def __init__(self, folder: Path, *, durable: bool = False) -> None:
        programs = bin_folder()
        if programs is None:
            message = "PostgreSQL is not installed; apt-get install postgresql"
            raise FileNotFoundError(message)
        self._programs, self._folder, self._made = programs, folder, 0
        self._durable = durable
        self._who = _someone_else()
        self.port = _free_port()
        folder.mkdir(parents=True, exist_ok=True)
        if self._who:
            os.chown(folder, self._who.pw_uid, self._who.pw_gid)
        self._run(
            "initdb", "-D", str(folder / "data"), "-U", "dragoman", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"
        )
        self.process = self.start()

    def start(self) -> "subprocess.Popen[bytes]":
        """Start the server, and wait until it answers."""
        command = [
            str(self._programs / "postgres"),
            *("-D", str(self._folder / "data"), "-p", str(self.port), "-h", "127.0.0.1"),
            *("-k", str(self._folder), "-c", "max_connections=100"),
            *(() if self._durable else ("-c", "fsync=off", "-c", "synchronous_commit=off")),
        ]
        with (self._folder / "log").open("ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, **self._as_someone_else())
        ends = time.monotonic() + PATIENCE_S
        while time.monotonic() < ends:
            if self._answers():
                return self.process
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        message = f"PostgreSQL does not start: {self._log()}"
        raise RuntimeError(message)

    def database(self) -> str:
        """The URL of a new, empty database."""
        self._made += 1
        name = f"d{os.getpid()}_{self._made}"
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "dragoman", name)
        return f"postgresql://dragoman@127.0.0.1:{self.port}/{name}"

    def kill(self) -> None:
        """Take the power away: no process of the server gets to say anything."""
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
        for pid in [self.process.pid, *map(int, children)]:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        self.process.wait()

    def stop(self) -> None:
        """Stop the server at once, which leaves no process behind, and throw its data away."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGQUIT)  # a stop in order writes all databases out, for nobody
            self.process.wait(PATIENCE_S)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _answers(self) -> bool:
        asked = subprocess.run(
            [str(self._programs / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)], check=False
        )
        return asked.returncode == 0

    def _run(self, program: str, *arguments: str) -> None:
        """Run one of PostgreSQL's programs; RuntimeError with what it says where it fails."""
        command = [str(self._programs / program), *arguments]
        done = subprocess.run(command, check=False, capture_output=True, text=True, **self._as_someone_else())
        if done.returncode:
            message = f"{program} failed: {done.stderr.strip()}\n{self._log()}"
            raise RuntimeError(message)

    def _log(self) -> str:
        """The last words of the server's log."""
        log = self._folder / "log"
        return log.read_text(errors="replace")[-2000:] if log.exists() else ""

    def _as_someone_else(self) -> "dict[str, object]":
        """PostgreSQL refuses to run as root."""
        return {"user": self._who.pw_uid, "group": self._who.pw_gid, "cwd": "/"} if self._who else {}


def _someone_else() -> "pwd.struct_passwd | None":
    return pwd.getpwnam("postgres") if os.getuid() == 0 else None


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def main() -> None:
    """Serve one database until interrupted."""
    server = Server(Path(tempfile.mkdtemp(prefix="dragoman-postgres-")))
    print(server.database(), flush=True)
    try:
        server.process.wait()
    except KeyboardInterrupt:
        sys.stderr.write("stopping\n")
    finally:
        server.stop()


if __name__ == "__main__":
    main()
