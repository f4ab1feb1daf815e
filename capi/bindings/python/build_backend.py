# SPDX-License-Identifier: Apache-2.0
"""Builds the wheel: the package, and libassay for one platform. `pip wheel .` calls it; nothing else is needed.

ASSAY_LIBRARY names the library that goes in; otherwise it is looked for in the build folders of the repository.
"""
import base64
import hashlib
import os
import re
import sys
import sysconfig
import zipfile
from pathlib import Path

here = Path(__file__).resolve().parent
repository = here.parent.parent.parent
library_names = {"win32": "assay.dll", "darwin": "libassay.dylib"}
library_name = library_names.get(sys.platform, "libassay.so")

metadata = """\
Metadata-Version: 2.1
Name: assay-engine
Version: {version}
Summary: Service records in, explained grades out: an engine for evaluating customer service, exactly
License: Apache-2.0
Requires-Python: >=3.9
Classifier: License :: OSI Approved :: Apache Software License
Classifier: Programming Language :: Python :: 3
Classifier: Typing :: Typed
Description-Content-Type: text/markdown

{readme}"""


def version():
    text = (repository / "include" / "assay" / "version.hpp").read_text(encoding="utf-8")
    return re.search(r'version_text = "([^"]+)"', text)[1]


def library_path():
    named = os.environ.get("ASSAY_LIBRARY")
    places = [Path(named)] if named else [repository / "build" / each / "capi" / library_name for each in ("python", "release")]
    for place in places:
        if place.exists():
            return place
    raise SystemExit(f"there is no {' and no '.join(map(str, places))}: build the target assay_c, or name the library in ASSAY_LIBRARY")


def platform_tag(library):
    """Of Linux the oldest glibc that has all it needs, when it carries the runtime of C++ itself."""
    plain = sysconfig.get_platform().replace("-", "_").replace(".", "_")
    if not plain.startswith("linux_"):
        return plain
    content = library.read_bytes()
    if b"libstdc++.so.6\0" in content:
        return plain
    needed = [int(minor) for minor in re.findall(rb"\0GLIBC_2\.(\d+)(?:\.\d+)?(?=\0)", content)]
    return plain.replace("linux_", f"manylinux_2_{max([17, *needed])}_", 1)


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    library = library_path()
    name = f"assay_engine-{version()}"
    tag = f"py3-none-{platform_tag(library)}"
    files = [(f"assay_engine/{each.name}", each.read_bytes()) for each in sorted((here / "assay_engine").iterdir()) if each.suffix in (".py", ".typed")]
    files.append((f"assay_engine/{library_name}", library.read_bytes()))
    readme = (here / "README.md").read_text(encoding="utf-8")
    wheel = f"Wheel-Version: 1.0\nGenerator: assay-engine\nRoot-Is-Purelib: false\nTag: {tag}\n"
    files.append((f"{name}.dist-info/METADATA", metadata.format(version=version(), readme=readme).encode()))
    files.append((f"{name}.dist-info/WHEEL", wheel.encode()))
    files.append((f"{name}.dist-info/licenses/LICENSE", (repository / "LICENSE").read_bytes()))
    record = f"{name}.dist-info/RECORD"
    lines = [f"{path},sha256={digest(content)},{len(content)}" for path, content in files]
    files.append((record, "\n".join([*lines, f"{record},,", ""]).encode()))
    result = f"{name}-{tag}.whl"
    with zipfile.ZipFile(Path(wheel_directory) / result, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files:
            # The same input gives the same bytes.
            entry = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return result


def digest(content):
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")


def build_sdist(sdist_directory, config_settings=None):
    raise SystemExit("assay-engine is built in its repository, which has the library; it has no source distribution")


if __name__ == "__main__":
    print(build_wheel(sys.argv[1]))
