"""Why a sign-in did not happen: what the sign-in screen says of it, and what our own log says."""

from typing import Literal

# unknown: nobody here is who came. left: they are here no more. expired: it took too long, or was done already.
# refused: the provider said no. provider-away: it did not answer. mismatch: what came back is not what was sent for.
Problem = Literal["unknown", "left", "expired", "refused", "provider-away", "mismatch"]


class NoSignIn(Exception):
    """`why` is for our log: which check failed, never whose sign-in or what was in a token."""

    def __init__(self, problem: Problem, why: str) -> None:
        super().__init__(f"{problem}: {why}")
        self.problem = problem
        self.why = why


class Away(NoSignIn):
    """The provider did not answer, or what it answered is not OpenID Connect."""

    def __init__(self, why: str) -> None:
        super().__init__("provider-away", why)
