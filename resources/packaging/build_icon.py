"""Draws app.svg in the sizes of a Windows icon and writes resources/icons/app.ico.

python resources/packaging/build_icon.py
"""

import io
import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).resolve().parent
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)


def drawn(renderer, size):
    """The icon as a picture of `size` by `size` points."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return Image.open(io.BytesIO(bytes(buffer.data()))).convert("RGBA")


def main():
    """Write the icon."""
    application = QGuiApplication.instance() or QGuiApplication([])
    renderer = QSvgRenderer(str(HERE / "app.svg"))
    pictures = [drawn(renderer, size) for size in SIZES]
    out = HERE.parent / "icons" / "app.ico"
    sizes = [(size, size) for size in SIZES]
    pictures[-1].save(out, sizes=sizes, append_images=pictures[:-1])
    print(out, out.stat().st_size, "bytes", application.platformName())


if __name__ == "__main__":
    main()
