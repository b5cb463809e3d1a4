"""Fixtures that any test may ask for. They start nothing until somebody does."""

pytest_plugins = ["tests.setup.servers", "tests.setup.browser"]
