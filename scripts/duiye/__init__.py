"""Duiye 对页: publish a long article in Chinese and English, as facing pages, on the web and on paper."""

__version__ = "0.1.0"
