"""The trade's regions and the names of countries, where they are not CLDR's."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """`name` stands by itself ("the U.S."), `before` before a noun ("U.S. rights") where there is such a word."""

    codes: frozenset[str]
    name: str
    before: str | None = None

    @classmethod
    def of(cls, codes: str, name: str, before: str | None = None) -> Place:
        return cls(frozenset(codes.split()), name, before)


REGIONS = (
    Place.of(
        "AD AE AL AO AT BA BE BF BG BH BI BJ BW BY CD CF CG CH CI CM CV CY CZ DE DJ DK DZ EE EG ER ES ET FI "
        "FR GA GB GH GM GN GQ GR GW HR HU IE IQ IR IS IT JO KE KM KW LB LI LR LS LT LU LV LY MA MC MD ME MG "
        "MK ML MR MT MU MW MZ NA NE NG NL NO OM PL PS PT QA RO RS RW SA SC SD SE SI SK SL SM SN SO SS ST SY "
        "SZ TD TG TN TR TZ UA UG VA XK YE ZA ZM ZW",
        "Europe, the Middle East and Africa",
    ),
    Place.of(
        "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW "
        "MZ NA NE NG RW SC SD SL SN SO SS ST SZ TD TG TN TZ UG ZA ZM ZW",
        "Africa",
        "African",
    ),
    Place.of(
        "AO BF BI BJ BW CD CF CG CI CM CV DJ ER ET GA GH GM GN GQ GW KE KM LR LS MG ML MR MU MW MZ NA NE NG "
        "RW SC SD SL SN SO SS ST SZ TD TG TZ UG ZA ZM ZW",
        "sub-Saharan Africa",
    ),
    Place.of(
        "AD AL AT BA BE BG BY CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL "
        "NO PL PT RO RS SE SI SK SM TR UA VA XK",
        "Europe",
        "European",
    ),
    Place.of(
        "AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI",
        "the Caribbean",
        "Caribbean",
    ),
    Place.of(
        "AU BD BN BT CN HK ID IN JP KH KR LA LK MM MN MO MV MY NP NZ PH PK SG TH TL TW VN",
        "Asia-Pacific",
        "Asia-Pacific",
    ),
    Place.of("BD BN BT CN HK ID IN JP KH KR LA LK MM MN MO MV MY NP PH PK SG TH TL TW VN", "Asia", "Asian"),
    Place.of("AR BO BR CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV UY VE", "Latin America", "Latin American"),
    Place.of("AL BA BG BY CZ EE HR HU LT LV MD ME MK PL RO RS SI SK UA XK", "Eastern Europe", "Eastern European"),
    Place.of("AR BO CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV UY VE", "Spanish-speaking Latin America"),
    Place.of("AE BH DZ EG IQ IR JO KW LB LY MA OM PS QA SA SY TN YE", "the Middle East and North Africa"),
    Place.of("AE BH EG IQ IR JO KW LB OM PS QA SA SY YE", "the Middle East", "Middle Eastern"),
    Place.of("AR BO BR CL CO EC GF GY PE PY SR UY VE", "South America", "South American"),
    Place.of("BN ID KH LA MM MY PH SG TH TL VN", "Southeast Asia", "Southeast Asian"),
    Place.of("AL BA BG GR HR ME MK RO RS SI XK", "the Balkans", "Balkan"),
    Place.of("AM AZ BY KG KZ MD RU TJ TM UZ", "the CIS", "CIS"),
    Place.of("AT BE CH DE FR LI LU MC NL", "Western Europe", "Western European"),
    Place.of("CN HK JP KR MN MO TW", "East Asia", "East Asian"),
    Place.of("BD BT IN LK MV NP PK", "South Asia", "South Asian"),
    Place.of("BA HR ME MK RS SI XK", "ex-Yugoslavia"),
    Place.of("BZ CR GT HN NI PA SV", "Central America", "Central American"),
    Place.of("AE BH KW OM QA SA", "the Gulf", "Gulf"),
    Place.of("DK FI IS NO SE", "the Nordics", "Nordic"),
    Place.of("KG KZ TJ TM UZ", "Central Asia"),
    Place.of("DZ EG LY MA TN", "North Africa", "North African"),
    Place.of("CN HK MO TW", "Greater China"),
    Place.of("DK NO SE", "Scandinavia", "Scandinavian"),
    Place.of("BE LU NL", "Benelux", "Benelux"),
    Place.of("AT CH DE", "German-speaking Europe"),
    Place.of("EE LT LV", "the Baltics", "Baltic"),
    Place.of("CA US", "North America", "North American"),
    Place.of("GB IE", "the UK & Ireland", "UK & Ireland"),
    Place.of("AU NZ", "Australia & New Zealand", "Australia & New Zealand"),
)
"""The larger before those inside them. A sale to "Latin America" is read as its list of codes, and told by its name."""

COUNTRIES = {
    "US": "the U.S.",
    "GB": "the UK",
    "HK": "Hong Kong",
    "MO": "Macao",
    "MM": "Myanmar",
    "TR": "Turkey",
    "NL": "the Netherlands",
    "PH": "the Philippines",
    "AE": "the UAE",
    "BS": "the Bahamas",
    "MV": "the Maldives",
    "DO": "the Dominican Republic",
    "CZ": "the Czech Republic",
    "PS": "Palestine",
    "CD": "DR Congo",
    "CG": "Congo",
}
"""Where the trade's name is not CLDR's, or wants an article."""

BEFORE = {
    "US": "U.S.",
    "GB": "UK",
    "CA": "Canadian",
    "IE": "Irish",
    "AU": "Australian",
    "NZ": "New Zealand",
    "FR": "French",
    "DE": "German",
    "IT": "Italian",
    "ES": "Spanish",
    "JP": "Japanese",
    "KR": "South Korean",
    "CN": "Chinese",
    "IN": "Indian",
    "MX": "Mexican",
    "BR": "Brazilian",
    "NL": "Dutch",
    "BE": "Belgian",
    "SE": "Swedish",
    "NO": "Norwegian",
    "DK": "Danish",
    "FI": "Finnish",
    "PL": "Polish",
    "PT": "Portuguese",
    "CH": "Swiss",
    "AT": "Austrian",
    "GR": "Greek",
    "TR": "Turkish",
    "HK": "Hong Kong",
    "TW": "Taiwanese",
}
