"""Printed documents: a template and what to print go in, a PDF comes out. See ``compile_pdf``."""

from webapp.documents.coverage import unprintable
from webapp.documents.engine import DocumentError, compile_pdf, page_count

__all__ = ["DocumentError", "compile_pdf", "page_count", "unprintable"]
