"""Writes PDFs that are broken, lie, or cost far more than they weigh; by hand, byte by byte."""

from __future__ import annotations

import io
import random
import zlib

import pikepdf

from tests.unit.core.reading.conftest import Sheet, as_pdf

WORDS = "Partners meet every month to look at what was done and at what comes next."
HELLO = b"BT /F 12 Tf 60 700 Td (Partners will meet every month.) Tj ET"


def plan(pages: int = 3) -> bytes:
    """A plain document."""
    sheets = []
    for number in range(1, pages + 1):
        sheet = Sheet().text(60, 80, f"Chapter {number}", size=16, font="bold")
        sheets.append(sheet.lines(60, 120, *[f"{WORDS} ({number}-{n})" for n in range(12)]))
    return as_pdf(sheets)


def with_objects(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of numbered objects, the first of them its root."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def one_page(content: bytes, box: bytes = b"0 0 595 842", root: bytes = b"") -> bytes:
    """A page with one packed stream of drawing commands."""
    return with_objects(
        [
            b"<< /Type /Catalog /Pages 2 0 R %s >>" % root,
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents 4 0 R "
            b"/Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >> >>" % box,
            packed(content),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 600 850] "
            b"/Resources << /XObject << /X 6 0 R >> >> /Length 5 >>\nstream\n/X Do\nendstream",
        ]
    )


def packed(content: bytes, head: bytes = b"") -> bytes:
    """A compressed stream object."""
    return stream(zlib.compress(content, 9), head + b"/Filter /FlateDecode")


def stream(data: bytes, head: bytes) -> bytes:
    """A stream object of bytes as they are."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), head, data)


# --- broken ---------------------------------------------------------------------------------------


def cut_short(share: float) -> bytes:
    """The first part of a document."""
    whole = plan()
    return whole[: int(len(whole) * share)]


def flipped(seed: int, bytes_changed: int = 40) -> bytes:
    """A document with some of its bytes changed."""
    dice, data = random.Random(seed), bytearray(plan(4))
    for _ in range(bytes_changed):
        data[dice.randrange(16, len(data))] = dice.randrange(256)
    return bytes(data)


def looping_tree() -> bytes:
    """A page tree whose branch holds itself."""
    return with_objects(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 >>",
            b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 2 >>",
        ]
    )


def lying_count(count: int) -> bytes:
    """A document of one page that says it has `count`."""
    return plan(1).replace(b"/Count 1 ", b"/Count %d " % count)


# --- costly ---------------------------------------------------------------------------------------


def calling_itself() -> bytes:
    """A form that draws itself."""
    return one_page(HELLO + b" /X Do")


def huge_page() -> bytes:
    """A page as large as a town."""
    return one_page(HELLO, box=b"-20000000 -20000000 20000000 20000000")


def huge_scan() -> bytes:
    """A page as large as a field that shows a picture and no text."""
    image = b"q 100000 0 0 100000 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"
    return one_page(image, box=b"0 0 100000 100000")


def many_texts(count: int) -> bytes:
    """A page with a word drawn over and over."""
    draws = (b"BT /F 6 Tf %d %d Td (ab) Tj ET\n" % (n % 590, n // 590) for n in range(count))
    return one_page(b"".join(draws))


def many_paths(count: int) -> bytes:
    """A page with a small line drawn over and over."""
    draws = (b"%d %d m %d 9 l S\n" % (n % 590, n % 841, n % 17) for n in range(count))
    return one_page(HELLO + b"\n" + b"".join(draws))


def many_rectangles(count: int) -> bytes:
    """A page with a filled box drawn over and over, each in another place."""
    draws = (b"%d %d 30 12 re f\n" % (n * 7 % 560, n * 13 % 820) for n in range(count))
    return one_page(HELLO + b"\n" + b"".join(draws))


def nested(depth: int) -> bytes:
    """A page that saves its state over and over."""
    return one_page(b"q " * depth + HELLO)


def bomb(megabytes: int) -> bytes:
    """A page whose commands are nothing but spaces, packed again and again."""
    once = zlib.compressobj(9)
    parts = [once.compress(b" " * (1 << 20)) for _ in range(megabytes)]
    data = zlib.compress(b"".join(parts) + once.flush(), 9)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        stream(data, b"/Filter [/FlateDecode /FlateDecode]"),
    ]
    return with_objects(objects)


def huge_picture(side: int) -> bytes:
    """A page with a picture of `side` by `side` grey dots, all alike."""
    row = zlib.compressobj(9)
    data = b"".join(row.compress(bytes(side)) for _ in range(side)) + row.flush()
    image = stream(
        data,
        b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray "
        b"/BitsPerComponent 8 /Filter /FlateDecode" % (side, side),
    )
    return with_objects(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /XObject << /I 5 0 R >> >> >>",
            packed(b"q 595 0 0 842 0 0 cm /I Do Q"),
            image,
        ]
    )


# --- locked and loaded ----------------------------------------------------------------------------


def locked(user: str, owner: str) -> bytes:
    """A document with passwords; an empty one for the user lets everybody read."""
    with pikepdf.open(io.BytesIO(plan())) as pdf:
        out = io.BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(user=user, owner=owner))
    return out.getvalue()


def loaded(program: str) -> bytes:
    """A document that wants to run JavaScript and `program` when opened, with a file inside."""
    with pikepdf.open(io.BytesIO(plan())) as pdf:
        script = pikepdf.Dictionary(
            S=pikepdf.Name.JavaScript, JS="app.launchURL('https://example.org'); while(true){}"
        )
        script.Next = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=program)
        pdf.Root.OpenAction = pdf.make_indirect(script)
        pdf.Root.AA = pikepdf.Dictionary(WC=script)
        pdf.pages[0].obj.AA = pikepdf.Dictionary(O=script)
        pdf.attachments["run-me.exe"] = b"MZ" + bytes(2000)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()
