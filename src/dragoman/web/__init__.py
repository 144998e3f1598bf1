"""The archive on the web: pages and a REST API. Imports FastAPI, which the extra `web` installs."""

from dragoman.web.app import create_app
from dragoman.web.settings import Settings

__all__ = ["Settings", "create_app"]
