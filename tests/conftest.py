"""What every test may ask for."""

import pytest

from tests.components import require


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Hold the test against the real components that its marks name."""
    for component in ("postgresql", "libreoffice", "chromium"):
        if item.get_closest_marker(f"needs_{component}"):
            require(component)
