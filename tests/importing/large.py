"""A county's files: 20,000 people in 400 teams, 5,000 desks and bays on 20 floors."""

from pathlib import Path

PEOPLE, SPACES, FLOORS, TEAMS = 20_000, 5_000, 20, 400


def write(folder: Path) -> None:
    """All seven tables, and no plan."""
    folder.mkdir()
    sites = ["site,name,kind,address,timezone,opens,closes,walk"]
    sites += ["county,County Hall,office,High Street,Europe/London,07:00,20:00,"]
    floors = ["floor,site,name,level,plan_width,plan_height"]
    floors += [f"c{n:02},county,Floor {n},{n % 100},2000,1000" for n in range(FLOORS)]
    zones = ["zone,floor,name,team,access,team_first_until"]
    zones += [f"c{n:02}-z,c{n:02},Zone {n},,open," for n in range(FLOORS)]
    teams = ["team,name,home_zone,office_days"]
    teams += [f"t{n:03},Team {n},c{n % FLOORS:02}-z,mon fri" for n in range(TEAMS)]
    people = ["email,name,team,role,line_manager,vehicle,essential_car_user,blue_badge,ev,needs"]
    for n in range(PEOPLE):
        boss = f"p{n // 50 * 50:05}@county.example" if n % 50 else ""
        role = "administrator" if n == 1 else "manager" if n % 50 == 0 else "staff"
        needs = "sit-stand" if n % 9 == 0 else ""
        people.append(f"p{n:05}@county.example,Person Number {n},t{n // 50 % TEAMS:03},{role},{boss},,no,no,no,{needs}")
    queues = ["queue,name,lead,members", "fac,Facilities,p00001@county.example,p00002@county.example"]
    spaces = ["floor,zone,label,kind,x,y,features"]
    for n in range(SPACES):
        floor, kind = n % FLOORS, "desk" if n % 5 else "bay"
        features = "dock; two screens" if kind == "desk" else "ev"
        spaces.append(f"c{floor:02},c{floor:02}-z,D{n:04},{kind},{n % 200 * 10},{n // 200 * 30},{features}")
    tables = {"sites": sites, "floors": floors, "zones": zones, "teams": teams, "people": people, "queues": queues}
    for name, lines in (tables | {"spaces": spaces}).items():
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n")
