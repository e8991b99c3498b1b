"""Imported by the fork server before any worker starts: loads once what every worker would load for itself.

Workers are forked from it, so they find the modules imported and the language model (0.7 s) in memory.
"""

from extractors.language.detect import detect_language
from flows.stages import poll, read

__all__ = ["poll", "read"]

detect_language("This sentence is here to load the language model.")
