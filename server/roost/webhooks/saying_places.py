"""What is said of places: out of use, walked, changed."""

from roost.board.wall import where
from roost.issues.wire import IssuePlace
from roost.kit import database
from roost.webhooks.told import Happened, Json, Told, on_day, place_of


async def outages(events: list[Happened]) -> list[Told]:
    """That something went out of use, from when, and that it is back."""
    words = {"out of use": "began", "back in use": "ended"}
    rows = await database.fetch(
        """SELECT o.id::text AS id, o.from_day, o.until_day, o.site, o.floor, o.zone, s.label, s.kind,
               coalesce(site.name, fs.name, zs.name, ss.name) AS site_name,
               coalesce(f.name, zf.name, sf.name) AS floor_name, z.name AS zone_name,
               coalesce(o.site, f.site, zf.site, sf.site) AS in_site, coalesce(o.floor, z.floor, s.floor) AS in_floor,
               coalesce(o.zone, s.zone) AS in_zone
           FROM outage o LEFT JOIN site ON site.code = o.site
               LEFT JOIN floor f ON f.code = o.floor LEFT JOIN site fs ON fs.code = f.site
               LEFT JOIN zone z ON z.code = o.zone LEFT JOIN floor zf ON zf.code = z.floor
               LEFT JOIN site zs ON zs.code = zf.site
               LEFT JOIN space s ON s.id = o.space LEFT JOIN floor sf ON sf.code = s.floor
               LEFT JOIN site ss ON ss.code = sf.site
           WHERE o.id = ANY($1::text[]::uuid[])""",
        [event.entity_id for event in events],
    )
    by_id = {row["id"]: row for row in rows}
    found = []
    for event in events:
        row = by_id.get(event.entity_id)
        if row is None or event.verb not in words:
            continue
        place = IssuePlace(
            site=row["in_site"],
            site_name=row["site_name"],
            floor=row["in_floor"],
            floor_name=row["floor_name"],
            zone=row["in_zone"],
            zone_name=row["zone_name"],
            space=None,
            label=row["label"],
            kind=row["kind"],
        )
        first, last = row["from_day"], row["until_day"]
        data = {"id": row["id"], "from": first.isoformat(), "until": last.isoformat() if last else None}
        data |= {**place_of(place), "kind": row["kind"]}
        over = event.verb == "back in use"
        days = f"From {on_day(first)}" + (f" to {on_day(last)}" if last else "")
        title = f"{'Back in use' if over else 'Out of use'}: {where(place)}"
        type_ = f"outage.{words[event.verb]}"
        found.append(Told(event.id, event.at, "outage", type_, data, title, [] if over else [days]))
    return found


async def walks(events: list[Happened]) -> list[Told]:
    """That a floor was walked; never by whom."""
    rows = await database.fetch(
        """SELECT w.id::text AS id, w.day, w.floor, f.name AS floor_name, f.site, site.name AS site_name
           FROM walk w JOIN floor f ON f.code = w.floor JOIN site ON site.code = f.site
           WHERE w.id = ANY($1::text[]::uuid[])""",
        [event.entity_id for event in events if event.verb == "walked"],
    )
    by_id = {row["id"]: row for row in rows}
    found = []
    for event in events:
        row = by_id.get(event.entity_id)
        if row is not None and event.verb == "walked":
            data = {"day": row["day"].isoformat(), "floor": row["floor"], "site": row["site"]}
            title = f"Floor walk on {on_day(row['day'])}: {row['floor_name']}, {row['site_name']}"
            found.append(Told(event.id, event.at, "walk", "walk.walked", data, title))
    return found


async def office(events: list[Happened]) -> list[Told]:
    """What an administrator or a file changed of the house; of an import how much of what."""
    rows = await database.fetch(
        "SELECT id::text AS id, floor, label, kind FROM space WHERE id = ANY($1::text[]::uuid[])",
        [event.entity_id for event in events if event.entity == "space"],
    )
    spaces = {row["id"]: row for row in rows}
    found = []
    for event in events:
        type_ = f"{event.entity}.{event.verb.replace(' ', '_').replace('-', '_')}"
        if event.entity == "import":
            counts = {name: n for name, n in event.facts.items() if isinstance(n, int) and n}
            lines = [f"{name.replace('_', ' ')}: {n:,}" for name, n in counts.items()]
            found.append(Told(event.id, event.at, "office", type_, counts, "Files were brought in", lines))
            continue
        data: Json = {"code": event.entity_id}
        named = event.entity_id
        if event.entity == "space":
            space = spaces.get(event.entity_id)
            if space is None:
                continue
            data = {name: space[name] for name in ("floor", "label", "kind")}
            named = f"{space['kind']} {space['label']} on {space['floor']}"
        data["columns"] = str(event.facts.get("columns") or "").split()
        title = f"{event.entity.capitalize()} {named}: {event.verb}"
        found.append(Told(event.id, event.at, "office", type_, data, title))
    return found
