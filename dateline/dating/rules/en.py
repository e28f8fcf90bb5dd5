"""How English says dates: the words, the rules in order, and the words around them that change what they mean.

Patterns match without regard to capitals, save for months and weekdays ("May" against "may", "March" against
"march"); a trigger is known in small letters and with a capital at its head, so that words all in capitals are not read. What must not be read as a date stands first, as rules that only block. Examples for every rule, also of
what must not be read, are in ``tests/dating/examples/en.md``.
"""

from __future__ import annotations

from dateline.dating.table import Language, Rule

_MONTH_NAMES = "january february march april may june july august september october november december"
_WEEKDAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday"
_NUMBER_NAMES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS = ["second", "minute", "hour", "day", "week", "weekend", "month", "quarter", "year", "decade"]
_ORDINAL_NAMES = (
    "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth"
)
_DECADE_NAMES = "thirties forties fifties sixties seventies eighties nineties"

NUMBERS: dict[str, dict[str, int]] = {
    # Names whole and as they are cut short: "sep", "sept", "thurs".
    "month": {name[:cut]: number for number, name in enumerate(_MONTH_NAMES.split(), 1) for cut in (3, 4, 9)},
    "weekday": {name[:cut]: number for number, name in enumerate(_WEEKDAY_NAMES.split(), 1) for cut in (3, 4, 5, 9)},
    "season": {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24},
    "quarter": {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
    | {f"q{number}": number for number in range(1, 5)}
    | {f"{number}q": number for number in range(1, 5)},
    "half": {"first": 1, "second": 2, "latter": 2, "last": 2},
    "century": {**{name: number for number, name in enumerate(_ORDINAL_NAMES.split(), 2)}, "twenty-first": 21},
    "decade_name": {name: 1900 + 10 * number for number, name in enumerate(_DECADE_NAMES.split(), 3)},
    "meridiem": {"a": 0, "in the morning": 0, "p": 1, "in the afternoon": 1, "in the evening": 1, "at night": 1},
    "number": {
        "a": 1,
        "an": 1,
        "dozen": 12,
        "a dozen": 12,
        "half a dozen": 6,
        "hundred": 100,
        "a hundred": 100,
        "one hundred": 100,
        "a thousand": 1000,
        **{name: number for number, name in enumerate(_NUMBER_NAMES.split(), 1)},
        **{name: number for number, name in zip(range(20, 100, 10), _TENS.split(), strict=True)},
    },
    "way": {
        "last": -1, "this past": -1, "this": 0, "current": 0, "this coming": 1, "coming": 1, "next": 1,
        # Counted from a date of the text.
        "the previous": -1, "the preceding": -1, "the prior": -1, "the following": 1, "the next": 1,
        "that": 0, "that very": 0, "that same": 0, "that very same": 0, "the same": 0, "the very same": 0,
        "before": -1, "earlier": -1, "after": 1, "later": 1,
    },
    "year_offset": {"last": -1, "this": 0, "the": 0, "next": 1},
    "week_offset": {"last": -1, "this": 0, "next": 1},
}  # fmt: skip
NAMES: dict[str, dict[str, str]] = {
    "unit": {
        **{unit: unit for unit in _UNITS},
        **{f"{unit}s": unit for unit in _UNITS},
        "centuries": "century",
        "night": "day",
        "nights": "day",
        "dai": "day",
        "annual": "year",
        "annually": "year",
    },
    "edge": {"middle": "mid"},
    "noon": {"noon": "12:00", "midday": "12:00", "midnight": "24:00"},
    "holiday": {
        "new year's eve": "new year eve",
        "new year’s eve": "new year eve",
        "new year's day": "new year",
        "new year’s day": "new year",
        "memorial day": "memorial",
        "columbus day": "columbus",
        "veterans day": "veterans",
        "thanksgiving day": "thanksgiving",
        "christmas day": "christmas",
        "easter sunday": "easter",
    },
    "daypart": {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "tonight": "NI", "overnight": "NI"},
}

_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.:]\d|,\d{3})"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"

