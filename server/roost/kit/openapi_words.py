"""What the description of the API says in words."""

WORDS = """\
Desks, bays and rooms of a council, and who is in; what is wrong with the office, and who owns it. Everything is JSON \
in UTF-8; a photo may come along as a part of a form.

A day is `2026-11-24`, a date at the site. A time is `09:15`, on the wall at the site, in quarter-hours; `24:00` ends \
a day. An instant is RFC 3339 in UTC. Ids are UUIDs; sites, floors, zones, teams and queues have codes that people \
see, issues and fixes have numbers.

Unknown fields are refused, and so is a parameter given twice. What goes wrong is `application/problem+json` \
(RFC 9457): `type` is stable, `detail` says what to do next, `errors` names the places. What others change, too, has \
an ETag, and a change of it names that as `If-Match`.

Programs send a token that an administrator made, as `Authorization: Bearer` and never beside a cookie; what takes one \
says so. Signing in sets a cookie. Requests that change something must come from Roost's own pages: \
`Sec-Fetch-Site: same-origin`, or, where a browser sends none, an `Origin` equal to ours. A request that waited for a \
signal may say whose it is, by `Roost-Person` and their id: where somebody else is signed in by then, 409 \
`/problems/somebody-else` and nothing is done."""

# Name, and what it means, of every answer that is a problem.
PROBLEMS = {
    400: ("Invalid", "What was sent cannot be understood; `errors` names the places."),
    401: ("SignIn", "Nobody is signed in, or the session or the link is over."),
    403: ("NotAllowed", "The asker's role does not allow it, or the request came from another site."),
    404: ("NotFound", "No such thing, or none that the asker may know of."),
    409: ("Refused", "A rule says no: `type` says which one, `detail` what to do next."),
    413: ("TooLarge", "More than 64 KiB were sent, or a photo of more than 15 MB."),
    415: ("WrongContent", "The body is not sent as `application/json`, nor, where a photo may come along, as a form."),
    422: ("Unprocessable", "An Idempotency-Key used before with another body, or words that may tell who somebody is."),
    428: ("LookFirst", "If-Match is missing: say which copy this change rests on."),
    429: ("TooMany", "Too often from there; ask again after `Retry-After` seconds."),
    503: ("Unavailable", "The database is away; ask again after `Retry-After` seconds."),
}
