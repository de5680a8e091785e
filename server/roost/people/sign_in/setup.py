"""What signing in needs to know of the settings; app.py fills it."""

import msgspec


class ProviderSetup(msgspec.Struct, frozen=True, kw_only=True):
    """The council's identity provider. `address`: ours, without a final slash. `roles_claim`: groups or roles."""

    issuer: str
    client_id: str
    client_secret: str
    name: str
    roles_claim: str
    address: str

    @property
    def callback(self) -> str:
        """Where the provider sends people back to: the redirect URI that is registered there."""
        return f"{self.address}/api/sign-in/callback"

    @property
    def signed_out(self) -> str:
        """Where the provider sends people after it has signed them out."""
        return f"{self.address}/sign-in"
