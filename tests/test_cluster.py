"""A build on a cluster: the same site, even if a worker is lost on the way."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import Client, LocalCluster

import dateline.cluster
from dateline.cluster import open_cluster
from dateline.errors import MachineError, UsageError
from dateline.pipeline import Site, build_site

CONTENT = Path(__file__).parent.parent / "content"
pytestmark = pytest.mark.filterwarnings("ignore")  # what Dask leaves open or hosts elsewhere is not ours to mend


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """A scheduler, and two workers in processes of their own."""
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        yield cluster


def test_a_lost_worker_changes_nothing(cluster: LocalCluster, story: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.workers.LEAST", 4)
    with Client(cluster, set_as_default=False) as client:
        first, _second = client.run(os.getpid).values()
    lost = []

    def lose_one(stage: str, done: int, _total: int) -> None:
        if stage == "reading" and done and not lost:
            os.kill(first, signal.SIGKILL)
            lost.append(first)

    with open_cluster(cluster.scheduler_address) as workers:
        files = build_site(CONTENT, workers=workers, progress=lose_one).files
    assert lost
    assert files == story.files


def test_another_version_is_refused(cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dateline.cluster, "__version__", "9.9")
    with pytest.raises(UsageError, match=r"its workers have dateline .*, and here it is 9\.9; install one version"):
        open_cluster(cluster.scheduler_address)


def test_no_scheduler(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dateline.cluster, "_PATIENCE", "1s")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        free = listener.getsockname()[1]
    with pytest.raises(MachineError, match=r"no scheduler answers there .*; write --scheduler tcp://HOST:8786"):
        open_cluster(f"tcp://127.0.0.1:{free}")


def test_a_word_that_is_no_address() -> None:
    with pytest.raises(MachineError, match="no scheduler answers there"):
        open_cluster("nonsense://here")


def test_a_scheduler_without_workers() -> None:
    with (
        LocalCluster(n_workers=0, processes=False, dashboard_address=None) as empty,
        pytest.raises(MachineError, match=r"the scheduler has no workers; start some with `dask worker "),
    ):
        open_cluster(empty.scheduler_address)
