"""Suites that several implementations have to pass."""

from pkgutil import iter_modules

import pytest

# Assertions in files that are no tests themselves would otherwise say only that they failed.
pytest.register_assert_rewrite(*(f"{__name__}.{module.name}" for module in iter_modules(__path__)))
