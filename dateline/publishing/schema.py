"""The JSON Schema of ``data/events.json``: what other programs may rely on.

Draft 2020-12. It stands beside the data on every site, and a test validates the one by the other, so that neither can
change alone.
"""

from __future__ import annotations

from typing import Any, get_args

from dateline.edtf import Precision
from dateline.model import DisputedField, Modality

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
NULLABLE: Schema = {"type": ["string", "null"]}
NAMES: Schema = {"type": "array", "items": TEXT, "uniqueItems": True}
EDTF: Schema = {"type": "string", "description": "EDTF (ISO 8601-2, levels 0 and 1, and sets)"}
DAY: Schema = {"type": ["string", "null"], "format": "date", "description": "a day; null where the value is open"}
MODALITY: Schema = {"enum": list(get_args(Modality))}


def _describe_object(description: str, **properties: Schema) -> Schema:
    """An object that has exactly these keys."""
    return {
        "description": description,
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list_of(name: str) -> Schema:
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}


def _optional(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


EVENTS_SCHEMA: Schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "dateline events",
    **_describe_object(
        "A timeline: its events in order, what its sources report, and where they disagree.",
        dateline={"const": "1", "description": "version of this format"},
        timeline=_describe_object("the story", title=TEXT, language=TEXT),
        events=_list_of("event"),
        out_of_scope=_list_of("event"),
        undated=_list_of("undated"),
        sources=_list_of("source"),
    ),
    "$defs": {
        "event": _describe_object(
            "what mentions are about; in order of date",
            id=TEXT,
            title=TEXT,
            summary=TEXT,
            date=EDTF,
            first_day=DAY,
            last_day=DAY,
            precision={"enum": list(get_args(Precision)), "description": "what first_day to last_day make up"},
            kind=TEXT,
            modality=MODALITY,
            actors=NAMES,
            in_scope={"type": "boolean"},
            independent_sources={"type": "integer", "minimum": 0, "description": "sources, less reprints"},
            mentions=_list_of("mention"),
            disagreements=_list_of("disagreement"),
            merge_reasons={"type": "array", "items": TEXT},
        ),
        "mention": _describe_object(
            "one source's report that something happened; in order of source and place",
            id=TEXT,
            source=TEXT,
            quote=_describe_object(
                "TextQuoteSelector and TextPositionSelector (W3C Web Annotation); characters, end exclusive",
                exact=TEXT,
                prefix=TEXT,
                suffix=TEXT,
                start={"type": "integer", "minimum": 0},
                end={"type": "integer", "minimum": 0},
            ),
            own_words={
                "description": "phrases of a digest that are the article's own words; the rest of it is the editor's",
                "type": "array",
                "items": TEXT,
            },
            link={**NULLABLE, "description": "address of the article, at words of the report where they are known"},
            date=_optional(EDTF),
            date_text={**NULLABLE, "description": "the words that give the date"},
            date_rule={**NULLABLE, "description": "the rule that read them"},
            counted_from={**NULLABLE, "description": "EDTF value that a relative date was counted from"},
            date_reason={**NULLABLE, "description": "in words: how the date was reached, or why there is none"},
            timex=_optional(
                _describe_object(
                    "the words as TIMEX3 (TimeML 1.2.1), and where they stand; characters, end exclusive",
                    start={"type": "integer", "minimum": 0},
                    end={"type": "integer", "minimum": 0},
                    type={"enum": ["DATE", "TIME", "DURATION", "SET"]},
                    value=TEXT,
                )
            ),
            kind=TEXT,
            modality=MODALITY,
            actors=NAMES,
            recipients=NAMES,
            speaker=NULLABLE,
            provenance={
                "description": "field and where its value comes from; a field that is not named was found",
                "type": "object",
                "additionalProperties": {"enum": ["found", "inferred", "edited"]},
            },
        ),
        "disagreement": _describe_object(
            "sources give one field incompatible values",
            id=TEXT,
            field={"enum": list(get_args(DisputedField)), "description": "other: a question an editor raised"},
            about=TEXT,
            readings={
                "type": "array",
                "minItems": 2,
                "items": _describe_object(
                    "one version; the one that the timeline follows stands first",
                    value=TEXT,
                    mentions=NAMES,
                ),
            },
        ),
        "undated": _describe_object(
            "a report that nothing dates",
            source=TEXT,
            quote=_describe_object("its words", exact=TEXT),
            actors=NAMES,
            reason=TEXT,
        ),
        "source": _describe_object(
            "a saved article; in order of publication",
            id=TEXT,
            title=TEXT,
            publisher=TEXT,
            published=EDTF,
            url=TEXT,
            language=TEXT,
        ),
    },
}