CLASSES = {
    "month": rf"(?P<month>(?-i:{_MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?))",
    "full_month": rf"(?P<month>(?-i:{_MONTH}))",
    "month_name": _MONTH,
    "weekday_name": _WEEKDAY,
    "sure_month": rf"(?P<month>(?-i:(?!March|May){_MONTH}))",
    "weekday": rf"(?P<weekday>(?-i:{_WEEKDAY}))",
    "named_day": rf"(?:(?P<weekday>(?-i:{_WEEKDAY}|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?))(?:,? |, the | the ))?"
    # "The Oct. 23 talks": the article is that of the talks.
    r"(?:the (?=\d\d?(?:st|nd|rd|th)))?",
    "day": rf"(?<![\w.,$€£/–—-])(?P<day>{_DAY})",
    "days": rf"(?<![\w.,$€£/–—-])(?P<days>{_DAY}(?:(?:, {_DAY}){{0,9}},? and {_DAY}|\s?[-–—/]\s?{_DAY}| to {_DAY}))",
    "numbers": r"(?P<pair>\d\d?[/.]\d\d?)[/.]{year}",
    "year": r"(?P<year>(?:1[5-9]|20)\d\d)(?![\w%]|[.,]\d)",
    "of_year": r"(?:,| of| in)? {year}(?! {counted})",
    "of_shifted_year": r",? (?:of |in )?(?P<year_offset>last|this|next) year\b",
    # "That year", "the following year": one that the text has told.
    "same": r"(?P<way>(?:the|that)(?: very)? same|that(?: very)?)",
    "beside": r"(?P<way>the (?:following|next|previous|preceding|prior))",
    "told": r"(?P<way>(?:the|that)(?: very)? same|that(?: very)?|the (?:following|next|previous|preceding|prior))",
    "of_told_year": r",? (?:(?:of|in|earlier|later) )?(?:{told} year\b(?!['’]s|-)|the year (?P<way_too>before|after|earlier|later){stop})",
    "year_before": r"(?:the (?:previous|preceding|prior) year|(?:the|a) year (?:before|earlier|ago)|last year)\b(?!['’]s|-)",
    # "fall" is more often a verb, and is read only where a preposition or an article says otherwise.
    "season": r"(?P<season>spring|summer|autumn|winter)\b",
    "fall": r"(?P<season>fall)\b",
    "any_season": r"(?P<season>spring|summer|autumn|fall|winter)\b",
    "quarter": r"(?:the )?(?P<quarter>first|second|third|fourth)[- ]quarters?\b",
    "half_year": r"(?:the )?(?P<half>first|second|latter|last) half",
    "decade_name": rf"(?P<decade_name>{'|'.join(_DECADE_NAMES.split())})",
    "century": rf"(?P<century>[12]?\d(?:st|nd|rd|th)|{'|'.join(_ORDINAL_NAMES.split())}|twenty-first)[- ]centur(?:y|ies)\b",
    "era": r"(?:BCE?\b|B\.C\.(?:E\.)?)",
    "zone": r"(?-i:GMT|UTC|[A-Z]{1,4}T|MSK|local time|[A-Z][a-z]+ time)\b",
    "clock": r"(?:(?P<hour>\d\d?)(?:[:.](?P<minute>\d\d))? ?(?:(?P<meridiem>[ap])(?:m\b|\.m\.?)"
    r"|(?P<meridiem_too>in the (?:morning|afternoon|evening)|at night)\b)|(?P<noon>noon|midday|midnight)\b"
    r"|(?<![\d.,:])(?P<hour_too>[012]?\d(?=[:.])|0\d|1\d(?=\d\d)|2[0-4](?=\d\d))[:.]?(?P<minute_too>[0-5]\d)(?: ?h(?:ou)?rs\b(?! of\b)|(?= ?{zone})))"
    r"(?: {zone})?(?: \([^()\n]{1,24}{zone}\))?",
    "holiday": r"(?P<holiday>(?-i:Christmas(?: Eve| Day)?|New Year['’]s (?:Eve|Day)|Thanksgiving(?: Day)?|Good Friday"
    r"|Easter(?: Sunday| Monday)?|Palm Sunday|(?:Election|Labor|Memorial|Columbus|Veterans|Boxing) Day|Halloween"
    r"|Fourth of July))\b",
    "edge": r"(?:(?:the )?(?:very )?(?P<edge>(?:early|late|mid)(?=[- ])|(?:middle|beginning|start|end|close|turn"
    r"|(?:first|second|latter) half|(?:early|later?) part)(?= of\b))(?:-| (?:of |in )?)(?:the )?)",
    "way": r"(?P<way>last|this past|this coming|this|next|coming|current)\b",
    "number": r"(?P<number>(?:a )?(?:few|couple(?: of)?|dozen|hundred)|half a dozen|one hundred|a thousand|several|many"
    r"|some|an?|(?<![\d.,])\d{1,3}(?:,\d{3})?(?:\.\d)?(?![\w%]|[.,]\d)"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?)(?P<and_half> and a half| 1/2|-and-a-half)?",
    # "More than two years", as against "about two years": TimeML takes the first into the expression.
    "sure_amount": r"(?P<amount>(?:no )?(?:more|less|fewer) than|at least|nearly|up to|almost)",
    "amount": r"(?:{sure_amount} )?",
    "unit": r"(?P<unit>(?:second(?=s)|minute|hour|day|night|week|weekend|month|quarter|year|decade)s?|century|centuries)\b",
    # Several of a unit, not said how many.
    "some_units": r"(?P<some>(?P<unit_too>minutes|hours|days|nights|weeks|months|years|decades|centuries))\b",
    "single_unit": r"(?P<unit>minute|hour|day|night|week|weekend|month|quarter|year|decade|century)\b(?!-)",
    "calendar_unit": r"(?P<unit>week|weekend|month|quarter|year|decade|century)\b",
    "daypart": r"(?P<daypart>morning|afternoon|evening|night)\b",
    # Counted things: a number before them is no year and no day of a month.
    "counted": r"(?:people|men|women|children|civilians|soldiers|troops|servicemen|fighters|officers|police|policemen"
    r"|workers|employees|refugees|residents|inhabitants|victims|lives|deaths|dead|wounded|protesters|demonstrators"
    r"|activists|homes|houses|flats|families|villages|firms|companies|shares|points|votes|seats|jobs|tanks|missiles"
    r"|rockets|drones|warheads|tons|tonnes|miles|meters|metres|kilo\w+|km|feet|acres|hectares|square|barrels|dollars"
    r"|euros|pounds|rubles|roubles|drams|manats|million|billion|trillion|percent|per cent|pages|copies|mm|kg)\b",
    # After these, "the day before" counts from a date named earlier; before anything else, from what the sentence names.
    "stop": r"(?=\s*(?:[,.;:!?)”\"—–]|$|(?:and|but|in|at)\b))",
}

