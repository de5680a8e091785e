"""Signing in by the council's own identity provider (OpenID Connect), or by a link that was mailed."""
