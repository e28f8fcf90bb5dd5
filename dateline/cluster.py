"""Chunks of work on other machines: a Dask cluster, reached by the address of its scheduler.

The one module that knows Dask, which only those need who name a scheduler: ``pip install "dateline[cluster]"``. The
machines of the cluster need the same version of dateline and no files: sources and templates travel with the work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline import __version__
from dateline.errors import MachineError, UsageError
from dateline.workers import Crew, Workers

if TYPE_CHECKING:
    from concurrent.futures import Executor

_PATIENCE = "10s"
"""How long a scheduler has to answer."""
_RETRIES = 3
"""How often a chunk is done again after the worker that did it was lost."""


def open_cluster(address: str) -> Workers:
    """Connect to a scheduler.

    Args:
        address: where it listens, such as ``tcp://10.0.0.5:8786``.

    Raises:
        UsageError: when Dask is not installed here, or the cluster has another version of dateline.
        MachineError: when no scheduler answers there, or it has no workers.
    """
    try:
        from distributed import Client, KilledWorker  # noqa: PLC0415 (an extra, asked for by --scheduler alone)
        from distributed.client import FutureCancelledError  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise UsageError(
            '--scheduler needs Dask, which is not installed; run pip install "dateline[cluster]"'
        ) from error
    try:
        client = Client(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        message = f"{address}: no scheduler answers there ({error}); write --scheduler tcp://HOST:8786"
        raise MachineError(message) from error
    threads = sum(client.nthreads().values())
    if not threads:
        client.close()
        raise MachineError(f"{address}: the scheduler has no workers; start some with `dask worker {address}`")
    others = {version for version in client.run(_say_version).values() if version != __version__}
    if others:
        client.close()
        raise UsageError(
            f"{address}: its workers have dateline {', '.join(sorted(others))}, and here it is {__version__}; "
            "install one version on both"
        )

    def close(executor: Executor | None) -> None:
        if executor:
            executor.shutdown(wait=False)
        client.close()

    crew = Crew(
        open=lambda: client.get_executor(retries=_RETRIES, pure=False),
        close=close,
        number=threads,
        losses=(KilledWorker, FutureCancelledError),
        message=f"{address}: workers were lost again and again; read their logs, or leave out --scheduler",
    )
    return Workers(crew)


def _say_version() -> str:
    """Answer for a worker; "none" where it has no dateline."""
    try:
        from dateline import __version__ as version  # noqa: PLC0415 (asked on another machine)
    except ImportError:
        return "none"
    return version
