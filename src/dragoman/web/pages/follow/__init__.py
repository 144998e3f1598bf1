"""The Follow pages: what the archive tells over time, as charts with a table beneath, each with a form to ask it."""

from dragoman.web.pages.follow.routes import router

__all__ = ["router"]
