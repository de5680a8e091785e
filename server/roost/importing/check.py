"""What no row can know of itself: files and database together, as they would stand after the import.

Every complaint of every row in one run; but a row is not blamed for what another row already is blamed for.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from roost.importing import circles
from roost.importing.cells import Value
from roost.importing.columns import BY_NAME, SHEETS, Column
from roost.importing.files import Wrong
from roost.importing.queries import Stored
from roost.importing.reading import Brought, Key, Row, words
from roost.people.administrators import ADMINISTRATOR

LISTED = 12


class World:
    """Every table as it would stand: rows of files over stored rows, and, if `retiring`, without those gone."""

    def __init__(self, brought: Brought, stored: Mapping[str, Stored], retiring: bool) -> None:
        self.brought, self.stored = brought, stored
        self.rows: dict[str, dict[Key, Row]] = {
            name: {row.key: row for row in rows} for name, rows in brought.sheets.items()
        }
        self.gone = {name: gone(brought, stored, name) if retiring else set() for name in BY_NAME}
        self.choices: dict[tuple[str, Key], str] = {}
        self.zones_on: dict[Value, list[str]] = {}
        self.live = {name: (table.live() - self.gone[name]) | self.from_files(name) for name, table in stored.items()}

    def from_files(self, name: str) -> set[Key]:
        return set(self.rows.get(name, ()))

    def only_stored(self, name: str) -> set[Key]:
        """Keys that stay in use without being named in a file."""
        return self.live[name] - self.from_files(name)

    def value(self, name: str, key: Key, column: str) -> Value:
        """What the column would hold; None where a file's row holds nothing that can be read."""
        row = self.rows.get(name, {}).get(key)
        if row is not None and column in row.values:
            return row.values[column]
        if row is not None and BY_NAME[name].by_name[column].refers:
            return None
        stored = self.stored[name].rows.get(key)
        return stored[column] if stored is not None else None


def gone(brought: Brought, stored: Mapping[str, Stored], name: str) -> set[Key]:
    """Rows in use that a file, being there, no longer names."""
    if name not in brought.sheets or name in brought.unsure:
        return set()
    return stored[name].live() - {row.key for row in brought.sheets[name]}


def check(brought: Brought, stored: Mapping[str, Stored], retiring: bool, fallback: str | None = None) -> list[Wrong]:
    """Everything that is wrong with the files' rows together, and with what they would leave behind.

    `fallback`: the queue that gets what no rule sends elsewhere.
    """
    world = World(brought, stored, retiring)
    return [
        *_references(world),
        *_still_needed(world),
        *_fallback(world, fallback),
        *_zones_on_floors(world),
        *_spaces_on_plans(world),
        *_walks_both_ways(world),
        *_managers(world),
        *_administrators(world),
        *_plans(world),
    ]


def targets(value: Value) -> list[Key]:
    """The keys that a cell names: one, several, or none; a walk names its sites."""
    several = value if isinstance(value, tuple) else (value,)
    return [item[0] if isinstance(item, tuple) else item for item in several if item is not None]


def _references(world: World) -> Iterator[Wrong]:
    for sheet in SHEETS:
        for column in sheet.columns:
            if column.refers is None or column.refers in world.brought.unsure:
                continue
            live = world.live[column.refers]
            for row in world.brought.sheets.get(sheet.name, ()):
                for key in targets(row.values.get(column.name)):
                    if key not in live:
                        yield _missing(world, sheet.file, row, column, key)


def _missing(world: World, file: str, row: Row, column: Column, key: Key) -> Wrong:
    assert column.refers is not None
    target = BY_NAME[column.refers]
    if key in world.gone[column.refers]:
        wrong = f"{words(key)} is gone from {target.file} and would be retired"
    elif key in world.stored[column.refers].retired:
        was = "has left" if target.name == "people" else "was retired"
        wrong = f"{words(key)} {was}; a row in {target.file} brings it back"
    else:
        wrong = f"there is no {target.thing} {words(key)}"
    here = _zones_on(world, row.values.get("floor")) if target.name == "zones" else []
    first = ", ".join(here[:LISTED])
    allowed = f"{first}, or a row for it in zones.csv" if here else _choices(world, target.name, key)
    return Wrong(file, row.number, column.name, wrong, allowed)


def _choices(world: World, name: str, key: Key) -> str:
    """What could be meant instead. Remembered: a whole file may name the same missing team, row by row."""
    if (name, key) not in world.choices:
        file = BY_NAME[name].file
        known = sorted(str(code) for code in world.live[name])
        # Likeness is slow to find: among thousands of addresses it is not looked for.
        near = get_close_matches(str(key), known, 3, 0.6) if len(known) < 1000 else []
        if len(known) <= LISTED:
            world.choices[name, key] = ", ".join(known) or f"a row in {file} first"
        else:
            among = ", ".join([*near, "another" if near else "one"])
            world.choices[name, key] = f"{among} in {file} or already in Roost"
    return world.choices[name, key]


def _still_needed(world: World) -> Iterator[Wrong]:
    """What would be retired while something that stays is in it, at it or led by it."""
    for sheet in SHEETS:
        for column in sheet.columns:
            # A queue simply has one member fewer. It cannot do without its lead.
            if column.refers is None or not world.gone[column.refers] or column.name == "members":
                continue
            needing: dict[Key, list[Key]] = defaultdict(list)
            for key in world.only_stored(sheet.name):
                for target in targets(world.value(sheet.name, key, column.name)):
                    if target in world.gone[column.refers]:
                        needing[target].append(key)
            for target, keys in sorted(needing.items(), key=str):
                wrong = f"{words(target)} is gone, and is still the {column.name} of {_some(sheet.name, keys)}"
                allowed = f"a row for it, or {sheet.file} without them or with another {column.name}"
                yield Wrong(BY_NAME[column.refers].file, None, None, wrong, allowed)


