"""Outlets: the shipped registry is sound; domains, names and texts lead to the right outlet or to none."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import SaysoError
from sayso.holders.outlets import COLUMNS, Outlet, Registry, choose

SHIPPED = Registry.shipped()
HEADER = "\t".join(COLUMNS)


def outlet(slug: str) -> Outlet:
    return next(outlet for outlet in SHIPPED.outlets if outlet.id == slug)


def named(text: str, registry: Registry = SHIPPED) -> list[str]:
    return [text[mention.start : mention.end] for mention in registry.mentions(text)]


def core(name: str) -> str:
    return name.removeprefix("The ")


def own_file(folder: Path, *rows: str) -> Path:
    path = folder / "own.tsv"
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return path


class TestShipped:
    def test_it_is_large_and_sorted(self) -> None:
        ids = [outlet.id for outlet in SHIPPED.outlets]
        assert len(ids) >= 700
        assert ids == sorted(ids)

    def test_no_domain_or_full_name_belongs_to_two(self) -> None:
        domains = Counter(domain for outlet in SHIPPED.outlets for domain in outlet.domains)
        names = Counter(outlet.name for outlet in SHIPPED.outlets)
        assert [what for what, times in (*domains.items(), *names.items()) if times > 1] == []

    def test_a_name_of_several_is_declared_short_by_each(self) -> None:
        undeclared = [
            (outlet.id, name)
            for outlet in SHIPPED.outlets
            for name in (outlet.name, *outlet.aliases)
            if len(SHIPPED.by_name(name)) > 1
            and core(name).casefold() not in [short.casefold() for short in outlet.short]
        ]
        assert undeclared == []

    def test_no_alias_repeats_another_name(self) -> None:
        for outlet in SHIPPED.outlets:
            cores = [core(name) for name in (*outlet.aliases, *outlet.short)]
            assert len(set(cores)) == len(cores), outlet.id
            assert core(outlet.name) not in map(core, outlet.aliases), outlet.id

    def test_every_name_is_found_by_name_and_in_a_sentence(self) -> None:
        dead = [
            (outlet.id, name)
            for outlet in SHIPPED.outlets
            for name in outlet.names
            if outlet not in SHIPPED.by_name(name)
            or not any(
                text[: mention.end].endswith(core(name)) and outlet in mention.candidates
                for text in (f"A clerk told {name}, twice.", f"It was on {name}, twice.")
                for mention in SHIPPED.mentions(text)
            )
        ]
        assert dead == []

    def test_every_domain_leads_to_its_outlet(self) -> None:
        for outlet in SHIPPED.outlets:
            for domain in outlet.domains:
                assert SHIPPED.by_domain(f"https://{domain}/a") is outlet

    def test_it_is_read_once(self) -> None:
        assert Registry.shipped() is SHIPPED


@pytest.mark.parametrize(
    ("url", "slug"),
    [
        ("https://www.nytimes.com/2020/01/02/a.html", "new-york-times"),
        ("HTTPS://Edition.CNN.com:443/a?b#c", "cnn"),
        ("bbc.co.uk", "bbc"),
        ("www.bbc.co.uk./news//live", "bbc"),
        ("news.yahoo.com", "yahoo-news"),
        ("yahoo.com", "yahoo"),
        ("//x.com/someone/status/1", "twitter"),
    ],
)
def test_by_domain(url: str, slug: str) -> None:
    assert SHIPPED.by_domain(url) is outlet(slug)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "com",
        "co.uk",
        "nytimes",
        "notnytimes.com",
        "nytimes.com.example",
        "https://a.example/nytimes.com",
        "http://[::",
    ],
)
def test_by_domain_of_an_unknown_address_is_none(url: str) -> None:
    assert SHIPPED.by_domain(url) is None


@given(st.text())
def test_by_domain_and_by_name_take_any_text(text: str) -> None:
    SHIPPED.by_domain(text)
    SHIPPED.by_name(text)


def test_by_name_ignores_case_accents_apostrophes_and_the_article() -> None:
    assert SHIPPED.by_name("the NEW YORK  times") == SHIPPED.by_name("NYT") == (outlet("new-york-times"),)
    assert SHIPPED.by_name("suddeutsche zeitung") == (outlet("suddeutsche-zeitung"),)
    assert SHIPPED.by_name("Maclean’s") == (outlet("macleans"),)
    assert SHIPPED.by_name("The Hollow Lane Courant") == ()


def test_by_name_gives_all_who_go_by_a_short_name() -> None:
    assert {"times", "new-york-times", "irish-times"} <= {outlet.id for outlet in SHIPPED.by_name("The Times")}


class TestMentions:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Reuters and the New York Times asked.", ["Reuters", "the New York Times"]),
            ("He rang the BBC, then The\u00a0AP.", ["BBC", "AP"]),
            ("The Sydney Morning\nHerald left.", ["The Sydney Morning\nHerald"]),
            ("It stood in Maclean’s first.", ["Maclean’s"]),
            ("El Pais and El País differ.", ["El Pais", "El País"]),
            ("The Irish Daily Mail is not the Daily Mail.", ["Irish Daily Mail", "Daily Mail"]),
        ],
    )
    def test_full_names(self, text: str, expected: list[str]) -> None:
        assert named(text) == expected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("A clerk told the Times on Tuesday.", ["the Times"]),
            ("The Post reported the fire.", ["The Post"]),
            ("The mayor saw what The Post wants.", ["The Post"]),
            ("The Mirror's chief reporter left.", ["The Mirror"]),
            ("A study in Nature, and one in the journal Science, agree.", ["Nature", "Science"]),
            ("But Variety reported a sale.", ["Variety"]),
            ("She spoke to Time, he to PEOPLE.", ["Time"]),
            ("He wrote on X, then on Telegram.", ["X", "Telegram"]),
            ("A Telegram channel had it.", ["Telegram"]),
        ],
    )
    def test_short_names_beside_newsroom_words(self, text: str, expected: list[str]) -> None:
        assert named(text) == expected

    @pytest.mark.parametrize(
        "text",
        [
            "The sun rose, times were hard, and people had time.",
            "The Sun rose over them.",
            "She told the Post Office; he told the Sun Belt's mayors.",
            "A clerk told the Times of Lower Hollow.",
            "They flew across the Atlantic.",
            "People reported feeling a tremor.",
            "The Hollow Lane Star reported it; Hollow Lane Star reported it.",
            "It depends on X-rays and on the X Games.",
            "A Time for Science: What People Want",
            "A man from the Hollow Daily Post, and Lantern Inc. of Hollow Lane, left.",
            "AXIOSX, Reutersian",
        ],
    )
    def test_common_words_and_parts_of_other_names_are_none(self, text: str) -> None:
        assert named(text) == []

    def test_a_platform_is_told_from_a_paper_of_that_name(self) -> None:
        (mention,) = SHIPPED.mentions("He posted it on Telegram.")
        assert [outlet.id for outlet in mention.candidates] == ["telegram"]

    def test_the_rest_of_the_text_decides_a_short_name_that_stands_alone(self) -> None:
        assert named("A clerk told the Times so. The Times also has a letter.") == ["the Times", "The Times"]
        assert named("The New York Times came first. The Times kept on.") == ["The New York Times", "The Times"]

    def test_a_text_that_writes_the_article_large_means_something_else_by_it_small(self) -> None:
        assert named("As The Hill reported, she works on the Hill.") == ["The Hill"]

    @given(
        st.lists(
            st.sampled_from(["the ", "The ", "Times", "New York ", " reported", "told ", ".", "\n", "X", "’s", "É"])
        )
    )
    def test_offsets_of_name_like_text(self, pieces: list[str]) -> None:
        self.check_offsets("".join(pieces))

    @given(st.text())
    def test_offsets_of_any_text(self, text: str) -> None:
        self.check_offsets(text)

    @staticmethod
    def check_offsets(text: str) -> None:
        end = 0
        for mention in SHIPPED.mentions(text):
            assert end <= mention.start < mention.end <= len(text)
            assert mention.candidates
            end = mention.end


class TestChoose:
    times = SHIPPED.by_name("the Times")

    def test_the_outlet_named_in_full_nearby(self) -> None:
        assert choose(self.times, near=[outlet("reuters"), outlet("new-york-times")]) is outlet("new-york-times")

    def test_nearby_comes_before_country(self) -> None:
        assert choose(self.times, near=[outlet("irish-times")], country="GB") is outlet("irish-times")

    def test_the_country_of_the_articles_own_outlet(self) -> None:
        assert choose(self.times, country="GB") is outlet("times")

    def test_several_nearby_are_told_apart_by_country(self) -> None:
        near = [outlet("irish-times"), outlet("new-york-times")]
        assert choose(self.times, near=near, country="IE") is outlet("irish-times")
        assert choose(self.times, near=near) is None

    def test_what_stays_open_is_none(self) -> None:
        assert choose(self.times) is None
        assert choose(self.times, country="US") is None
        assert choose(self.times, country="FR") is None
        assert choose(()) is None

    def test_a_name_of_one_outlet_is_that_one(self) -> None:
        assert choose(SHIPPED.by_name("Reuters"), country="FR") is outlet("reuters")


class TestOwnFile:
    ROW = "hollow-lane-courant\tThe Hollow Lane Courant\tHLC\tLantern\thollowlane.example\tIE\tnewspaper"

    def test_it_adds_outlets(self, tmp_path: Path) -> None:
        registry = SHIPPED.with_file(own_file(tmp_path, self.ROW, "", "bare-news\tBare News\t\t\t\tFR\twebsite"))
        assert named("HLC and the Hollow Lane Courant; he told the Lantern.", registry) == [
            "HLC",
            "the Hollow Lane Courant",
            "the Lantern",
        ]
        found = registry.by_domain("www.hollowlane.example")
        assert found and (found.name, found.country, found.kind) == ("The Hollow Lane Courant", "IE", "newspaper")
        assert registry.by_name("Reuters")
        assert SHIPPED.by_name("HLC") == ()

    def test_it_replaces_a_shipped_outlet_of_that_id(self, tmp_path: Path) -> None:
        registry = SHIPPED.with_file(own_file(tmp_path, "reuters\tReuters Wire\t\t\twire.example\tGB\tagency"))
        assert registry.by_domain("reuters.com") is None
        assert [outlet.name for outlet in registry.outlets if outlet.id == "reuters"] == ["Reuters Wire"]

    @pytest.mark.parametrize(
        ("row", "reason"),
        [
            ("a\tA\t\t\t\tFR", "has 6 columns, not 7"),
            ("A b\tA\t\t\t\tFR\twebsite", "id 'A b' is not a slug"),
            ("a\t—\t\t\t\tFR\twebsite", "has no name"),
            ("a\tA\t\t\t\tFrance\twebsite", "country 'France' is not two capital letters"),
            ("a\tA\t\t\t\tFR\tblog", "kind 'blog' is none of newspaper, agency"),
            ("a\tA\t\t\thttps://a.example\tFR\twebsite", "'https://a.example' is not a web domain"),
            (ROW, "id hollow-lane-courant is on line 2 already"),
            ("a\tA\t\t\tReuters.com\tFR\twebsite", "reuters.com is a domain of reuters and of a"),
        ],
    )
    def test_a_wrong_line_is_named(self, tmp_path: Path, row: str, reason: str) -> None:
        path = own_file(tmp_path, self.ROW, row)
        with pytest.raises(SaysoError) as error:
            SHIPPED.with_file(path)
        assert str(error.value).startswith(f"{path}:3: {reason}")

    def test_a_wrong_header_is_named(self, tmp_path: Path) -> None:
        path = tmp_path / "own.tsv"
        path.write_text("name\tid\n")
        with pytest.raises(SaysoError, match=r"own\.tsv:1: the first line must be the columns id, name, aliases"):
            SHIPPED.with_file(path)

    def test_a_file_that_cannot_be_read_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(SaysoError, match=r"none\.tsv: no such file"):
            SHIPPED.with_file(tmp_path / "none.tsv")
        (tmp_path / "latin.tsv").write_bytes(HEADER.encode() + b"\n\xe9")
        with pytest.raises(SaysoError, match=r"latin\.tsv: is not UTF-8 text"):
            SHIPPED.with_file(tmp_path / "latin.tsv")
