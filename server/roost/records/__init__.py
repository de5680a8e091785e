"""What is kept and for how long: audit, retention, forgetting, and what a person may have of themselves."""

from roost.records.api import routes
from roost.records.forgetting import expire, forget_leavers
from roost.records.retention import kept

__all__ = ["expire", "forget_leavers", "kept", "routes"]
