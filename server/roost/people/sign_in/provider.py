"""The council's identity provider."""

from datetime import datetime

from roost.people.sign_in.setup import ProviderSetup


class Provider:
    """One provider, as the settings name it."""

    def __init__(self, setup: ProviderSetup) -> None:
        self.setup = setup
        self.name = setup.name

    async def end_session(self, now: datetime) -> str | None:
        """Where the provider ends its own session; None where it cannot be asked."""
        return None
