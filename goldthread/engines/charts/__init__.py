"""A table of words and numbers as a picture, the same in a page, a PDF and Word."""

from goldthread.engines.charts.drawing import Chart, as_png, as_svg

__all__ = ["Chart", "as_png", "as_svg"]
