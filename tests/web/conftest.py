"""The desk of the example story: read once, then copied for each test that rules."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import twosource
from example import EXAMPLE
from twosource import web

BASE = "http://127.0.0.1:8000"


@pytest.fixture(scope="session")
def taken_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example story's store, with everything read."""
    path = tmp_path_factory.mktemp("desk") / "story.db"
    story = twosource.open(str(path))
    story.add([str(EXAMPLE)])
    story.read()
    story.close()
    return path


@pytest.fixture
def own_store(taken_in: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return Path(shutil.copy(taken_in, tmp_path / "story.db"))


@pytest.fixture(scope="session")
def desk(taken_in: Path) -> Iterator[TestClient]:
    """The desk, for looking only."""
    story = twosource.open(str(taken_in))
    with TestClient(web.app(story), base_url=BASE) as client:
        yield client
    story.close()


@pytest.fixture
def own_desk(own_store: Path) -> Iterator[TestClient]:
    """A desk on which a test may rule."""
    story = twosource.open(str(own_store))
    with TestClient(web.app(story), base_url=BASE) as client:
        yield client
    story.close()
