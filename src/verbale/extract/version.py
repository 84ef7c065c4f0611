"""The version that provenance states."""

from importlib.metadata import PackageNotFoundError, version

try:
    VERSION = version("verbale")
except PackageNotFoundError:  # a source tree that was never installed
    VERSION = "0.0.0"
