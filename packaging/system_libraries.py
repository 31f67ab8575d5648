"""The libraries that Qt expects from a Linux system, and the Debian packages that bring them."""

import ctypes
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Library:
    """A shared library by the name it is loaded by, and its Debian packages: newer name first."""

    soname: str
    packages: tuple[str, ...]


def _table(text: str) -> tuple[Library, ...]:
    rows = (line.split() for line in text.strip().splitlines())
    return tuple(Library(soname, tuple(packages)) for soname, *packages in rows)


# Without these not even a test without a screen can import Qt.
CORE = _table("""
    libglib-2.0.so.0        libglib2.0-0t64 libglib2.0-0
    libGL.so.1              libgl1
    libEGL.so.1             libegl1
    libX11.so.6             libx11-6
    libxkbcommon.so.0       libxkbcommon0
    libdbus-1.so.3          libdbus-1-3
    libfontconfig.so.1      libfontconfig1
    libfreetype.so.6        libfreetype6
    libbrotlidec.so.1       libbrotli1
    libgssapi_krb5.so.2     libgssapi-krb5-2
""")

X11 = _table("""
    libX11-xcb.so.1         libx11-xcb1
    libxcb-cursor.so.0      libxcb-cursor0
    libxcb-icccm.so.4       libxcb-icccm4
    libxcb-image.so.0       libxcb-image0
    libxcb-keysyms.so.1     libxcb-keysyms1
    libxcb-randr.so.0       libxcb-randr0
    libxcb-render.so.0      libxcb-render0
    libxcb-render-util.so.0 libxcb-render-util0
    libxcb-shape.so.0       libxcb-shape0
    libxcb-shm.so.0         libxcb-shm0
    libxcb-sync.so.1        libxcb-sync1
    libxcb-util.so.1        libxcb-util1
    libxcb-xfixes.so.0      libxcb-xfixes0
    libxcb-xkb.so.1         libxcb-xkb1
    libxkbcommon-x11.so.0   libxkbcommon-x11-0
""")

WAYLAND = _table("""
    libwayland-client.so.0  libwayland-client0
    libwayland-cursor.so.0  libwayland-cursor0
    libwayland-egl.so.1     libwayland-egl1
""")

# Without it Qt knows no printer; papers can still be saved.
PRINTING = _table("""
    libcups.so.2            libcups2t64 libcups2
""")


def for_window(environment: Mapping[str, str]) -> tuple[Library, ...]:
    """Return what a window needs on the displays that the environment names."""
    displays = {"DISPLAY": X11, "WAYLAND_DISPLAY": WAYLAND}
    shown = tuple(library for name, set_ in displays.items() if environment.get(name) for library in set_)
    return CORE + shown + PRINTING if shown else CORE


def missing(libraries: Sequence[Library]) -> list[Library]:
    """Return those that cannot be loaded; none outside Linux, where Qt brings everything.

    Loading is what Qt will do, so it is right on every distribution, and quicker than asking a package manager.
    """
    if sys.platform != "linux":
        return []
    return [library for library in libraries if not _loads(library.soname)]


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True
