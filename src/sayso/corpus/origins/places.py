"""Places that news names often: they hold nothing themselves, and are in names of many that do."""

from __future__ import annotations

_ALONE = """
afghanistan africa aleppo algeria america amsterdam ankara arabia argentina asia athens atlanta australia austria
baghdad
bangkok bangladesh barcelona beijing beirut belfast belgium benghazi berlin boston brazil britain brooklyn brussels
bulgaria
cairo california cambodia canada caracas chicago chile china colombia colorado copenhagen cuba cupertino damascus
dallas
delhi denmark denver detroit dubai dublin edinburgh egypt england ethiopia europe ferguson finland florida france gaza
geneva georgia germany ghana glasgow greece guinea haiti hawaii hollywood holland houston hungary illinois india
indiana
indonesia iowa iran iraq ireland islamabad israel istanbul italy jakarta japan jerusalem jordan kabul kansas karachi
kashmir kentucky kenya kiev korea kosovo kremlin kuwait kyiv lagos lebanon liberia libya lisbon london louisiana
madrid
malaysia manchester manhattan manila maryland massachusetts mexico miami michigan milan minnesota mississippi missouri
mogadishu montana moscow mosul mumbai munich myanmar nairobi nebraska nepal netherlands nevada nigeria norway oakland
ohio
oklahoma oregon oslo ottawa pakistan palestine paris peru philadelphia philippines phoenix poland portugal prague
pyongyang
qatar queens raqqa riyadh romania rome russia rwanda scotland seattle seoul serbia shanghai singapore slovakia somalia
spain stockholm sudan sweden switzerland sydney syria taipei taiwan tehran tennessee texas thailand tokyo toronto
tripoli
tunisia turkey uganda uk ukraine us usa utah vancouver venezuela vermont vienna vietnam virginia wales warsaw
washington
wisconsin wyoming yemen zimbabwe
"""
_TOGETHER = """
north korea|south korea|new york|new york city|new jersey|new mexico|new zealand|new delhi|new orleans|new hampshire
los angeles|las vegas|san francisco|san diego|san jose|hong kong|saudi arabia|sri lanka|south africa|north carolina
south carolina|north dakota|south dakota|west virginia|rhode island|middle east|united states|united kingdom|sierra
leone
united arab emirates|abu dhabi|tel aviv|silicon valley|wall street|west bank|northern ireland|costa rica|puerto rico
el salvador|buenos aires|rio de janeiro|sao paulo|kuala lumpur|southeast asia|latin america|long island|staten island
u.s|u.k|u.s.a|west africa|east africa|eastern europe
"""

_PLACES = frozenset(_ALONE.split()) | {name for line in _TOGETHER.split("\n") for name in line.split("|") if name}


def place(name: str) -> bool:
    """Whether a name is that of a well-known place and no more: "Texas", "Texas City", "New York"."""
    plain = name.lower().strip(" .").removeprefix("the ")
    return plain in _PLACES or plain.removesuffix(" city") in _PLACES or plain.removesuffix(" county") in _PLACES
