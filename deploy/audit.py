"""Whether anything is known against what Roost is built of: `make audit`.

It asks PyPI about every package of requirements.lock and npm about every one of package-lock.json. Ends with 0 where
both answered and know of nothing, 1 where something is known, and 2 where one of them could not be asked: that is no
"all is well". No test depends on it: what is known changes without us.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from doing import read

ROOT = Path(__file__).resolve().parents[1]
LOCK = ROOT / "requirements.lock"
# In an environment of its own: nothing of it comes to where Roost runs.
OWN = ROOT / ".venv" / "audit"
TOOL = "pip-audit==2.10.1"
WELL, KNOWN, UNASKED = 0, 1, 2

Found = tuple[int, list[str]]


def main() -> int:
    worst = WELL
    for who, (code, lines) in (("PyPI", python()), ("npm", javascript())):
        words = {WELL: "knows of nothing.", KNOWN: "knows of this:", UNASKED: "could not be asked:"}[code]
        sys.stdout.write("\n  ".join([f"{who} {words}", *lines]) + "\n")
        worst = KNOWN if KNOWN in (worst, code) else max(worst, code)
    return worst


def python() -> Found:
    """pip-audit over the lock, without resolving anything anew."""
    if read(OWN / "ready") != TOOL:
        made = _run(sys.executable, "-m", "venv", "--clear", str(OWN))
        made = made if made.returncode else _run(str(OWN / "bin" / "pip"), "install", "--quiet", TOOL)
        if made.returncode:
            return UNASKED, [f"{TOOL} could not be installed", *_last(made.stderr)]
        (OWN / "ready").write_text(TOOL)
    command = ("--format", "json", "--progress-spinner", "off", "--disable-pip", "--no-deps", "-r", str(LOCK))
    asked = _run(str(OWN / "bin" / "pip-audit"), *command)
    return of_python(asked.stdout, asked.stderr)


def of_python(out: str, err: str) -> Found:
    """What pip-audit says. A package that it could not ask about it skips, and then finds nothing known."""
    said = _json(out)
    if said is None:
        return UNASKED, _last(err)
    packages = said["dependencies"]
    known = [
        f"{one['name']} {one['version']}: {weak['id']}, mended in {', '.join(weak['fix_versions']) or 'no version'}"
        for one in packages
        for weak in one.get("vulns", [])
    ]
    if known:
        return KNOWN, known
    skipped = [one for one in packages if "skip_reason" in one]
    if skipped or not packages:
        first = [f"for example: {skipped[0]['skip_reason']}"] if skipped else []
        return UNASKED, [f"{len(skipped)} of {len(packages)} packages were not looked up", *first]
    return WELL, []


def javascript() -> Found:
    """npm audit, of what reaches the browser and of what builds it."""
    asked = _run("npm", "audit", "--json", cwd=ROOT / "frontend")
    return of_javascript(asked.stdout, asked.stderr)


def of_javascript(out: str, err: str) -> Found:
    """What npm says; where it could not ask, an object without `vulnerabilities`."""
    said = _json(out)
    if said is None or "vulnerabilities" not in said:
        return UNASKED, [str(said["message"])] if said and said.get("message") else _last(err)
    known = [f"{name}: {one['severity']}, {one['range']}" for name, one in said["vulnerabilities"].items()]
    return (KNOWN, known) if known else (WELL, [])


def _run(*command: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(command, cwd=cwd, env=os.environ, capture_output=True, text=True, timeout=600)
    except (OSError, subprocess.TimeoutExpired) as error:
        return subprocess.CompletedProcess(command, 127, "", str(error))


def _json(out: str) -> Any:
    try:
        return json.loads(out)
    except ValueError:
        return None


def _last(err: str) -> list[str]:
    return [line.strip() for line in err.splitlines() if line.strip()][-1:]


if __name__ == "__main__":
    sys.exit(main())
