"""The acceptance points of the design page `ux.md` (B), by number. Points 16, 17, 22 and 24 wait for later work."""

import re
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Request

from tests.browser.visitor import answer, hurry, overflow, search, step, tell, walk

LANGUAGES = {"nl": "", "fr": "/fr", "en": "/en", "de": "/de"}
PAGE_TYPES = (
    "/", "/zoeken", "/themas", "/thema/angst", "/soort/cgg", "/aanbod/zelfmoordlijn-1813", "/aanbod/ov-psy-ovl",
    "/nu-hulp", "/verwijzers", "/gids", "/gids/wie", "/hoe-werkt-het", "/over", "/privacy", "/toegankelijkheid",
    "/bronnen", "/veilig-surfen", "/embed", "/-/onderdelen", "/bestaat-niet",
)
_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}
DANGER = {
    "suicidal": "ik wil dood",
    "violence against me": "mijn man slaat mij",
    "medical emergency": "ze ademt niet meer",
}


def complaints(page: Page) -> list[str]:
    """What axe finds wrong, one line each. The light theme fades nothing, so there is nothing to wait for."""
    found = Axe().run(page, options=_RULES).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


# --- 1


def test_01_without_javascript_search_guide_result_offer_and_languages_work(plain: Page) -> None:
    search(plain, "slecht slapen", "Gent")
    assert plain.locator("article.card").count() >= 3
    plain.click("article.card h2 a")
    assert plain.locator("h2#binnen").is_visible()
    walk(plain)
    plain.click("text=Toon welke hulp kan passen")
    assert plain.locator("article.card").count() >= 3
    plain.click(".languages a[lang=fr]")
    assert plain.locator("html").get_attribute("lang") == "fr"
    assert step(plain) == "resultaat"


# --- 2 and 3


def test_02_every_request_stays_here_and_the_one_cookie_comes_with_the_first_answer(
    context: BrowserContext, page: Page, site: str
) -> None:
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    for path in ("/", "/themas", "/nu-hulp", "/gids", "/gids/wie"):
        page.goto(path)
    search(page, "ik wil dood", "Gent")
    assert context.cookies() == []
    walk(page)
    page.click("text=Toon welke hulp kan passen")
    assert {urlsplit(request.url).netloc for request in asked} == {urlsplit(site).netloc}
    cookies = context.cookies()
    assert [(cookie["name"], cookie["httpOnly"], cookie["sameSite"], cookie["expires"]) for cookie in cookies] == [
        ("gids", True, "Lax", -1)
    ]


def test_03_what_was_typed_is_in_no_address_title_referrer_or_storage(context: BrowserContext, page: Page) -> None:
    secret = "geheimverdrietje"
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url + str(request.headers)))
    search(page, f"{secret} en angst", "Gent")
    titles = [page.title()]
    page.click("article.card h2 a")
    titles.append(page.title())
    page.go_back()
    hurry(page, until="plaats")
    tell(page, secret)
    titles.append(page.title())
    storage = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href])")
    assert not any(secret in text for text in (*seen, *titles, storage))


# --- 4, 5 and 6


@pytest.mark.parametrize(
    ("way", "words"),
    [
        *(pytest.param("search", words, id=f"search, {kind}") for kind, words in DANGER.items()),
        ("place box of the guide", "ik wil dood"),
        ("for professionals", "mijn man slaat mij"),
        ("embedded search", "ze ademt niet meer"),
    ],
)
def test_04_danger_comes_first_with_the_call_in_view_and_focus_on_its_heading(
    browser: Browser, site: str, way: str, words: str
) -> None:
    context = browser.new_context(base_url=site, viewport={"width": 320, "height": 568})
    page = context.new_page()
    if way == "search":
        search(page, words)
    elif way == "for professionals":
        page.goto("/verwijzers")
        page.fill("#q", words)
        page.click("form.pro-search .main")
    elif way == "embedded search":
        page.goto("/embed")
        page.fill("#q", words)
        page.click("form.search button")
    else:
        hurry(page, until="plaats")
        tell(page, words)
    assert page.evaluate("document.querySelector('main :is(h1,h2,h3)').id") == "paneel"
    assert page.evaluate("document.activeElement.id") == "paneel"
    assert page.locator(".panel a[href='tel:112']").count() == 1
    box = page.locator(".panel a.call").first.bounding_box()
    assert box is not None and box["y"] >= 0 and box["y"] + box["height"] <= 568
    context.close()


