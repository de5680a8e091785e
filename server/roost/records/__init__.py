"""What is kept and for how long: audit, retention, forgetting, and what a person may have of themselves."""

from roost.records.api import routes

__all__ = ["routes"]
