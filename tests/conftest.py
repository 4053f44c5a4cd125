"""What all tests share: where the corpora beside the project stand."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("TWOSOURCE_SHARED", ROOT.parent / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip(f"needs the corpora in {SHARED}")
    return SHARED


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """With the corpora present nothing may be skipped: a skipped test would hide a promise."""
    report = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = report.stats.get("skipped", []) if report else []
    if SHARED.is_dir() and skipped and exitstatus == 0:
        print(f"\n{len(skipped)} tests were skipped although {SHARED} is there")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
