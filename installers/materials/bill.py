"""The bill of materials in CycloneDX 1.6."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime, time
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, Property, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense, LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.spdx import is_expression, is_supported_id
from packageurl import PackageURL

from installers.artefacts import Job
from installers.materials.part import Part
from installers.product import NAME, PACKAGE, PUBLISHER, SUMMARY
from partybranch.installation import Kind
from partybranch.services.materials.bill import LICENCE_FILE

_DIGEST_OF = "partybranch:digest-of"


def bill(parts: Iterable[Part], job: Job, kind: Kind) -> str:
    """The bill as JSON; the same build gives the same text."""
    ours = Component(
        name=PACKAGE,
        version=job.version,
        type=ComponentType.APPLICATION,
        description=f"{NAME}：{SUMMARY}",
        publisher=PUBLISHER,
        purl=PackageURL("generic", name=PACKAGE, version=job.version),
        bom_ref=PACKAGE,
        properties=[Property(name="partybranch:kind", value=kind.value)],
    )
    components = [_component(part, number) for number, part in enumerate(parts, 1)]
    bom = Bom(
        components=components,
        serial_number=uuid5(NAMESPACE_URL, f"{PACKAGE}/{job.version}/{kind.value}/{job.built_on}"),
        metadata=BomMetaData(component=ours, timestamp=datetime.combine(job.built_on, time(), tzinfo=UTC)),
    )
    bom.register_dependency(ours, components)
    told = json.loads(JsonV1Dot6(bom).output_as_string())
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _component(part: Part, number: int) -> Component:
    of = [Property(name=_DIGEST_OF, value=part.digest_of)] if part.digest else []
    home = [ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(part.home))] if part.home else []
    return Component(
        name=part.name,
        version=part.version or None,
        type=ComponentType.LIBRARY,
        description=part.about or None,
        licenses=[_licence(part.licence)],
        purl=PackageURL.from_string(part.purl),
        bom_ref=f"{number}:{part.purl}",
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=part.digest)] if part.digest else [],
        external_references=home,
        properties=[*of, *(Property(name=LICENCE_FILE, value=name) for name in part.texts)],
    )


def _licence(words: str) -> LicenseExpression | DisjunctiveLicense:
    if is_supported_id(words):
        return DisjunctiveLicense(id=words)
    return LicenseExpression(words) if is_expression(words) else DisjunctiveLicense(name=words)