TRIGGERS = {
    "number": r"\d",
    "year": r"(?:1\d|20)\d\d(?!\d)",
    "old_year": r"1[0-8]\d\d(?!\d)",
    "decade": r"(?:1[5-9]|20)\d0s?\b|[3-9]0s|(?:thir|for|fif|six|seven|eigh|nine)ties",
    "minute": r"[0-5]\d\b",
    "noon": r"noon|mid(?:day|night)",
    "meridiem": r"(?:\d*[ap])?m\b",
    "zone": r"\d*(?:[A-Z]{1,4}T|UTC|MSK|h(?:ou)?rs)\b|time\b",
    "month": r"Jan|Feb|Ma[ry]|Apr|Ju[nl]|Aug|Sep|Oct|Nov|Dec",
    "weekday": r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day",
    "rate": r"(?:[Ww]eek|[Mm]onth|[Qq]uarter|[Yy]ear|[Hh]our|[Nn]ight)ly\b",
    "unit": r"[Ss]econds|[Mm]inute|[Hh]our|[Dd]ay|[Nn]ight|[Ww]eek|[Mm]onth|[Qq]uarter|[Yy]ear|[Dd]ecade|[Cc]entur",
    "units": r"(?:[Mm]inute|[Hh]our|[Dd]ay|[Nn]ight|[Ww]eek|[Mm]onth|[Yy]ear|[Dd]ecade)s\b|[Cc]enturies\b",
    "hour": r"[Hh]our|[Mm]inute",
    "night": r"[Nn]ight\b",
    "quarter": r"[Qq][1-4]\b|[1-4][Qq]\b",
    "fiscal": r"[Ff]iscal\b",
    "season": r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\b",
    "daypart": r"(?:[Mm]orning|[Aa]fternoon|[Ee]vening)\b",
    "holiday": r"Christmas|New\b|Thanksgiving|Easter|Good\b|Palm\b|Halloween|Fourth\b"
    r"|(?:Election|Labor|Memorial|Columbus|Veterans|Boxing)\b",
    "way": r"(?:[Ll]ast|[Tt]his|[Nn]ext|[Cc]oming|[Cc]urrent)\b",
    "after": r"[Aa]fter|[Ll]ater|[Ff]ollowing",
    "before": r"[Bb]efore|[Ee]arlier|[Pp]revious|[Pp]rior|[Pp]receding",
    "ago": r"ago\b|now\b",
    "than": r"than\b|least\b|[Nn]early|[Aa]lmost|[Uu]p\b",
    "that": r"[Tt]h(?:at|ese)\b|[Ss]ame\b",
    "edge": r"[Bb]eginning|[Ss]tart\b|[Mm]id(?:dle)?\b|[Ee]nd\b|[Cc]lose\b|[Tt]urn\b|[Hh]alf\b|[Ee]arly|[Ll]ate",
    "whole": r"entire|whole|full\b|intervening",
    "long": r"\w*long\b",
    "age": r"olds?\b|aged?\b",
    "half": r"[Hh]alf\b",
    "ordinal": r"[Ff](?:irst|ourth|inal)|[Ss]econd\b|[Tt]hird|[Ll]atter|\d\d?(?:st|nd|rd|th)\b"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|twenty\b|(?:fif|six|seven|eigh|nin|ten|eleven|twelf)th\b",
    "article": r"[Aa]n?\b",
    "count": rf"\d|(?i:few|couple|dozen|hundred|thousand|several|many|some|{'|'.join((_NUMBER_NAMES + ' ' + _TENS).split())})\b",
    "every": r"[Ee]very|[Ee]ach|[Pp]er\b",
    "era": r"BC|B\b",
    "today": r"[Tt]o(?:day|night|morrow)|[Yy]esterday|[Oo]vernight",
    "vague": r"[Rr]ecent|[Cc]urrent|[Nn]ow\b|[Nn]owadays|[Ff]ormerly|[Ll]ately|[Aa]nnual|[Dd]aily|[Ff]uture\b|[Pp]resent\b|[Pp]ast\b",
}