@pytest.mark.parametrize("words", DANGER.values(), ids=DANGER)
def test_05_danger_comes_first_without_javascript_too(plain: Page, words: str) -> None:
    plain.goto("/embed")
    plain.fill("#q", words)
    plain.click("form.search button")
    box = plain.locator(".panel a.call").first.bounding_box()
    assert box is not None and box["y"] + box["height"] <= 568
    assert plain.locator("main > :first-child h1").count() == 1


@pytest.mark.parametrize(
    ("prefix", "words", "lang"),
    [("", "je veux mourir", "fr"), ("/fr", "ik wil dood", "nl"), ("/de", "I want to kill myself", "en")],
)
def test_04b_the_panel_speaks_the_language_of_the_words(page: Page, prefix: str, words: str, lang: str) -> None:
    search(page, words, prefix=prefix)
    assert page.locator(".panel").get_attribute("lang") == lang


def test_06_from_the_panel_one_click_reaches_the_results_and_back_keeps_it(page: Page) -> None:
    search(page, "ik wil dood")
    page.click(".panel-on")
    assert page.locator("#resultaten").is_visible()
    page.locator("article.card h3 a").first.click()
    page.go_back()
    assert page.locator(".panel").count() == 1


# --- 7 and 8


def test_07_the_help_line_has_one_place_on_all_pages_and_is_never_hidden(browser: Browser, site: str) -> None:
    for width in (320, 1280):
        context = browser.new_context(base_url=site, viewport={"width": width, "height": 568})
        page = context.new_page()
        for path in PAGE_TYPES:
            page.goto(path)
            assert page.evaluate("document.querySelector('.help-line').nextElementSibling.tagName") == "MAIN", path
            for call in page.locator(".help-line li a").all():
                assert call.is_visible(), path
        context.close()


def test_07b_the_help_line_is_readable_in_print(page: Page) -> None:
    page.goto("/aanbod/zelfmoordlijn-1813")
    page.emulate_media(media="print")
    assert page.locator(".help-line").is_visible()
    assert "1813" in page.locator(".help-line").inner_text()


def test_08_the_quick_way_out_stays_in_view_and_is_the_second_stop(page: Page) -> None:
    page.goto("/themas")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "exit"
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    box = page.locator(".exit").bounding_box()
    assert box is not None and 0 <= box["y"] < 100


@pytest.mark.parametrize("way", ["click", "keyboard", "three times Shift"])
def test_08b_the_quick_way_out_forgets_the_visit_and_back_does_not_return(
    context: BrowserContext, page: Page, way: str
) -> None:
    page.goto("/")
    hurry(page, until="veiligheid")
    assert context.cookies()
    if way == "click":
        page.click(".exit")
    elif way == "keyboard":
        page.focus(".exit")
        page.keyboard.press("Enter")
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    page.wait_for_url("**/icon.svg")
    page.wait_for_timeout(300)
    assert context.cookies() == []
    page.go_back()
    page.wait_for_timeout(500)
    assert "icon.svg" in page.url


def test_08c_the_quick_way_out_works_without_javascript(plain: Page) -> None:
    hurry(plain, until="veiligheid")
    assert plain.context.cookies()
    plain.click(".exit")
    assert "icon.svg" in plain.url
    assert plain.context.cookies() == []


# --- 9 to 12 and 25


@pytest.mark.parametrize("lang", LANGUAGES)
def test_09_axe_finds_nothing_on_any_kind_of_page(browser: Browser, site: str, lang: str) -> None:
    context = browser.new_context(base_url=site, viewport={"width": 360, "height": 740})
    page = context.new_page()
    found = {}
    for path in PAGE_TYPES if lang == "nl" else PAGE_TYPES[:12]:
        page.goto(LANGUAGES[lang] + path)
        found[path] = complaints(page)
    context.close()
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize(("lang", "width"), [("nl", 320), ("fr", 1280), ("en", 320), ("de", 1280)])
def test_09b_axe_finds_nothing_on_results_guide_error_danger_and_result(
    browser: Browser, site: str, lang: str, width: int
) -> None:
    prefix = LANGUAGES[lang]
    context = browser.new_context(base_url=site, viewport={"width": width, "height": 740})
    page = context.new_page()
    found = {}
    search(page, "angst", "Gent", prefix)
    found["results"] = complaints(page)
    search(page, "angst", "Gennt-Noord", prefix)
    found["field error"] = complaints(page)
    search(page, "ik wil dood", prefix=prefix)
    found["danger"] = complaints(page)
    page.goto(f"{prefix}/gids/wie")
    answer(page, "ik")
    page.click("form[novalidate] button.main")
    found["error"] = complaints(page)
    hurry(page, prefix=prefix, veiligheid="soms")
    found["summary"] = complaints(page)
    page.goto(f"{prefix}/gids/resultaat")
    found["result"] = complaints(page)
    page.goto(f"{prefix}/gids/veiligheid")
    answer(page, "nu")
    found["help now"] = complaints(page)
    context.close()
    assert {name: lines for name, lines in found.items() if lines} == {}


