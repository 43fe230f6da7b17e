"""What tests of uploads share: the words of tus, and files made here that are nobody's."""
import base64
import random
import struct
import zlib

TUS = {"Tus-Resumable": "1.0.0"}
BODY = "application/offset+octet-stream"


def named(**values):
    return ",".join(f"{name} {base64.b64encode(text.encode()).decode()}" for name, text in values.items())


def noise(size, seed=1):
    return random.Random(seed).randbytes(size)


def png(width=60, height=40, claim=None):
    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
    rows = b"".join(b"\0" + bytes(random.Random(y).randbytes(3 * width)) for y in range(height))
    size = struct.pack(">IIBBBBB", *(claim or (width, height)), 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
