"""The parts of two published JSON-LD contexts that our files use, so that tests ask no network."""

from __future__ import annotations

from typing import Any

ANNOTATION = "http://www.w3.org/ns/anno.jsonld"
SCHEMA = "https://schema.org"
_IRI = {"@type": "@id"}
_NUMBER = {"@type": "xsd:nonNegativeInteger"}
CONTEXTS: dict[str, dict[str, Any]] = {
    # https://www.w3.org/ns/anno.jsonld; a term that is not in it is dropped on expansion.
    ANNOTATION: {
        "oa": "http://www.w3.org/ns/oa#",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
        "dctypes": "http://purl.org/dc/dcmitype/",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "as": "https://www.w3.org/ns/activitystreams#",
        "id": "@id",
        "type": "@type",
        "Annotation": "oa:Annotation",
        "Text": "dctypes:Text",
        "SpecificResource": "oa:SpecificResource",
        "TextQuoteSelector": "oa:TextQuoteSelector",
        "TextPositionSelector": "oa:TextPositionSelector",
        "AnnotationCollection": "as:OrderedCollection",
        "AnnotationPage": "as:OrderedCollectionPage",
        "Motivation": "oa:Motivation",
        "identifying": "oa:identifying",
        "body": {**_IRI, "@id": "oa:hasBody"},
        "target": {**_IRI, "@id": "oa:hasTarget"},
        "source": {**_IRI, "@id": "oa:hasSource"},
        "selector": {**_IRI, "@id": "oa:hasSelector"},
        "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
        "partOf": {**_IRI, "@id": "as:partOf"},
        "items": {**_IRI, "@id": "as:items", "@container": "@list"},
        "total": {**_NUMBER, "@id": "as:totalItems"},
        "startIndex": {**_NUMBER, "@id": "as:startIndex"},
        "exact": "oa:exact",
        "prefix": "oa:prefix",
        "suffix": "oa:suffix",
        "start": {**_NUMBER, "@id": "oa:start"},
        "end": {**_NUMBER, "@id": "oa:end"},
        "label": "rdfs:label",
        "format": "dc:format",
        "language": "dc:language",
    },
    # https://schema.org/docs/jsonldcontext.json
    SCHEMA: {
        "@vocab": "http://schema.org/",
        "id": "@id",
        "type": "@type",
        "Date": {"@id": "Date"},
        **{
            name: {"@id": f"http://schema.org/{name}", "@type": "http://schema.org/Date"}
            for name in ("startDate", "endDate", "datePublished")
        },
        **{
            name: {"@id": f"http://schema.org/{name}", "@type": "@id"}
            for name in ("url", "sameAs", "item", "contentUrl", "eventStatus", "archivedAt")
        },
    },
}


def load_context(url: str, _: object) -> dict[str, Any]:
    """What a processor is given instead of the network's answer."""
    return {
        "contextUrl": None,
        "documentUrl": url,
        "contentType": "application/ld+json",
        "document": {"@context": CONTEXTS[url]},
    }