def _fallback(world: World, fallback: str | None) -> Iterator[Wrong]:
    """Reports that no rule fits must arrive somewhere."""
    if fallback in world.gone["queues"]:
        wrong = f"{words(fallback)} is gone, and still gets every issue that no rule sends elsewhere"
        yield Wrong("queues.csv", None, None, wrong, "a row for it, or another queue for the rest, set in Roost first")


def _some(name: str, keys: list[Key]) -> str:
    """ "3 spaces: 2A01, 2A02 and 1 more" """
    shown = sorted(key if isinstance(key, str) else key[1] for key in keys)
    more = f" and {len(shown) - 2} more" if len(shown) > 2 else ""
    things = name if len(shown) != 1 else BY_NAME[name].thing
    return f"{len(shown)} {things}: {', '.join(shown[:2])}{more}"


def _zones_on(world: World, floor: Value) -> list[str]:
    """The zones of a floor: what a space on it can be in."""
    if floor not in world.zones_on:
        zones = (zone for zone in world.live["zones"] if world.value("zones", zone, "floor") == floor)
        world.zones_on[floor] = sorted(map(str, zones)) if floor in world.live["floors"] else []
    return world.zones_on[floor]


def _zones_on_floors(world: World) -> Iterator[Wrong]:
    for row in world.brought.sheets.get("spaces", ()):
        zone, floor = row.values.get("zone"), row.values.get("floor")
        if zone in world.live["zones"] and floor in world.live["floors"]:
            there = world.value("zones", zone, "floor")
            if there in world.live["floors"] and there != floor:
                allowed = ", ".join(_zones_on(world, floor)) or f"a zone on {floor} in zones.csv first"
                yield Wrong("spaces.csv", row.number, "zone", f"{zone} is on {there}, not on {floor}", allowed)
    left: dict[Key, list[Key]] = defaultdict(list)
    if "zones" in world.rows:
        for key in world.only_stored("spaces"):
            zone = world.value("spaces", key, "zone")
            there = world.value("zones", zone, "floor")
            if there in world.live["floors"] and there != key[0]:
                left[zone].append(key)
    for zone, keys in left.items():
        wrong = f"moves, and would leave {_some('spaces', keys)}"
        yield Wrong(
            "zones.csv", world.rows["zones"][zone].number, "floor", wrong, f"{keys[0][0]}, or spaces.csv with them too"
        )


def _spaces_on_plans(world: World) -> Iterator[Wrong]:
    for axis, side in (("x", "plan_width"), ("y", "plan_height")):
        for row in world.brought.sheets.get("spaces", ()):
            floor, at = row.values.get("floor"), row.values.get(axis)
            if at is not None and floor in world.live["floors"]:
                size = world.value("floors", floor, side)
                if size is not None and at > size:
                    yield Wrong(
                        "spaces.csv", row.number, axis, f"{at} lies outside the plan of {floor}", f"0 to {size}"
                    )
        if "floors" in world.rows:
            outside: dict[Key, list[Key]] = defaultdict(list)
            for key in world.only_stored("spaces"):
                size = world.value("floors", key[0], side)
                if key[0] in world.rows["floors"] and size is not None and world.value("spaces", key, axis) > size:
                    outside[key[0]].append(key)
            for floor, keys in outside.items():
                furthest = max(world.value("spaces", key, axis) for key in keys)
                wrong = f"would leave {_some('spaces', keys)} outside"
                yield Wrong("floors.csv", world.rows["floors"][floor].number, side, wrong, f"{furthest} or more")


def _walks_both_ways(world: World) -> Iterator[Wrong]:
    rows = world.rows.get("sites", {})
    for key, row in rows.items():
        for site, minutes in row.values.get("walk", ()):
            back = dict(rows[site].values.get("walk", ())).get(key, minutes) if site in rows else minutes
            if back != minutes:
                wrong = f"{site} is {minutes} minutes away, but row {rows[site].number} says {back}"
                yield Wrong("sites.csv", row.number, "walk", wrong, "the same minutes both ways")


def _managers(world: World) -> Iterator[Wrong]:
    rows = world.rows.get("people", {})
    if not rows:
        return
    manager = {key: world.value("people", key, "line_manager") for key in sorted(world.live["people"], key=str)}
    for circle in circles.circles(manager):
        way = " → ".join(str(key) for key in (*circle[:4], *(["…"] if len(circle) > 4 else []), circle[0]))
        wrong = f"manage each other in a circle: {way}" if len(circle) > 1 else "is their own line manager"
        for key in circle:
            if key in rows:
                yield Wrong(
                    "people.csv", rows[key].number, "line_manager", wrong, "somebody outside the circle, or blank"
                )


def _administrators(world: World) -> Iterator[Wrong]:
    """A council that has one keeps one: the act itself would refuse it (people/administrators), naming no file."""
    table = world.stored["people"]
    if not any(table.rows[key]["role"] == ADMINISTRATOR for key in table.live()) or "people" not in world.rows:
        return
    if not any(world.value("people", key, "role") == ADMINISTRATOR for key in world.live["people"]):
        allowed = f"somebody whose role is {ADMINISTRATOR}"
        yield Wrong("people.csv", None, "role", "would leave Roost without an administrator", allowed)


def _plans(world: World) -> Iterator[Wrong]:
    floors = world.live["floors"]
    for plan in world.brought.plans:
        if plan.floor not in floors and "floors" not in world.brought.unsure:
            wrong = f"there is no floor {words(plan.floor)}"
            yield Wrong(
                f"plans/{plan.floor}.svg",
                None,
                None,
                wrong,
                f"named after {_choices(world, 'floors', plan.floor)}",
            )
