"""The options of the MkDocs plugin.

This module owns their names and types; what they mean is the plugin's and the build's.
"""

from __future__ import annotations

from mkdocs.config import config_options
from mkdocs.config.base import Config

from duiye.availability import Availability
from duiye.lags import StepReport


class DuiyeConfig(Config):  # type: ignore[no-untyped-call]  # MkDocs' base has no types here
    """Options; all but the last seven are set by `duiye build` and absent from mkdocs.yml."""

    root = config_options.Type(str, default="")
    language = config_options.Type(str, default="")
    languages = config_options.Type(list, default=[])
    docs = config_options.Type(str, default="")
    default_language = config_options.Type(str, default="")
    address = config_options.Type(str, default="")
    downloads = config_options.Type(list, default=[])
    availability = config_options.Optional(config_options.Type(Availability))
    step = config_options.Optional(config_options.Type(StepReport))
    dates = config_options.Type(dict, default={})
    heads = config_options.Type(dict, default={})
    numbers = config_options.Type(dict, default={})
    author = config_options.Type(str, default="")
    first = config_options.Type(str, default="")
    book = config_options.Type(dict, default={})
    credits = config_options.Type(dict, default={})
    cards = config_options.Type(bool, default=True)
    facing = config_options.Type(bool, default=True)
    policy = config_options.Type(dict, default={})
    offline = config_options.Type(bool, default=True)
    host = config_options.Type(str, default="")
