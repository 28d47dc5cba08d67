"""Writes what a site is made with as a CycloneDX bill of materials, for `make bill`.

It is made from the lock alone, and from the list of what others made: the same on every machine and on every day.
"""

import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, Property, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.dependency import Dependency
from cyclonedx.model.license import DisjunctiveLicense
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from letterbook.files.writing import WriteFault
from letterbook.publishing.made import Kind
from letterbook.publishing.output_folders import writing
from letterbook.publishing.renewing import add
from tests.locked import PROJECT, ROOT, Locked, read, wanted_by
from tests.test_vendored import tables

# What a site is made with; what tests run with is in no release.
LOCK = "site"


def bill() -> bytes:
    """Return the bill: the program, each library with the hashes of its files, and each file of others."""
    made = Bom(components=[*libraries(), *files()], metadata=BomMetaData(component=program()))
    made.dependencies = dependencies(made)  # type: ignore[assignment]
    # The library would put the clock and a random number here. The number is made of all the rest instead.
    made.metadata.timestamp = None
    made.serial_number = uuid5(NAMESPACE_URL, "")
    made.serial_number = uuid5(NAMESPACE_URL, JsonV1Dot6(made).output_as_string())
    return f"{JsonV1Dot6(made).output_as_string(indent=2)}\n".encode()


def program() -> Component:
    """Return the program itself, as pyproject.toml describes it."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return Component(
        name=told["name"],
        version=told["version"],
        description=told["description"],
        licenses=[DisjunctiveLicense(id=told["license"])],
        type=ComponentType.APPLICATION,
        bom_ref=PROJECT,
    )


def libraries() -> Iterator[Component]:
    """Yield each library that is locked; what a site takes from it is among its properties."""
    taken = tables()["What"][1:]
    for one in read(LOCK):
        in_site = [f"{what} ({where}): {licence}" for what, where, package, _, licence in taken if package == one.name]
        yield library(one, in_site)


def library(one: Locked, in_site: Iterable[str]) -> Component:
    """Return a library; a hash is that of one of the files that its index has of this version."""
    index = ExternalReference(
        type=ExternalReferenceType.DISTRIBUTION,
        url=XsUri(f"https://pypi.org/simple/{one.name}/"),
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest) for digest in one.hashes],
    )
    properties = [Property(name="letterbook:in-a-site", value=what) for what in in_site]
    if one.marker:
        properties.append(Property(name="letterbook:only-where", value=one.marker))
    address = PackageURL("pypi", name=one.name, version=one.version)
    return Component(
        name=one.name,
        version=one.version,
        type=ComponentType.LIBRARY,
        purl=address,
        bom_ref=one.name,
        external_references=[index],
        properties=properties,
    )


def files() -> Iterator[Component]:
    """Yield each file of others that is in the repository."""
    for name, version, origin, licence, digest in tables()["File"][1:]:
        yield Component(
            name=name,
            version=version,
            type=ComponentType.FILE,
            description=origin,
            licenses=[DisjunctiveLicense(name=licence)],
            hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)],
            bom_ref=name,
        )


def dependencies(made: Bom) -> list[Dependency]:
    """Return what wants what: libraries as the lock says, files of others by the program."""
    by = wanted_by(LOCK) | {row[0]: {PROJECT} for row in tables()["File"][1:]}
    root = made.metadata.component
    assert root is not None
    references = {str(one.bom_ref): one.bom_ref for one in (root, *made.components)}
    return [
        Dependency(reference, dependencies=[Dependency(references[name]) for name in by if wanting in by[name]])
        for wanting, reference in references.items()
    ]


def write(dist: Path) -> Path:
    """Write the bill into a folder of copies, and return where it is; raises WriteFault."""
    name = f"{program().name}-{program().version}.cdx.json"
    with writing(dist):
        add(dist, Kind.COPIES, {name: bill()})
    return dist / name


if __name__ == "__main__":
    try:
        sys.stdout.write(f"wrote {write(ROOT / 'dist').relative_to(ROOT)}\n")
    except WriteFault as fault:
        sys.exit(str(fault))
