"""One window a book: a second start brings the first window to the front."""

import getpass
import logging
import os
import time
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject, Signal

log = logging.getLogger(__name__)

#: How often and how long apart, in seconds, the first window is called while it may still be starting.
_CALLS = 40
_BETWEEN_CALLS = 0.05
_ANSWER_WAIT = 1000


class SingleInstance(QObject):
    """Holds the lock of a book while its window is open.

    The lock, not the socket, says who is first: it names its process, so that one left behind by a crash is taken over,
    and with it the socket. Sockets are loaded only when somebody listens or calls.
    """

    #: A second start asks for the window.
    called = Signal()

    def __init__(self, book: Path, folder: Path, parent: QObject | None = None) -> None:
        """Keep the lock of `book` in `folder`."""
        super().__init__(parent)
        self._name = instance_name(book)
        self._lock = QLockFile(str(folder / f"{self._name}.lock"))
        self._lock.setStaleLockTime(0)
        self._server: QObject | None = None

    def claim(self) -> bool:
        """Say whether this is the first start; otherwise the first window has been called to the front.

        Where no lock can be kept (a folder that may not be written to), every start is the first.
        """
        if self._lock.tryLock(0):
            return True
        if self._lock.error() != QLockFile.LockError.LockFailedError:
            log.warning("no lock against a second start can be kept")
            return True
        if not self._call():
            log.warning("the window that has this book open does not answer")
        return False

    def listen(self) -> None:
        """Answer later starts from now on; to be called after the first window is on the screen."""
        if self._server is not None:
            return
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)
        server.newConnection.connect(self._on_called)
        if not server.listen(self._name):
            log.warning("later starts cannot be answered: %s", server.errorString())
        self._server = server

    def release(self) -> None:
        """Let another start be the first."""
        if self._server is not None:
            self._server.close()  # type: ignore[attr-defined]
            self._server = None
        self._lock.unlock()

    def _call(self) -> bool:
        from PySide6.QtNetwork import QLocalSocket

        for _attempt in range(_CALLS):
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(_ANSWER_WAIT):
                socket.disconnectFromServer()
                return True
            time.sleep(_BETWEEN_CALLS)
        return False

    def _on_called(self) -> None:
        connection = self._server.nextPendingConnection()  # type: ignore[union-attr]
        connection.deleteLater()
        self.called.emit()


def instance_name(book: Path) -> str:
    """Name the lock and the socket of a book for this user."""
    path = os.path.normcase(str(book.resolve()))
    digest = QCryptographicHash.hash(f"{getpass.getuser()}\0{path}".encode(), QCryptographicHash.Algorithm.Sha256)
    return f"dunwell-{bytes(digest.data()).hex()[:20]}"
