"""PDFium, which reads and puts together PDFs, works for one thread at a time: whoever uses it holds this lock."""

import threading

LOCK = threading.Lock()