RULES = (
    # What looks like a date and is none.
    Rule(name="age", needs="unit age", blocks=True, pattern=r"\b\w+(?: \d/\d)?[- ](?:year|month|week|day)s?[- ]olds?\b|\byears?-olds?\b"),
    Rule(name="age", needs="unit age", blocks=True, pattern=r"\b(?:aged|age of) \w+ years|\b\w+ years of age\b"),
    Rule(name="numbered-thing", needs="year", blocks=True, pattern=r"\b(?:resolution|article|room|flight|decree|law|order|number|no\.|channel|highway|route|page|section|protocol|model|telephone|phone|fax|population of|total of|more than|fewer than|less than|as many as|at least|nearly|almost|over|some) (?:no\.? ?)?[12]\d{3}\b(?![-–/])"),
    Rule(name="compared", needs="unit than", blocks=True, pattern=r"\b{number} {unit} (?:earlier|later|sooner|longer) than"),
    Rule(name="fourth-part", needs="unit", blocks=True, pattern=r"\ba quarter(?:[- ]centur\w+| (?:of|million|point)\b)"),
    Rule(name="movement", needs="season", blocks=True, pattern=r"(?-i:\b(?:Arab|Prague) Spring)"),
    Rule(name="other-calendar", needs="holiday", blocks=True, pattern=r"\b(?:Orthodox|Armenian|Russian|Coptic|Lunar|Chinese) (?:Christmas|Easter|New Year)"),
    # Dates that stand for themselves.
    Rule(name="iso-day", needs="year", pattern=r"(?<![\w/-])(?P<year>\d{4})[-/](?P<month_number>0[1-9]|1[0-2])[-/](?P<day>[0-3]\d)(?![\w/-])"),
    Rule(name="numeric-day", needs="year", pattern=r"(?<![\w./])(?:{weekday},? )?{numbers}"),
    Rule(name="numeric-day", needs="year weekday", pattern=r"\b{weekday},? \({numbers}\)"),
    Rule(name="day-month-year", needs="month year number", pattern=r"\b{named_day}{day}(?: of)? {month}{of_year}"),
    Rule(name="day-month-year", needs="month year number", pattern=r"\b{named_day}{month} {day}{of_year}"),
    Rule(name="day-month-year", needs="month year number weekday", pattern=r"\b{weekday},? \({day} {month}{of_year}\)"),
    Rule(name="day-month-year", needs="month year number weekday", pattern=r"\b{weekday},? \({month} {day}{of_year}\)"),
    Rule(name="days-of-month", needs="month number", pattern=r"\b{days}(?: of)? {month}(?:{of_year}|{of_shifted_year})?"),
    Rule(name="days-of-month", needs="month number", pattern=r"\b{month} {days}(?:{of_year}|(?! {counted}| \w+ (?:were|was)\b))"),
    Rule(name="month-year", needs="month year", pattern=r"\b{edge}?{month}{of_year}"),
    Rule(name="season-year", needs="season year", pattern=r"\b(?:{edge}|the )?{season}{of_year}(?:[-–/]\d\d(?!\d))?"),
    Rule(name="season-year", needs="season year", pattern=r"\b(?:in|the|of|by|since|until) (?P<it>{edge}?{fall}{of_year})"),
    Rule(name="decade", needs="decade", pattern=r"\b(?:{edge}|the |(?<![\w$€£/.,-]))(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b"),
    Rule(name="decade", needs="decade", pattern=r"(?:\b(?:{edge}|the )|(?<=\W))(?:['’](?P<short_decade>[3-9]0)s|(?<=[ -]){decade_name})\b"),
    Rule(name="half-year", needs="year half", unit="half", pattern=r"\b{half_year}{of_year}"),
    Rule(name="holiday", needs="holiday", unit="day", pattern=r"\b(?:{way} )?{holiday}(?:{of_year}|{of_shifted_year})?"),
    Rule(name="century", needs="unit ordinal", unit="century", pattern=r"\b{edge}?(?:the )?{century}(?! {era})"),
    Rule(name="year-bc", needs="era", value="BC{era_year:0>4}", pattern=r"\b(?:{edge}|(?:the )?(?:spring|summer|autumn|winter)(?: of)? |(?-i:{full_month} ))?(?:the )?(?P<era_year>\d{1,4})s? {era}"),
    Rule(name="century-bc", needs="era unit", value="BCXXXX", pattern=r"\b(?:{edge}?the )?\d{1,2}(?:st|nd|rd|th)[- ]century {era}"),
    Rule(name="quarter-year", needs="unit ordinal|way", unit="quarter", pattern=r"\b(?:the )?(?P<quarter>first|second|third|fourth|last|final)[- ]quarter{of_year}"),
    Rule(name="quarter-year", needs="year quarter", unit="quarter", pattern=r"\b(?P<quarter>Q[1-4]|[1-4]Q),?{of_year}"),
    Rule(name="quarter-year", needs="year unit ordinal", unit="quarter", pattern=r"\b{year}(?:['’]s)? (?P<quarter>first|second|third|fourth)[- ]quarter"),
    Rule(name="fiscal-year", needs="year fiscal", relation="about", pattern=r"\bfiscal (?:year )?{year}"),
    Rule(name="years", needs="year", pattern=r"(?<![\w$€£/.,+-])(?P<year>(?:1[5-9]|20)\d\d)[-–/](?P<short_year>\d\d)(?![\w/-])"),
    Rule(name="year", needs="year", pattern=r"\b(?:{edge}|(?<![\w$€£/.,+])(?<![a-z][-–]))(?P<year>(?:19|20)\d\d)(?![\w%]|[.,]\d|-[a-z]| {counted})"),
    Rule(name="year", needs="year unit", pattern=r"\bthe year (?P<year>1[5-9]\d\d|20\d\d)\b"),
    Rule(name="year", needs="year", pattern=r"\b(?:pre|post)-(?P<year>(?:19|20)\d\d)(?![\w%]|[.,]\d)"),
    Rule(name="year", needs="old_year", pattern=r"(?<=\()(?P<year>1[5-8]\d\d)(?=\)|[-–]1[5-9]\d\d\b)|(?<=\b1\d\d\d[-–])(?P<year_too>1[5-8]\d\d)(?![\w%]|[.,]\d)"),
    Rule(name="year", needs="old_year", pattern=r"\b(?P<year>1[5-8]\d\d)(?=[-–]1[5-9]\d\d(?![\w%]|[.,]\d))"),
    Rule(name="year", needs="old_year", pattern=r"\bthe (?P<it>(?P<year>1[5-8]\d\d))(?= (?!{counted}|\w+s\b)[\w\"“])"),
    Rule(name="year", needs="old_year", pattern=r"\b(?:in|since|of|until|before|after|by|from|between|and|to|around|about|early as|late as) (?P<it>{edge}?(?P<year>1[0-8]\d\d))(?![\w%]|[.,]\d|-[a-z]| {counted})"),
    # A day, month or season whose year is not said.
    Rule(name="month-day", needs="month number", pattern=r"\b{named_day}{day}(?: of)? {month}(?:{of_shifted_year})?"),
    Rule(name="month-day", needs="month number", pattern=r"\b{named_day}{month} {day}(?! {counted})(?:{of_shifted_year})?"),
    Rule(name="month-day", needs="month way", pattern=r"\b{way} {month} {day}(?! {counted})"),
    Rule(name="month-day", needs="month number weekday", pattern=r"\b{weekday},? \({day} {month}\)"),
    Rule(name="month-day", needs="month number weekday", pattern=r"\b{weekday},? \({month} {day}\)"),
    Rule(name="month", needs="month way unit", pattern=r"\b{edge}?{full_month}{of_shifted_year}"),
    Rule(name="month", needs="month edge", pattern=r"\b{edge}{full_month}"),
    Rule(name="month", needs="month way", pattern=r"\b{way} {full_month}(?! \d)"),
    Rule(name="month", needs="month", pattern=r"\b{sure_month}(?! \d| (?-i:[A-Z]))"),
    Rule(name="month", needs="month", pattern=r"\b(?:in|since|during|until|till|before|after|through|throughout) (?P<it>{full_month})(?! \d+\b(?! {counted})|['’]s\b)"),
    Rule(name="month", needs="month", pattern=r"\b(?:by|around|from|between|and|of|to|for) (?P<it>{full_month})(?! \d|['’]s\b| (?:said|told|has|had|was|is)\b| (?-i:[A-Z]))"),
    Rule(name="month", needs="month", pattern=r"\b(?:the|an?|his|her|its|their|our) (?P<it>{full_month})(?= (?!for\b|of\b|on\b|against\b)(?-i:[a-z]))"),
    Rule(name="season", needs="season way unit", pattern=r"\b{edge}?{season}{of_shifted_year}"),
    Rule(name="season", needs="season way unit", pattern=r"\b(?:in|the|of|by|since|until) (?P<it>{edge}?{fall}{of_shifted_year})"),
    Rule(name="season", needs="season way", pattern=r"\b{way} {any_season}"),
    Rule(name="season", needs="season", pattern=r"\b(?:over|through|throughout|for|into) (?P<it>the {any_season})(?! (?:of|from|in)\b)"),
    Rule(name="season", needs="season", pattern=r"\b(?:in|during|since|by|until|before|after) (?P<it>{edge}?(?:the )?{any_season})(?! (?:of|from|in)\b)"),
    Rule(name="half", needs="unit half", unit="half", pattern=r"\b{half_year}(?:{of_shifted_year}| of (?P<year_offset_too>the) year\b)"),
    Rule(name="half", needs="half", unit="half", pattern=r"\b(?:in|for|during|through) (?P<it>{half_year})\b(?! (?:of|hour|an?)\b)"),
    Rule(name="quarter", needs="unit ordinal", unit="quarter", pattern=r"\b{quarter}(?:{of_shifted_year}| of (?P<year_offset_too>the) year\b)?(?! of)"),
    Rule(name="week-of", needs="unit month number", unit="week", pattern=r"\b(?:the )?week of {month} {day}(?:{of_year})?"),
    Rule(name="week-of", needs="unit month number", unit="week", pattern=r"\b(?:the )?week of {day} {month}(?:{of_year})?"),
    # A day of the week.
    Rule(name="weekday", needs="weekday", pattern=r"\b(?:{way} )?{weekday}(?: {daypart})?"),
    Rule(name="weekday", needs="weekday way unit", pattern=r"\b{weekday},? (?:of )?(?P<week_offset>last|this|next) week\b"),
    # A time of day; ``finder`` puts it together with the day beside it.
    Rule(name="clock", needs="number|noon meridiem|zone|noon|daypart|night", anchor="text", unit="day", offset=0, type="TIME", pattern=r"\b{clock}"),
    Rule(name="clock", needs="number minute", anchor="text", unit="day", offset=0, type="TIME", pattern=r"\b(?:at|by|until|till|around|about|after|before|from|to) (?P<it>(?P<hour>[012]?\d):(?P<minute>[0-5]\d))(?![\w%]|[.:,]\d)"),
    # Counted from publication.
    Rule(name="today", needs="today", anchor="publication", unit="day", offset=0, pattern=r"\btoday\b|\b(?P<daypart>tonight|overnight)\b"),
    Rule(name="this-morning", needs="daypart", anchor="publication", unit="day", offset=0, pattern=r"\bthis {daypart}"),
    Rule(name="last-night", needs="unit way", anchor="publication", unit="day", offset=-1, pattern=r"\b(?:late )?last (?P<daypart>night)\b"),
    Rule(name="yesterday", needs="today", anchor="publication", unit="day", offset=-1, pattern=r"\byesterday(?: {daypart})?\b"),
    Rule(name="tomorrow", needs="today", anchor="publication", unit="day", offset=1, pattern=r"\btomorrow(?: {daypart})?\b"),
    Rule(name="last-this-next", needs="unit way", anchor="publication", pattern=r"\b(?:(?:earlier|later) )?{edge}?(?<!the\s){way} {calendar_unit}(?! of\b)"),
    Rule(name="last-this-next", needs="unit way", anchor="publication", pattern=r"\bthe (?P<way>current|coming) {calendar_unit}"),
    Rule(name="last-this-next", needs="unit edge", anchor="publication", offset=-1, pattern=r"\b(?:the|its|their) (?P<it>latest {calendar_unit})"),
    Rule(name="last-this-next", needs="unit", anchor="publication", offset=0, pattern=r"\b(?:months|weeks|days|part|rest|most|day|month|week) of (?P<it>the (?P<unit>year|month))\b(?!['’]s)"),
    Rule(name="last-this-next", needs="unit way fiscal", anchor="publication", relation="about", pattern=r"\b(?:the )?{way} fiscal (?P<unit>year)\b"),
    Rule(name="last-this-next", needs="unit after", anchor="publication", offset=2, pattern=r"\bthe {calendar_unit} after next\b"),
    Rule(name="last-this-next", needs="unit before", anchor="publication", offset=-2, pattern=r"\bthe {calendar_unit} before last\b"),
    Rule(name="last-this-next", needs="unit edge", anchor="publication", unit="year", offset=0, pattern=r"\byear[- ]end\b(?! (?:19|20)\d\d)"),
    Rule(name="of-the-unit", needs="unit edge|ordinal", anchor="either", offset=0, pattern=r"\b(?:the )?(?:beginning|start|middle|(?P<edge>end)|(?:first|second|latter) half|(?:early|later|latter) part) of the {calendar_unit}(?! (?:1[5-9]|20)\d\d)"),
    Rule(name="of-the-unit", needs="unit edge|after|before", anchor="either", offset=0, pattern=r"\b(?:early|earlier|late|later) in the {calendar_unit}"),
    Rule(name="weekend", needs="unit", anchor="publication", offset=-1, pattern=r"\bthe (?:past )?(?P<unit>weekend)\b"),
    Rule(name="ago", needs="unit ago", anchor="publication", sign=-1, pattern=r"\b{amount}{number} {unit}(?P<and_half_too> and a half)? ago\b|\b{some_units} ago\b"),
    Rule(name="ago", needs="unit ago|before", anchor="publication", unit="year", offset=-1, pattern=r"\byear[- ](?:ago|earlier)\b"),
    Rule(name="from-now", needs="unit ago", anchor="publication", sign=1, pattern=r"\b{amount}{number} {unit} from now\b"),
    # A part of a year, a month or a week that the text has told.
    Rule(name="of-told-year", needs="month unit number", anchor="text", unit="year", pattern=r"\b{named_day}{day}(?: of)? {month}{of_told_year}"),
    Rule(name="of-told-year", needs="month unit number", anchor="text", unit="year", pattern=r"\b{named_day}{month} {day}{of_told_year}"),
    Rule(name="of-told-year", needs="month unit number", anchor="text", unit="year", pattern=r"\b{days}(?: of)? {month}{of_told_year}"),
    Rule(name="of-told-year", needs="month unit number", anchor="text", unit="year", pattern=r"\b{month} {days}{of_told_year}"),
    Rule(name="of-told-year", needs="month unit", anchor="text", unit="year", pattern=r"\b{edge}?{full_month}{of_told_year}"),
    Rule(name="of-told-year", needs="season unit", anchor="text", unit="year", pattern=r"\b(?:{edge}|the )?{season}{of_told_year}"),
    Rule(name="of-told-year", needs="season unit", anchor="text", unit="year", pattern=r"\b(?:in|the|of|by|since|until) (?P<it>{edge}?{fall}{of_told_year})"),
    Rule(name="of-told-year", needs="unit ordinal", anchor="text", unit="year", pattern=r"\b{quarter}{of_told_year}"),
    Rule(name="of-told-year", needs="unit half", anchor="text", unit="year", pattern=r"\b{half_year}{of_told_year}"),
    Rule(name="of-told-year", needs="holiday unit", anchor="text", unit="year", pattern=r"\b{holiday}{of_told_year}"),
    Rule(name="of-told-year", needs="unit that before|way|ago", anchor="text", unit="month", offset=-12, pattern=r"\bthe same month(?:,? (?:of|in))? {year_before}"),
    Rule(name="of-told-year", needs="unit that before|way|ago", anchor="text", unit="quarter", offset=-4, pattern=r"\bthe same quarter(?:,? (?:of|in))? {year_before}"),
    Rule(name="of-told-month", needs="unit number", anchor="text", unit="month", pattern=r"\b{named_day}{day} (?:day )?of {told} month\b(?!['’]s|-)"),
    Rule(name="of-told-week", needs="weekday unit", anchor="text", unit="week", pattern=r"\b{weekday}(?: {daypart})?,? (?:(?:of|in) )?{told} week\b(?!['’]s|-)"),
    # Counted from the date the text stands on.
    Rule(name="same-day", needs="unit that|after|before", anchor="text", unit="day", offset=0, pattern=r"\b(?:(?:earlier|later) (?:on )?)?(?:the|that)(?: very)? same day\b|\b(?:(?:earlier|later) )?that (?:very )?day\b|\b(?:earlier|later) in the day\b"),
    Rule(name="same-day", needs="daypart", anchor="text", unit="day", offset=0, pattern=r"\b(?:later )?(?:that|the same|that same) {daypart}"),
    Rule(name="same-day", needs="unit that", anchor="text", unit="day", offset=0, pattern=r"\b(?:later )?(?:that|the same|that same) (?P<daypart>night)\b"),
    Rule(name="following-day", needs="unit way|after", anchor="text", unit="day", offset=1, pattern=r"\bthe (?:next|following) (?:day|(?P<daypart>night))\b|\b(?:the|a|one) day (?:later\b|after{stop})"),
    Rule(name="following-day", needs="daypart", anchor="text", unit="day", offset=1, pattern=r"\bthe (?:next|following) {daypart}"),
    Rule(name="preceding-day", needs="unit before", anchor="text", unit="day", offset=-1, pattern=r"\bthe (?:previous|preceding) (?:day|(?P<daypart>night))\b|\b(?:the|a|one) day (?:earlier\b|previously\b|before{stop})"),
    Rule(name="preceding-day", needs="daypart", anchor="text", unit="day", offset=-1, pattern=r"\bthe (?:previous|preceding) {daypart}"),
    Rule(name="same-unit", needs="unit", anchor="text", offset=0, pattern=r"\b(?:in|for|during) (?P<it>the (?:full )?(?P<unit>month|quarter|year))\b(?!['’]s|-)(?! (?:of|to|end of|before|after|since|earlier|ago|\d))"),
    Rule(name="same-unit", needs="unit edge", anchor="text", offset=0, pattern=r"\bthe {calendar_unit}['’]s end\b"),
    Rule(name="same-unit", needs="unit that", anchor="text", offset=0, pattern=r"\b(?:(?:earlier|later) (?:in )?)?{edge}?{same} {calendar_unit}"),
    Rule(name="following-unit", needs="unit way|after", anchor="text", pattern=r"\b{edge}?(?P<way>the following) {calendar_unit}|\bthe (?P<unit_too>week|month|year) (?P<way_too>after){stop}"),
    Rule(name="following-unit", needs="unit way", anchor="text", offset=1, pattern=r"\b{edge}?the next {calendar_unit}"),
    Rule(name="preceding-unit", needs="unit before", anchor="text", pattern=r"\b{edge}?(?P<way>the (?:previous|preceding|prior)) {calendar_unit}|\bthe (?P<unit_too>week|month|year) (?P<way_too>before){stop}"),
    Rule(name="told-month", needs="month way|after|before", anchor="text", pattern=r"\b{edge}?{beside} {full_month}"),
    Rule(name="told-month", needs="month that", anchor="text", pattern=r"\b{edge}?(?P<way>(?:the|that) (?:very )?same|that(?= {month_name}{stop})|(?-i:That)) {full_month}"),
    Rule(name="told-season", needs="season way|after|before", anchor="text", pattern=r"\b{beside} {any_season}"),
    Rule(name="told-season", needs="season that", anchor="text", pattern=r"\b{same} {any_season}"),
    Rule(name="told-weekday", needs="weekday way|after|before", anchor="text", pattern=r"\b{beside} {weekday}(?: {daypart})?"),
    Rule(name="told-weekday", needs="weekday that", anchor="text", pattern=r"\b(?P<way>(?:the|that) (?:very )?same|that(?= {weekday_name}{stop})|(?-i:That)) {weekday}(?: {daypart})?"),
    Rule(name="later", needs="unit after", anchor="text", sign=1, pattern=r"\b{amount}{number} {unit} (?:later\b|afterwards?\b|after{stop})|\b{some_units} (?:later|afterwards?)\b"),
    Rule(name="earlier", needs="unit before", anchor="text", sign=-1, pattern=r"\b{amount}{number} {unit} (?:earlier\b|previously\b|before{stop})|\b{some_units} (?:earlier|previously)\b"),
    Rule(name="hours-from-event", needs="hour after", anchor="event", sign=1, pattern=r"\b(?<!\bfor\s)(?:{number} |just |only )?(?P<unit>hour|minute)s? after\b"),
    Rule(name="hours-from-event", needs="hour before", anchor="event", sign=-1, pattern=r"\b(?<!\bfor\s)(?:{number} |just |only )?(?P<unit>hour|minute)s? before\b"),
    Rule(name="counted-from-event", needs="unit after", anchor="event", sign=1, pattern=r"\b(?P<it>the (?:{unit}|{some_units})) (?:after|following)\b"),
    Rule(name="counted-from-event", needs="unit before", anchor="event", sign=-1, pattern=r"\b(?P<it>the (?:{unit}|{some_units})) (?:before|prior to)\b"),
    Rule(name="counted-from-event", needs="unit after", anchor="event", sign=1, type="DURATION", pattern=r"\b(?P<it>{amount}{number} {unit}|{some_units}) (?:after|following)\b"),
    Rule(name="counted-from-event", needs="unit before", anchor="event", sign=-1, type="DURATION", pattern=r"\b(?P<it>{amount}{number} {unit}|{some_units}) (?:before|prior to)\b"),
    # Never a calendar date.
    Rule(name="repeated", needs="unit every", type="SET", pattern=r"\b(?:(?:every|each)(?: other)?|per|every {number}) {unit}"),
    Rule(name="repeated", needs="rate", type="SET", pattern=r"\b(?P<unit>week|month|quarter|year|hour|night)ly\b"),
    Rule(name="repeated", needs="vague", type="SET", pattern=r"\b(?:(?P<unit>dai)ly|(?P<unit_too>annual(?:ly)?))\b"),
    Rule(name="repeated", needs="unit article", type="SET", pattern=r"\b(?:once|twice|\w+ (?:times|hours|days|weeks|months)) an? {unit}"),
    Rule(name="repeated", needs="unit article", type="SET", pattern=r"(?:\b(?:per cent|percent|dollars|euros|rubles|\w+llion)|\b(?!was\b|is\b|has\b|as\b|this\b|his\b|its\b|takes\b|lasts\b)\w+s|%|[$€£][\d.,]+) (?P<it>an? {unit})(?! (?:ago|after|before|later|earlier|of|when|that|long)\b)"),
    Rule(name="repeated", needs="weekday every", type="SET", pattern=r"\b(?:every|each) {weekday}"),
    Rule(name="repeated", needs="weekday", type="SET", pattern=r"\b(?:on )?(?P<it>(?P<weekday>(?-i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))s)\b(?! (?:ago|later|earlier)\b)"),
    Rule(name="vague-past", needs="vague", value="PAST_REF", pattern=r"\brecently\b|\blately\b|\bformerly\b|\b(?:the )?(?:most )?recent {unit}"),
    Rule(name="vague-past", needs="vague", value="PAST_REF", pattern=r"\bin (?P<it>the (?:recent )?past)\b(?! \w+ \w*(?:day|week|month|year|decade))(?! (?:day|week|month|year|decade))"),
    Rule(name="vague-present", needs="vague", value="PRESENT_REF", pattern=r"\bcurrently\b|\bnowadays\b|(?<!until\s)(?<!by\s)(?<!from\s)\bnow\b(?!-)"),
    Rule(name="vague-present", needs="unit that", value="PRESENT_REF", pattern=r"\bthese days\b"),
    Rule(name="vague-present", needs="vague", value="PRESENT_REF", pattern=r"\bat (?P<it>present)\b"),
    Rule(name="vague-present", needs="vague", value="PRESENT_REF", pattern=r"\bcurrent\b(?! (?:account|affairs)\b)"),
    Rule(name="vague-future", needs="unit", value="FUTURE_REF", pattern=r"\b(?:the )?coming (?:days|weeks|months|years)\b|\bin (?:just )?(?:a few|several) {unit}(?! (?:of|with)\b)"),
    Rule(name="vague-future", needs="vague", value="FUTURE_REF", pattern=r"\b(?:the (?:near |distant |foreseeable )?)?future\b"),
    Rule(name="duration", needs="unit count", type="DURATION", pattern=r"\b(?<![\d.,]){amount}(?:the (?!\w+-))?(?:(?:past|last|next|coming|first|final|previous|another|additional|extra) )?(?!an? (?!few|couple|dozen|hundred)){number}[- ](?:more |consecutive |straight |full |whole |additional |further )?{unit}(?:[- ]long\b)?"),
    Rule(name="duration", needs="unit article", type="DURATION", pattern=r"\b(?:for|in|lasts|lasted|took|takes?|within|over|after|spent|almost|nearly|about|as|long as) (?P<it>{amount}(?P<number>an?) {single_unit}(?P<and_half> and a half)?)(?! (?:ago|after|before|later|earlier)\b)"),
    Rule(name="duration", needs="unit article", type="DURATION", pattern=r"\b(?P<number>an?) {single_unit}(?P<and_half> and a half|(?= since\b))"),
    Rule(name="duration", needs="unit half", type="DURATION", pattern=r"\b(?:(?P<half_of>half)(?: an?|-| of an?)[ -]?|(?P<half_of_too>a half)[ -]){unit}"),
    Rule(name="duration", needs="unit way|vague|whole", type="DURATION", pattern=r"\b(?:the|an?) (?:past|last|next|coming|entire|whole|full) {unit}(?! of\b)"),
    Rule(name="duration", needs="units", type="DURATION", pattern=r"\b(?:for|in|after|over|within|during|took|spent|lasted) (?P<it>{some_units})(?! (?:after|before|later|earlier|ago)\b)"),
    Rule(name="duration", needs="units", type="DURATION", pattern=r"\b(?:the )?(?:past|last|next|previous|intervening) {some_units}"),
    Rule(name="duration", needs="unit long", type="DURATION", pattern=r"\b(?P<unit>minute|hour|day|week|month|year|decade|century)-?long\b"),
    Rule(name="duration", needs="unit long", type="DURATION", pattern=r"\b(?P<some>(?P<unit>hours|days|weeks|months|years|decades|centuries))-?long\b"),
    Rule(name="duration", needs="unit than", type="DURATION", pattern=r"\b(?P<it>{sure_amount} (?P<number>an?) {single_unit}(?P<and_half> and a half)?)(?! (?:ago|after|before|later|earlier)\b)"),
)  # fmt: skip

