from __future__ import annotations

import warnings

from adapters.work import Work


async def test_what_is_cancelled_before_its_first_step_is_no_complaint() -> None:
    async def job() -> None:
        raise AssertionError("it was never begun")

    work = Work()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        work.begin(job()).cancel()
        assert await work.finish(1.0) == 0