def test_10_the_whole_way_goes_by_keyboard_with_focus_in_sight(page: Page) -> None:
    page.goto("/gids")

    def follow() -> None:
        with page.expect_navigation():
            page.keyboard.press("Enter")

    def press_until(selector: str, key: str = "Tab", most: int = 80) -> None:
        for _ in range(most):
            page.keyboard.press(key)
            if page.evaluate(f"document.activeElement.matches({selector!r})"):
                outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
                assert outline != "none", selector
                box = page.evaluate("document.activeElement.getBoundingClientRect().toJSON()")
                bar = page.evaluate("document.querySelector('.top')?.getBoundingClientRect().bottom ?? 0")
                assert box["bottom"] > bar, f"{selector} is hidden behind the bar"
                return
        raise AssertionError(f"the keyboard never reached {selector}")

    press_until("main .button.main")
    follow()
    while step(page) != "overzicht":
        if step(page) in ("leeftijd", "plaats"):
            press_until("#tekst")
            page.keyboard.type({"leeftijd": "34", "plaats": "9000"}[step(page)])
            follow()
        else:
            press_until(".choices input")
            page.keyboard.press("Space")
            press_until("form[novalidate] button.main")
            follow()
    press_until("main .button.main")
    follow()
    assert step(page) == "resultaat"
    press_until("[data-print]", most=150)


def test_11_what_one_taps_is_large_enough(page: Page) -> None:
    small = """selector => [...document.querySelectorAll(selector)].filter(e => e.checkVisibility()
        && !e.closest('.skip') && !e.matches('.skip')).map(e => [e.textContent.trim().slice(0, 40),
        e.getBoundingClientRect().height, e.getBoundingClientRect().width])"""
    for path in ("/", "/nu-hulp", "/verwijzers", "/gids/wie", "/aanbod/zelfmoordlijn-1813", "/thema/angst"):
        page.goto(path)
        calls = page.evaluate(small, "a.call, .help-line a, .call-small, button, .button, .choice, .exit")
        assert [one for one in calls if one[1] < 43.5 and one[0] != "Nu hulp nodig?"] == [], path
        links = page.evaluate(small, "nav a, .themes a, h2 a, h3 a, .tick label, .bottom a")
        assert [one for one in links if one[1] < 24] == [], path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_12_nothing_has_to_be_scrolled_sideways(browser: Browser, site: str, lang: str) -> None:
    context = browser.new_context(base_url=site, viewport={"width": 320, "height": 568})
    page = context.new_page()
    for path in PAGE_TYPES:
        page.goto(LANGUAGES[lang] + path)
        assert overflow(page) == 0, path
    context.close()


def test_12b_large_text_and_wide_spacing_cut_nothing_off(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, viewport={"width": 320, "height": 568}, bypass_csp=True)
    page = context.new_page()
    spacing = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    for path in PAGE_TYPES:
        page.goto(path)
        page.add_style_tag(content=spacing + "p { margin-block-end: 2em !important }")
        assert overflow(page) == 0, path
        page.goto(path)
        page.add_style_tag(content="html { font-size: 200% }")
        clipped = page.evaluate(
            """() => [...document.querySelectorAll('main *, .help-line *, header *')].filter(e =>
                !e.matches('.hidden, .hidden *, thead') && e.checkVisibility()
                && getComputedStyle(e).overflow === 'hidden'
                && e.scrollHeight > e.clientHeight + 2).map(e => e.outerHTML.slice(0, 80))"""
        )
        assert clipped == [], path
    context.close()


def test_25_contrast_holds_in_the_dark_too(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 800}, color_scheme="dark")
    page = context.new_page()
    for path in ("/", "/thema/angst", "/aanbod/ov-psy-ovl", "/nu-hulp", "/verwijzers", "/gids/wie", "/-/onderdelen"):
        page.goto(path)
        assert complaints(page) == [], path
    search(page, "ik wil dood")
    assert complaints(page) == []
    context.close()