LANGUAGE = Language(
    numbers=NUMBERS,
    names=NAMES,
    classes=CLASSES,
    triggers=TRIGGERS,
    rules=RULES,
    leads={
        "close": r"(?:shortly|just|soon|moments|minutes) (?:before|after)(?: the)?",
        "since": r"(?:ever )?since(?: the)?|(?:starting|beginning|effective)(?: (?:in|on|from|with))?",
        "until": r"(?:until|till|up to|up until)(?: at least)?(?: the)?",
        "by": r"(?:by|not? later than)(?: the)?",
        "soon": r"as (?:soon|early) as",
        "before": r"(?:before|prior to)(?: the)?",
        "after": r"(?:after|(?<!\bthe\s)following)(?: the)?",
        "about": r"(?:(?:in|on) )?(?:about|around|circa|c\.|ca\.|approximately|roughly)(?: the)?",
        "possibly": r"(?:possibly|perhaps|probably|presumably|maybe)(?: (?:in|on|around))?(?: the)?",
        "at": r"(?:in|on|during|throughout|at)(?: the)?",
    },
    joins={
        "range": r"\s?[-–—]\s?| (?:to|through|until|till) (?:the )?",
        "comma": r", (?:the )?",
        "clock": r",? (?:on )?|,? at (?:about |around )?",
        "count": r" (?:after|following|before|prior to) ",
        "list": r",? and (?:the )?| and (?:in |on )(?:the )?",
    },
    conjunction="and",
    determiner=r"(?:the|an?|his|her|its|their|our)",
    embeds=r"who|whom|whose|which|where|when|(?:first |once |also |\w+ly )?(?:built|founded|held|made|born|begun|won|lost|sold|bought|shot|known|[a-z]{2,}ed)",
    opens_range=r"from(?: the)?",
    opens_pair=r"between(?: the)?",
    future=r"(?:will|shall|won['’]t)(?: (?:not|also|be|have|soon|then|now|\w+ly))*(?: \w+)?"
    r"|(?:is|are) (?:to|due|set|expected|going|slated)(?: to)?(?: be)?(?: \w+)?|(?:expected|slated|due|set) (?:for|to|on)"
    r"|(?:announced|called|convened|fixed|booked|postponed|rescheduled|moved|adjourned) (?:for|to)(?=\s*$)"
    r"|(?:plan(?:s|ned|ning)?|schedul(?:ed|ing)|intend(?:s|ed)?|hop(?:es?|ing)|expects?)(?: to)?(?: \w+)?|upcoming"
    # "Would" alone is reported speech ("said it would, Monday"); with one of these, or up to "by the autumn", it tells
    # of a plan.
    r"|(?:(?-i:may)|might|could(?! be)|can|should|must)(?! (?:not|have)\b)(?: \w+){1,3}(?=\s*$)|is (?:likely|forecast)(?: to)?"
    r"|will (?:stay|remain|be kept) \w+|begins|starts|opens|resumes|reopens|expires|arrives"
    r"|would (?:be (?:held|signed|opened|\w+ing)|take place|meet|begin|start)"
    r"|would(?! have)(?: \w+){1,6} (?:by|before|until|till|in)(?: the)?(?=\s*$)",
    plan=r"promised|pledged|vowed|agreed|decided|resolved|ordered|instructed|wanted|asked|urged|demanded|required|proposed"
    r"|offered|threatened|undertook|sought|tried|approved|adopted|warned|forecast|predicted|intended|allowed|called (?:for|on)",
    report=r"said|says|saying|told|tells|added|adds|reported|reports|wrote|writes|announced|stated|noted",
    past=r"was|were|had|has|did|met|held|came|went|took|gave|got|saw|sent|spoke|made|began"
    r"|fell|broke|left|led|won|lost|paid|sold|bought|brought|hit|rose|grew|ran|stood|chose|drew|drove|flew|found|fought|kept"
    r"|knew|meant|sat|sank|spent|struck|swore|taught|thought|threw|understood|became|built|caught|dealt|felt|fled|heard"
    r"|lent|shot|sought|stole|swept|withdrew|(?!hundred|alleged|armed)(?-i:[a-z]{2,}ed)",
)
