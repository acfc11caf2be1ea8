"""Tasks in other processes: what they give, what happens where one fails or dies. Daft's native runner does them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import kernels
import pytest
from kernels import Task

from sayso.batch.running import Runner
from sayso.batch.stages import Stages
from sayso.errors import BatchError

pytest.importorskip("daft")

# Daft leaves the pipes of its processes to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")


@pytest.fixture(scope="module")
def runner() -> Runner:
    return Runner(2)


@pytest.fixture
def stages(runner: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stages]:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))  # for the other processes
    yield Stages(tmp_path, runner)
    gc.collect()


@pytest.fixture
def tasks(tmp_path: Path) -> list[Task]:
    return [Task(number, tmp_path) for number in range(6)]


DOUBLED = [0, 2, 4, 6, 8, 10]


def done(folder: Path) -> list[int]:
    return sorted(map(int, (folder / "notes").read_text().split()))


def test_results_are_in_the_order_of_the_tasks(stages: Stages, tasks: list[Task]) -> None:
    assert stages.run("double", kernels.doubled, tasks) == DOUBLED
    assert stages.run("nothing", kernels.doubled, []) == []


def test_what_is_done_is_not_done_again(stages: Stages, tasks: list[Task]) -> None:
    stages.run("double", kernels.doubled, tasks[:4])
    assert stages.run("double", kernels.doubled, tasks) == DOUBLED
    assert done(stages.folder) == [0, 1, 2, 3, 4, 5]


def test_a_process_that_dies_is_survived(stages: Stages, tasks: list[Task]) -> None:
    assert stages.run("double", kernels.once_killed, tasks) == DOUBLED


def test_what_processes_die_of_is_left_out(stages: Stages, tasks: list[Task]) -> None:
    found = stages.run("double", kernels.always_killed, tasks, instead=lambda task: -task.number)
    assert found == [0, 2, 4, -3, 8, 10]
    assert stages.run("double", kernels.always_killed, tasks) == found  # and it is not tried again


def test_or_ends_the_run_where_nothing_can_stand_for_it(stages: Stages, tasks: list[Task]) -> None:
    with pytest.raises(BatchError, match="double: processes die of task 3"):
        stages.run("double", kernels.always_killed, tasks)


def test_a_failure_keeps_what_is_done(stages: Stages, tasks: list[Task]) -> None:
    with pytest.raises(BatchError, match=r"^three: is too odd$"):
        stages.run("double", kernels.fails, tasks)
    (stages.folder / "helped").touch()
    assert stages.run("double", kernels.fails, tasks) == DOUBLED
    assert done(stages.folder)[:4] == [0, 1, 2, 3]


def test_an_error_that_nobody_meant_says_where_it_was(stages: Stages, tasks: list[Task]) -> None:
    with pytest.raises(BatchError, match=r"^ZeroDivisionError: ") as caught:
        stages.run("trip", kernels.trips, tasks)
    assert "kernels.py" in caught.value.details
