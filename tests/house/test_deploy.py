"""What stands under deploy/ names settings and commands that there are."""

import re
from pathlib import Path

import pytest
import yaml

from roost.__main__ import main
from roost.settings import NAMES

DEPLOY = Path(__file__).parents[2] / "deploy"
FILES = sorted(
    one for one in DEPLOY.iterdir() if one.suffix in (".yaml", ".md", ".service") or one.name == "Dockerfile"
)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_setting_that_is_named_is_one(file: Path) -> None:
    named = set(re.findall(r"\b(?:ROOST_[A-Z_]+|(?:DEMO_)?DATABASE_URL)\b", file.read_text()))
    assert named - set(NAMES) == set()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_command_that_is_named_is_one(file: Path) -> None:
    named = set(re.findall(r"(?:`|bin/)roost ([a-z]+)", file.read_text()))
    assert named - set(main.commands) == set()


def test_the_cluster_and_the_compose_file_serve_and_migrate() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    assert compose["services"]["migrate"]["command"] == "migrate"
    cluster = {one["kind"]: one for one in yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text())}
    pod = cluster["Deployment"]["spec"]["template"]["spec"]
    assert [one["args"] for one in (*pod["initContainers"], *pod["containers"])] == [["migrate"], ["serve"]]
    assert pod["containers"][0]["readinessProbe"]["httpGet"]["path"] == "/health"
    assert cluster["Service"]["spec"]["ports"][0]["targetPort"] == pod["containers"][0]["ports"][0]["containerPort"]