def test_25b_forced_colours_and_calm_motion_are_respected(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, forced_colors="active", reduced_motion="reduce")
    page = context.new_page()
    page.goto("/gids/wie")
    assert page.evaluate("getComputedStyle(document.querySelector('.choice')).borderTopStyle") == "solid"
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    context.close()


# --- 13, 14 and 15


def test_13_an_empty_step_explains_itself_and_focus_is_there(page: Page) -> None:
    page.goto("/gids/wie")
    answer(page, "ik")
    page.click("form[novalidate] button.main")
    assert page.title().startswith("Fout:")
    assert page.evaluate("document.activeElement.className") == "errors"
    page.click(".errors a")
    assert page.evaluate("document.activeElement.name") == "antwoord"


def test_13b_a_wrong_field_keeps_what_was_typed(page: Page) -> None:
    hurry(page, until="leeftijd")
    tell(page, "veertig")
    assert page.title().startswith("Fout:")
    assert page.input_value("#tekst") == "veertig"


def test_14_back_forward_and_reload_keep_the_answer_and_ask_nothing(page: Page) -> None:
    warned: list[str] = []
    page.on("dialog", lambda dialog: (warned.append(dialog.message), dialog.dismiss()))
    walk(page, until="hoe-erg")
    page.go_back()
    assert step(page) == "veiligheid"
    page.reload()
    assert page.is_checked("#antwoord-geen")
    page.go_forward()
    assert step(page) == "hoe-erg"
    page.reload()
    assert step(page) == "hoe-erg"
    assert warned == []


def test_15_change_returns_to_the_summary_with_only_that_changed(page: Page) -> None:
    hurry(page)
    before = page.locator(".summary-list dd:not(.change)").all_inner_texts()
    page.click(".summary-list a[href$='/hoe-erg']")
    answer(page, "licht")
    assert step(page) == "overzicht"
    after = page.locator(".summary-list dd:not(.change)").all_inner_texts()
    assert sum(old != new for old, new in zip(before, after, strict=True)) == 1


# --- 18 to 21, 23 and 26


@pytest.mark.parametrize("lang", ["fr", "en", "de"])
def test_18_switching_language_keeps_the_step_and_the_answers(page: Page, lang: str) -> None:
    hurry(page, until="hoe-erg")
    page.click(f".languages a[lang={lang}]")
    assert step(page) == "hoe-erg"
    assert page.locator("html").get_attribute("lang") == lang
    page.click(".back a")
    assert page.is_checked("#antwoord-geen")


@pytest.mark.parametrize("words", ["qwzx vbnm", "psygoloog gent", "angsd"])
def test_19_no_search_ends_in_nothing(page: Page, words: str) -> None:
    search(page, words)
    assert page.locator("article.card").count() >= 3
    assert page.locator(".next li").count() >= 3
    assert page.locator(".next a[href^='tel:']").count() == 1


def test_20_every_card_says_price_for_whom_referral_and_when_it_was_checked(page: Page) -> None:
    search(page, "psycholoog", "Gent")
    for card in page.locator("article.card").all():
        said = card.inner_text()
        assert all(label in said for label in ("Voor wie", "Prijs", "Verwijzing", "Nagekeken:"))
    assert page.locator("article.card .note").count() > 0


def test_21_the_result_says_why_and_judges_nobody(page: Page) -> None:
    hurry(page, veiligheid="soms")
    page.click("text=Toon welke hulp kan passen")
    cards = page.locator("article.card").count()
    assert cards >= 3
    assert page.locator("article.card .because li").count() >= cards
    said = page.locator("main").inner_text()
    assert "geen medisch advies" in said
    headings = page.locator("main > h1, main > p, .kind-of-help, .care").all_inner_texts()
    assert not re.search(r"stoornis|syndroom|score|je hebt een|depressie", " ".join(headings), re.IGNORECASE)


def test_23_on_paper_there_is_no_menu_and_addresses_are_written_out(page: Page) -> None:
    page.goto("/aanbod/zelfmoordlijn-1813")
    page.emulate_media(media="print")
    for gone in (".main-nav", ".exit", ".bottom", ".languages"):
        assert not page.locator(gone).is_visible(), gone
    written = page.evaluate("getComputedStyle(document.querySelector('main a[href^=http]'), '::after').content")
    assert "attr" in written or "http" in written
    assert "1813" in page.locator("main").inner_text()


def test_26_a_first_visit_is_light(page: Page) -> None:
    sizes: list[int] = []
    page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    page.goto("/", wait_until="networkidle")
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0")
    assert 0 < sum(sizes) <= 150_000
    assert paint < 3000
