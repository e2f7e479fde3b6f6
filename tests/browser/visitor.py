"""What a visitor does, in a few words, so that tests read as journeys."""

from playwright.sync_api import Page

ANSWERS = {"wie": "ik", "wat-speelt-er": "somber", "veiligheid": "geen", "hoe-erg": "duidelijk"}


def search(page: Page, words: str, place: str = "", prefix: str = "") -> None:
    page.goto(f"{prefix}/")
    page.fill("#q", words)
    page.fill("#place", place)
    page.click("form.search button")


def step(page: Page) -> str:
    """The last part of the address: which question, or which other page."""
    return page.url.split("#")[0].rstrip("/").rsplit("/", 1)[-1]


def answer(page: Page, key: str = "weet-niet") -> None:
    page.check(f"#antwoord-{key}")
    page.click("form[novalidate] button.main")


def tell(page: Page, text: str) -> None:
    page.fill("#tekst", text)
    page.click("form[novalidate] button.main")


def walk(page: Page, until: str = "overzicht", prefix: str = "", **given: str) -> None:
    """Through the guide, from its first question to `until`."""
    wanted = ANSWERS | {name.replace("_", "-"): key for name, key in given.items()}
    page.goto(f"{prefix}/gids/wie")
    while step(page) not in (until, "overzicht", "hulp"):
        question = step(page)
        if question == "leeftijd":
            tell(page, wanted.get(question, "34"))
        elif question == "plaats":
            tell(page, wanted.get(question, "9000"))
        else:
            answer(page, wanted.get(question, "weet-niet"))


def hurry(page: Page, until: str = "overzicht", prefix: str = "", **given: str) -> None:
    """As `walk`, but the forms are sent without drawing the pages between; then `until` is opened."""
    wanted = ANSWERS | {"leeftijd": "34", "plaats": "9000"}
    wanted |= {name.replace("_", "-"): key for name, key in given.items()}
    address = f"{prefix}/gids/wie"
    while address.rsplit("/", 1)[-1] not in (until, "overzicht", "hulp"):
        question = address.rsplit("/", 1)[-1]
        field = "tekst" if question in ("leeftijd", "plaats") else "antwoord"
        sent = page.request.post(address, form={field: wanted.get(question, "weet-niet")}, max_redirects=0)
        address = sent.headers["location"]
    page.goto(address)


def overflow(page: Page) -> int:
    """How many pixels one would have to scroll sideways."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
