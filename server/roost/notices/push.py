"""Notices to browsers, by Web Push (RFC 8030, 8291, 8292)."""

from roost.notices.vapid import public_key

__all__ = ["public_key"]
