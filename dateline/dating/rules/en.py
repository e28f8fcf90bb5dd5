"""How English says dates: the words, the rules in order, and the words around them that change what they mean.

Patterns match without regard to capitals, save for months and weekdays ("May" against "may", "March" against
"march"). What must not be read as a date stands first, as rules that only block. Examples for every rule, also of
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
_UNITS = ["minute", "hour", "day", "week", "weekend", "month", "quarter", "year", "decade"]

NUMBERS: dict[str, dict[str, int]] = {
    # Names whole and as they are cut short: "sep", "sept", "thurs".
    "month": {name[:cut]: number for number, name in enumerate(_MONTH_NAMES.split(), 1) for cut in (3, 4, 9)},
    "weekday": {name[:cut]: number for number, name in enumerate(_WEEKDAY_NAMES.split(), 1) for cut in (3, 4, 5, 9)},
    "season": {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24},
    "quarter": {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4},
    "number": {
        "a": 1,
        "an": 1,
        **{name: number for number, name in enumerate(_NUMBER_NAMES.split(), 1)},
        **{name: number for number, name in zip(range(20, 100, 10), _TENS.split(), strict=True)},
    },
    "way": {"last": -1, "this past": -1, "this": 0, "current": 0, "this coming": 1, "coming": 1, "next": 1},
    "year_offset": {"last": -1, "this": 0, "next": 1},
    "week_offset": {"last": -1, "this": 0, "next": 1},
}
NAMES: dict[str, dict[str, str]] = {
    "unit": {
        **{unit: unit for unit in _UNITS},
        **{f"{unit}s": unit for unit in _UNITS},
        "centuries": "century",
        "night": "day",
        "nights": "day",
    },
    "edge": {"middle": "mid"},
    "daypart": {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "tonight": "NI"},
}

_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.:]\d|,\d{3})"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
# A time of day between "until" and its day.
_CLOCK = r"(?: \d{1,2}(?::\d\d)? ?[ap]\.?m\.?(?: [A-Z]{2,4})?)?"

CLASSES = {
    "month": rf"(?P<month>(?-i:{_MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?))",
    "full_month": rf"(?P<month>(?-i:{_MONTH}))",
    "sure_month": rf"(?P<month>(?-i:(?!March|May){_MONTH}))",
    "weekday": rf"(?P<weekday>(?-i:{_WEEKDAY}))",
    "named_day": rf"(?:(?P<weekday>(?-i:{_WEEKDAY}|(?:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?))(?:,? |, the | the ))?"
    r"(?:the )?",
    "day": rf"(?<![\w.,$€£/–—-])(?P<day>{_DAY})",
    "days": rf"(?<![\w.,$€£/–—-])(?P<days>{_DAY}(?:(?:, {_DAY}){{0,9}},? and {_DAY}|\s?[-–—/]\s?{_DAY}| to {_DAY}))",
    "numbers": r"(?P<pair>\d\d?[/.]\d\d?)[/.]{year}",
    "year": r"(?P<year>(?:1[5-9]|20)\d\d)(?![\w%]|[.,]\d)",
    "of_year": r"(?:,| of| in)? {year}",
    "of_shifted_year": r",? (?:of |in )?(?P<year_offset>last|this|next) year\b",
    # "fall" is more often a verb, and is read only where a preposition or an article says otherwise.
    "season": r"(?P<season>spring|summer|autumn|winter)\b",
    "fall": r"(?P<season>fall)\b",
    "any_season": r"(?P<season>spring|summer|autumn|fall|winter)\b",
    "quarter": r"(?:the )?(?P<quarter>first|second|third|fourth)[- ]quarter",
    "edge": r"(?:(?:the )?(?:very )?(?P<edge>(?:early|late|mid)(?=[- ])|(?:middle|beginning|start|end|close|turn"
    r"|(?:first|second|latter) half)(?= of\b))(?:-| (?:of |in )?)(?:the )?)",
    "way": r"(?P<way>last|this past|this coming|this|next|coming|current)\b",
    "number": r"(?P<number>(?:a )?(?:few|couple(?: of)?)|several|many|some|an?|\d{1,3}(?![\w%]|[.,]\d)"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?)",
    "unit": r"(?P<unit>(?:minute|hour|day|night|week|weekend|month|quarter|year|decade)s?|century|centuries)\b",
    "calendar_unit": r"(?P<unit>week|weekend|month|quarter|year|decade|century)\b",
    "daypart": r"(?P<daypart>morning|afternoon|evening|night)\b",
    # Counted things: a number before them is no year and no day of a month.
    "counted": r"(?:people|men|women|children|civilians|soldiers|troops|servicemen|fighters|officers|police|policemen"
    r"|workers|employees|refugees|residents|inhabitants|victims|lives|deaths|dead|wounded|protesters|demonstrators"
    r"|activists|homes|houses|flats|families|villages|firms|companies|shares|points|votes|seats|jobs|tanks|missiles"
    r"|rockets|drones|warheads|tons|tonnes|miles|meters|metres|kilo\w+|km|feet|acres|hectares|square|barrels|dollars"
    r"|euros|pounds|rubles|roubles|drams|manats|million|billion|trillion|percent|per cent|pages|copies|mm|kg)\b",
    # After these, "the day before" counts from a date named earlier; before anything else, from what the sentence names.
    "stop": r"(?=\s*(?:[,.;:!?)”\"—–]|$|(?:and|but|in|at|when|as|he|she|they|it)\b))",
}

TRIGGERS = {
    "month": r"Jan|Feb|Ma[ry]|Apr|Ju[nl]|Aug|Sep|Oct|Nov|Dec",
    "weekday": r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day",
    "year": r"(?:1\d|20)\d\d(?!\d)",
    "unit": r"[Mm]inute|[Hh]our|[Dd]ay|[Nn]ight|[Ww]eek|[Mm]onth|[Qq]uarter|[Yy]ear|[Dd]ecade|[Cc]entur",
    "season": r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\b",
    "daypart": r"(?:[Mm]orning|[Aa]fternoon|[Ee]vening)\b",
    "today": r"[Tt]o(?:day|night|morrow)|[Yy]esterday",
    "vague": r"[Rr]ecent|[Cc]urrently|[Nn]ow\b|[Nn]owadays|[Ff]ormerly|[Ll]ately|[Aa]nnually|[Ff]uture\b",
}

RULES = (
    # What looks like a date and is none.
    Rule(name="age", needs="unit", blocks=True, pattern=r"\b\w+[- ](?:year|month|week|day)s?[- ]olds?\b"),
    Rule(name="age", needs="unit", blocks=True, pattern=r"\b(?:aged|age of) \w+ years|\b\w+ years of age\b"),
    Rule(name="counted-things", needs="year", blocks=True, pattern=r"\b(?<!\bin\s)\d{4} {counted}"),
    Rule(name="numbered-thing", needs="year", blocks=True, pattern=r"\b(?:resolution|article|room|flight|decree|law|order|number|no\.|channel|highway|route|page|section|protocol|model|telephone|phone|fax|population of|total of|more than|fewer than|less than|as many as|at least|nearly|almost|over|some) (?:no\.? ?)?[12]\d{3}\b(?![-–/])"),
    Rule(name="compared", needs="unit", blocks=True, pattern=r"\b{number} {unit} (?:earlier|later|sooner|longer) than"),
    Rule(name="rate", needs="unit", blocks=True, pattern=r"(?:times|per cent|percent|%|[$€£][\d.,]+(?: \w+llion)?) an? {unit}"),
    Rule(name="movement", needs="season", blocks=True, pattern=r"(?-i:\b(?:Arab|Prague) Spring)"),
    # Dates that stand for themselves.
    Rule(name="iso-day", needs="year", pattern=r"(?<![\w/-])(?P<year>\d{4})[-/](?P<month_number>0[1-9]|1[0-2])[-/](?P<day>[0-3]\d)(?![\w/-])"),
    Rule(name="numeric-day", needs="year", pattern=r"(?<![\w./]){numbers}"),
    Rule(name="numeric-day", needs="year", pattern=r"\b{weekday},? \({numbers}\)"),
    Rule(name="day-month-year", needs="month", pattern=r"\b{named_day}{day}(?: of)? {month}{of_year}"),
    Rule(name="day-month-year", needs="month", pattern=r"\b{named_day}{month} {day}{of_year}"),
    Rule(name="day-month-year", needs="month", pattern=r"\b{weekday},? \({day} {month}{of_year}\)"),
    Rule(name="day-month-year", needs="month", pattern=r"\b{weekday},? \({month} {day}{of_year}\)"),
    Rule(name="days-of-month", needs="month", pattern=r"\b{days}(?: of)? {month}(?:{of_year}|{of_shifted_year})?"),
    Rule(name="days-of-month", needs="month", pattern=r"\b{month} {days}(?:{of_year}|(?! {counted}| \w+ (?:were|was)\b))"),
    Rule(name="month-year", needs="month", pattern=r"\b{edge}?{month}{of_year}"),
    Rule(name="season-year", needs="season", pattern=r"\b(?:{edge}|the )?{season}{of_year}(?:[-–/]\d\d(?!\d))?"),
    Rule(name="season-year", needs="season", pattern=r"\b(?:in|the|of|by|since|until) (?P<it>{edge}?{fall}{of_year})"),
    Rule(name="decade", needs="year", pattern=r"\b(?:{edge}|the |(?<![\w$€£/.,-]))(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b"),
    Rule(name="quarter-year", needs="unit", pattern=r"\b(?:the )?(?P<quarter>first|second|third|fourth|last|final)[- ]quarter{of_year}"),
    Rule(name="fiscal-year", needs="year", pattern=r"\bfiscal (?:year )?{year}"),
    Rule(name="years", needs="year", pattern=r"(?<![\w$€£/.,+-])(?P<year>(?:1[5-9]|20)\d\d)[-–/](?P<short_year>\d\d)(?![\w/-])"),
    Rule(name="year", needs="year", pattern=r"\b(?:{edge}|(?<![\w$€£/.,+])(?<![a-z][-–]))(?P<year>(?:19|20)\d\d)(?![\w%]|[.,]\d|-[a-z]| {counted})"),
    Rule(name="year", needs="year", pattern=r"\b(?:in|since|of|until|before|after|by|from|between|and|to|around|about) (?P<it>{edge}?(?P<year>1[0-8]\d\d))(?![\w%]|[.,]\d|-[a-z]| {counted})"),
    # A day, month or season whose year is not said.
    Rule(name="month-day", needs="month", pattern=r"\b{named_day}{day}(?: of)? {month}(?:{of_shifted_year})?"),
    Rule(name="month-day", needs="month", pattern=r"\b{named_day}{month} {day}(?! {counted})(?:{of_shifted_year})?"),
    Rule(name="month-day", needs="month", pattern=r"\b{weekday},? \({day} {month}\)"),
    Rule(name="month-day", needs="month", pattern=r"\b{weekday},? \({month} {day}\)"),
    Rule(name="month", needs="month", pattern=r"\b{edge}?{full_month}{of_shifted_year}"),
    Rule(name="month", needs="month", pattern=r"\b{edge}{full_month}"),
    Rule(name="month", needs="month", pattern=r"\b{way} {full_month}(?! \d)"),
    Rule(name="month", needs="month", pattern=r"\b{sure_month}(?! \d| (?-i:[A-Z]))"),
    Rule(name="month", needs="month", pattern=r"\b(?:in|since|during|until|till|before|after|through|throughout) (?P<it>{full_month})(?! \d+\b(?! {counted})|['’]s\b)"),
    Rule(name="month", needs="month", pattern=r"\b(?:by|around|from|between|and|of|to|for) (?P<it>{full_month})(?! \d|['’]s\b| (?:said|told|has|had|was|is)\b| (?-i:[A-Z]))"),
    Rule(name="month", needs="month", pattern=r"\b(?:the|an?|his|her|its|their|our) (?P<it>{full_month})(?= (?!for\b|of\b|on\b|against\b)(?-i:[a-z]))"),
    Rule(name="season", needs="season", pattern=r"\b{edge}?{season}{of_shifted_year}"),
    Rule(name="season", needs="season", pattern=r"\b(?:in|the|of|by|since|until) (?P<it>{edge}?{fall}{of_shifted_year})"),
    Rule(name="season", needs="season", pattern=r"\b{way} {any_season}"),
    Rule(name="season", needs="season", pattern=r"\b(?:in|during|since|by|until|before|after) (?P<it>{edge}?(?:the )?{any_season})(?! (?:of|from|in)\b)"),
    Rule(name="quarter", needs="unit", pattern=r"\b{quarter}(?:{of_shifted_year})?(?! of)"),
    # A day of the week.
    Rule(name="weekday", needs="weekday", pattern=r"\b(?:{way} )?{weekday}(?: {daypart})?"),
    Rule(name="weekday", needs="weekday", pattern=r"\b{weekday},? (?:of )?(?P<week_offset>last|this|next) week\b"),
    # Counted from publication.
    Rule(name="today", needs="today", anchor="publication", unit="day", offset=0, pattern=r"\btoday\b|\b(?P<daypart>tonight)\b"),
    Rule(name="this-morning", needs="daypart", anchor="publication", unit="day", offset=0, pattern=r"\bthis {daypart}"),
    Rule(name="last-night", needs="unit", anchor="publication", unit="day", offset=-1, pattern=r"\blast (?P<daypart>night)\b"),
    Rule(name="yesterday", needs="today", anchor="publication", unit="day", offset=-1, pattern=r"\byesterday(?: {daypart})?\b"),
    Rule(name="tomorrow", needs="today", anchor="publication", unit="day", offset=1, pattern=r"\btomorrow(?: {daypart})?\b"),
    Rule(name="day-before-yesterday", needs="today", anchor="publication", unit="day", offset=-2, pattern=r"\bthe day before yesterday\b"),
    Rule(name="day-after-tomorrow", needs="today", anchor="publication", unit="day", offset=2, pattern=r"\bthe day after tomorrow\b"),
    Rule(name="last-this-next", needs="unit", anchor="publication", pattern=r"\b(?:(?:earlier|later) )?{edge}?(?<!the\s){way} {calendar_unit}(?! of\b)"),
    Rule(name="last-this-next", needs="unit", anchor="publication", pattern=r"\bthe (?P<way>current|coming) {calendar_unit}"),
    Rule(name="last-this-next", needs="unit", anchor="publication", offset=0, pattern=r"\b(?:the )?(?:beginning|start|middle|end|(?:first|second|latter) half) of the {calendar_unit}"),
    Rule(name="last-this-next", needs="unit", anchor="publication", offset=0, pattern=r"\b(?:early|earlier|late|later) in the {calendar_unit}"),
    Rule(name="weekend", needs="unit", anchor="publication", offset=-1, pattern=r"\bthe (?:past )?(?P<unit>weekend)\b"),
    Rule(name="ago", needs="unit", anchor="publication", sign=-1, pattern=r"\b{number} {unit} ago\b"),
    Rule(name="from-now", needs="unit", anchor="publication", sign=1, pattern=r"\b{number} {unit} from now\b"),
    # Counted from the date the text stands on.
    Rule(name="same-day", needs="unit", anchor="text", unit="day", offset=0, pattern=r"\b(?:(?:earlier|later) (?:on )?)?(?:the|that)(?: very)? same day\b|\b(?:(?:earlier|later) )?that (?:very )?day\b|\b(?:earlier|later) in the day\b"),
    Rule(name="same-day", needs="daypart", anchor="text", unit="day", offset=0, pattern=r"\b(?:later )?(?:that|the same|that same) {daypart}"),
    Rule(name="same-day", needs="unit", anchor="text", unit="day", offset=0, pattern=r"\b(?:later )?(?:that|the same|that same) (?P<daypart>night)\b"),
    Rule(name="following-day", needs="unit", anchor="text", unit="day", offset=1, pattern=r"\bthe (?:next|following) (?:day|(?P<daypart>night))\b|\b(?:the|a|one) day (?:later\b|after{stop})"),
    Rule(name="following-day", needs="daypart", anchor="text", unit="day", offset=1, pattern=r"\bthe (?:next|following) {daypart}"),
    Rule(name="preceding-day", needs="unit", anchor="text", unit="day", offset=-1, pattern=r"\bthe (?:previous|preceding) (?:day|(?P<daypart>night))\b|\b(?:the|a|one) day (?:earlier\b|previously\b|before{stop})"),
    Rule(name="same-unit", needs="unit", anchor="text", offset=0, pattern=r"\b(?:(?:earlier|later) )?{edge}?(?:that|the same|that same) {calendar_unit}"),
    Rule(name="following-unit", needs="unit", anchor="text", offset=1, pattern=r"\bthe (?:following|next) {calendar_unit}|\bthe (?P<unit_too>week|month|year) after{stop}"),
    Rule(name="preceding-unit", needs="unit", anchor="text", offset=-1, pattern=r"\bthe (?:previous|preceding) {calendar_unit}|\bthe (?P<unit_too>week|month|year) before{stop}"),
    Rule(name="later", needs="unit", anchor="text", sign=1, pattern=r"\b{number} {unit} (?:later\b|afterwards?\b|after{stop})"),
    Rule(name="earlier", needs="unit", anchor="text", sign=-1, pattern=r"\b{number} {unit} (?:earlier\b|previously\b|before{stop})"),
    Rule(name="hours-later", needs="unit", anchor="text", unit="hour", offset=0, pattern=r"\b(?:(?:{number}|just|only) )?(?:hours?|minutes?) (?:later|earlier|afterwards?|after|before)\b"),
    Rule(name="counted-from-event", needs="unit", anchor="event", sign=1, pattern=r"\b(?:{number}|the) {unit} (?:after|following)\b"),
    Rule(name="counted-from-event", needs="unit", anchor="event", sign=-1, pattern=r"\b(?:{number}|the) {unit} (?:before|prior to)\b"),
    # Never a calendar date.
    Rule(name="repeated", needs="unit", type="SET", pattern=r"\b(?:every|each) {unit}"),
    Rule(name="repeated", needs="vague", type="SET", unit="year", pattern=r"\bannually\b"),
    Rule(name="repeated", needs="weekday", type="SET", pattern=r"\b(?:every|each) {weekday}"),
    Rule(name="vague-past", needs="vague", value="PAST_REF", pattern=r"\brecently\b|\blately\b|\bformerly\b|\b(?:the )?(?:most )?recent {unit}"),
    Rule(name="vague-present", needs="vague", value="PRESENT_REF", pattern=r"\bcurrently\b|\bnowadays\b|(?<!until\s)(?<!by\s)(?<!from\s)(?<!for\s)\bnow\b(?!-)"),
    Rule(name="vague-future", needs="unit", value="FUTURE_REF", pattern=r"\b(?:the )?(?:coming|next few) (?:days|weeks|months|years)\b|\bin (?:just )?(?:a few|several) {unit}(?! (?:of|with)\b)"),
    Rule(name="duration", needs="unit", type="DURATION", pattern=r"\b(?:(?:the )?(?:past|last|next|coming|first|final) )?(?!an? ){number}[- ]{unit}(?:-long)?"),
    Rule(name="vague-future", needs="vague", value="FUTURE_REF", pattern=r"\bthe (?:near |distant |foreseeable )?future\b"),
    Rule(name="duration", needs="unit", type="DURATION", pattern=r"\bfor (?P<it>(?P<number>an?) {unit})(?! (?:of|ago|after|before|later|earlier)\b)"),
    Rule(name="duration", needs="unit", type="DURATION", pattern=r"\b(?:the|an?) (?:past|last|next|coming|entire|whole|full) {unit}(?! of\b)"),
)  # fmt: skip

LANGUAGE = Language(
    numbers=NUMBERS,
    names=NAMES,
    classes=CLASSES,
    triggers=TRIGGERS,
    rules=RULES,
    leads={
        "since": r"(?:ever )?since(?: the)?|(?:starting|beginning|effective)(?: (?:in|on|from|with))?",
        "until": rf"(?:until|till|up to|up until)(?: the)?{_CLOCK}",
        "by": rf"(?:by|not? later than)(?: the)?{_CLOCK}",
        "soon": rf"as (?:soon|early) as{_CLOCK}",
        "before": rf"(?:before|prior to)(?: the)?{_CLOCK}",
        "after": r"after(?: the)?",
        "about": r"(?:(?:in|on) )?(?:about|around|circa|c\.|ca\.|approximately|roughly)(?: the)?",
        "possibly": r"(?:possibly|perhaps|probably|presumably|maybe)(?: (?:in|on|around))?(?: the)?",
        "at": r"(?:in|on|during|throughout|at)(?: the)?",
    },
    joins={
        "range": r"\s?[-–—]\s?| (?:to|through|until|till) (?:the )?",
        "list": r",? and (?:the )?| and (?:in |on )(?:the )?",
    },
    conjunction="and",
    opens_range=r"from(?: the)?",
    opens_pair=r"between(?: the)?",
    future=r"(?:will|shall|won['’]t)(?: (?:not|also|be|have|soon|then|now|\w+ly))*(?: \w+)?"
    r"|(?:is|are) (?:to|due|set|expected|going|slated)(?: to)?(?: be)?(?: \w+)?|(?:expected|slated|due|set) (?:for|to|on)"
    r"|(?:plan(?:s|ned|ning)?|schedul(?:ed|ing)|intend(?:s|ed)?|hop(?:es?|ing)|expects?)(?: to)?(?: \w+)?|upcoming"
    # "Would" alone is reported speech ("said it would, Monday"); with one of these it tells of a plan.
    r"|would (?:be (?:held|signed|opened|\w+ing)|take place|meet|begin|start)",
    report=r"said|says|saying|told|tells|added|adds|reported|reports|wrote|writes|announced|stated|noted",
    past=r"was|were|had|has|did|met|held|came|went|took|gave|got|saw|sent|spoke|made|began"
    r"|fell|broke|left|led|won|lost|paid|sold|bought|brought|hit|\w{2,}ed",
)
