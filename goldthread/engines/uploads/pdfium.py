"""PDFium may be used by one thread only: whoever reads a PDF with it holds this lock."""

from threading import Lock

ONE_AT_A_TIME = Lock()
