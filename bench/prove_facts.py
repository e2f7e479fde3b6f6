"""Prove the catalogue against the facts it was made from: every record is there, and no number, address or hour is new.

Usage: python -m bench.prove_facts FOLDER_WITH_FACT_FILES (records with id, phones, address, hours, source). An editor's
later corrections come from elsewhere and are named in `verified.sources`; then this list shows them, and that is right.
"""

import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from navigator.directory.catalogue import load_catalogue
from navigator.directory.models import ContactKind, Offer
from navigator.directory.places import fold
from navigator.paths import DATA


def digits(words: str) -> str:
    return re.sub(r"\D", "", words.replace("+32", "0"))


def read_facts(folder: Path) -> dict[str, dict[str, Any]]:
    files = sorted(folder.glob("*.yaml"))
    return {record["id"]: record for file in files for record in yaml.safe_load(file.read_text("utf-8"))["offers"]}


def new_facts(offer: Offer, records: list[dict[str, Any]], places: dict[str, str]) -> list[str]:
    """What an offer says that none of its records does."""
    told = fold(yaml.safe_dump(records, allow_unicode=True, width=10_000))
    numbers = digits(" ".join(str(phone["number"]) for record in records for phone in record.get("phones") or ()))
    found = [f"phone {c.value}" for c in offer.contacts
             if c.kind is ContactKind.PHONE and digits(c.value) not in numbers]
    found += [f"{c.kind} {c.value}" for c in offer.contacts
              if c.kind is not ContactKind.PHONE and fold(c.value) not in told]
    for location in offer.locations:
        if location.street and fold(location.street) not in told:
            found.append(f"street {location.street}")
        if location.postal_code and location.postal_code not in told and not location.municipality:
            found.append(f"postal code {location.postal_code}")
        if location.municipality and fold(location.municipality) not in told and (
                places.get(location.postal_code or "", "?") not in told):
            found.append(f"municipality {location.municipality}")
    hours = [schedule.hours for schedule in [offer.schedule, *(c.schedule for c in offer.contacts)] if schedule]
    if any(hours) and not any(record.get("hours") or re.search(r"\d+ ?u", str(record)) for record in records):
        found.append(f"hours {[h for h in hours if h]}")
    return found


def main() -> None:
    facts = read_facts(Path(sys.argv[1]))
    catalogue = load_catalogue(DATA / "offer_catalog.yaml")
    used = {known: offer.id for offer in catalogue.offers.values() for known in (offer.id, *offer.former_ids)}
    places = {place.postal_code: fold(place.municipality) for place in catalogue.places.rows}
    lost = [record for record in facts if record not in used]
    print(f"{len(facts)} records, {len(facts) - len(lost)} present or merged, lost: {lost}")
    kinds: Counter[str] = Counter()
    for offer in catalogue.offers.values():
        records = [facts[known] for known in (offer.id, *offer.former_ids) if known in facts]
        if not records:
            kinds["without a record (general)" if offer.general else "without a record"] += 1
            continue
        for news in new_facts(offer, records, places):
            kinds[news.split()[0]] += 1
            print(f"  {offer.id}: {news}")
    print(dict(kinds))


if __name__ == "__main__":
    main()
