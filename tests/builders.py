"""Small offers and catalogues, for tests that are about one thing."""

from pathlib import Path
from typing import Any

from navigator import shape
from navigator.directory.catalogue import Catalogue
from navigator.directory.models import Offer
from navigator.directory.places import read_places
from navigator.directory.search import Directory
from navigator.directory.synonyms import Synonyms
from navigator.directory.taxonomy import Taxonomy
from navigator.paths import DATA
from navigator.text import Text
from navigator.yamlfile import read

PLACES = read_places(DATA / "places.csv")
TAXONOMY, _ = shape.read(Taxonomy, read(DATA / "taxonomy.yaml"))
SYNONYMS, _ = shape.read(Synonyms, read(DATA / "synonyms.yaml"))


def an_offer(id: str = "een-aanbod", **fields: Any) -> Offer:
    """An offer as an editor would write it, with only what matters filled in."""
    written = {
        "id": id,
        "kind": "caw-onthaal",
        "name": {"nl": id.replace("-", " ")},
        "summary": {"nl": "Een plek om te praten."},
        "service_area": {"regions": ["vlaanderen"]},
        "verified": {"by": "test", "evidence": "high"},
    } | fields
    offer: Offer = shape.adapter(Offer).validate_python(written)
    return offer


def a_catalogue(*offers: Offer) -> Catalogue:
    assert TAXONOMY and SYNONYMS
    return Catalogue(
        title=Text({"nl": "Test"}),
        organisations={},
        offers={offer.id: offer for offer in offers},
        taxonomy=TAXONOMY,
        synonyms=SYNONYMS,
        places=PLACES,
    )


def a_directory(*offers: Offer) -> Directory:
    return Directory.build(a_catalogue(*offers))


def a_data_folder(folder: Path, **files: str) -> Path:
    """A data folder with the real taxonomy, places and lexicon, and these catalogue files; returns the root file."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("taxonomy.yaml", "synonyms.yaml", "places.csv"):
        (folder / name).write_bytes((DATA / name).read_bytes())
    for name, words in files.items():
        (folder / f"{name}.yaml").write_text(words, encoding="utf-8")
    return folder / "offer_catalog.yaml"
