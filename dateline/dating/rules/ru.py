"""How Russian says dates: the words, the rules in order, and the words around them that change what they mean.

An inflected word is written as its stem and the endings it takes; the group of a class holds the stem, which NUMBERS
and NAMES list. ё is read as е too. Patterns match without regard to capitals, save for a month that stands alone:
«Мая» and «Августа» are names. A number is a year only beside a word or a number that makes it one. What must not be
read as a date stands first, as rules that only block. Examples for every rule, also of what must not be read, are in
``tests/dating/examples/ru.md``.
"""

from __future__ import annotations

from dateline.dating.table import Language, Rule

_MONTHS = "январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр"
_SHORT_MONTHS = "янв фев мар апр май июн июл авг сен окт ноя дек"
_MONTH_ADJECTIVES = (
    "январск февральск мартовск апрельск майск июньск июльск августовск сентябрьск октябрьск ноябрьск декабрьск"
)
_WEEKDAYS = "понедельник вторник сред четверг пятниц суббот воскресень"
_SHORT_WEEKDAYS = "пн вт ср чт пт сб вс"
_EVERY_WEEKDAY = "понедельникам вторникам средам четвергам пятницам субботам воскресеньям"
_ONES = (
    "один одна одно одного одной одну одному одним одном",
    "два две двух двум двумя оба обе обоих обеих",
    "три трёх трех трём трем тремя",
    "четыре четырёх четырех четырём четырем четырьмя",
    "пять пяти пятью",
    "шесть шести шестью",
    "семь семи семью",
    "восемь восьми восемью восьмью",
    "девять девяти девятью",
    "десять десяти десятью",
    "одиннадцать одиннадцати одиннадцатью",
    "двенадцать двенадцати двенадцатью",
    "тринадцать тринадцати тринадцатью",
    "четырнадцать четырнадцати четырнадцатью",
    "пятнадцать пятнадцати пятнадцатью",
    "шестнадцать шестнадцати шестнадцатью",
    "семнадцать семнадцати семнадцатью",
    "восемнадцать восемнадцати восемнадцатью",
    "девятнадцать девятнадцати девятнадцатью",
)
_TENS = (
    "двадцать двадцати двадцатью",
    "тридцать тридцати тридцатью",
    "сорок сорока",
    "пятьдесят пятидесяти пятьюдесятью",
    "шестьдесят шестидесяти шестьюдесятью",
    "семьдесят семидесяти семьюдесятью",
    "восемьдесят восьмидесяти восемьюдесятью",
    "девяносто девяноста",
    "сто ста",
)
_DECADES = "тридцат сороков пятидесят шестидесят семидесят восьмидесят девяност нулев"
_CENTURIES = "xv xvi xvii xviii xix xx xxi"

NUMBERS: dict[str, dict[str, int]] = {
    "month": {
        **{
            word: number
            for words in (_MONTHS, _SHORT_MONTHS, _MONTH_ADJECTIVES)
            for number, word in enumerate(words.split(), 1)
        },
        "февр": 2, "сент": 9, "нояб": 11,
    },
    "weekday": {
        word: number
        for words in (_WEEKDAYS, _SHORT_WEEKDAYS, _EVERY_WEEKDAY)
        for number, word in enumerate(words.split(), 1)
    },
    "season": {"весн": 21, "лет": 22, "осен": 23, "зим": 24},
    "quarter": {
        "перв": 1, "втор": 2, "трет": 3, "четверт": 4, "четвёрт": 4,
        "i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4,
    },
    "number": {
        **{word: number for number, words in enumerate(_ONES, 1) for word in words.split()},
        **{word: 10 * number for number, words in enumerate(_TENS, 2) for word in words.split()},
        "пол": 6,  # полгода, in months
    },
    "decade_name": {word: 1900 + 10 * number for number, word in enumerate(_DECADES.split(), 3)},
    "century": {
        **{word: number for number, word in enumerate(_CENTURIES.split(), 15)},
        "хх": 20, "ххi": 21,  # typed with Cyrillic letters
    },
    "way": {
        "прошл": -1, "минувш": -1, "прошедш": -1, "предыдущ": -1, "эт": 0, "т": 0, "нынешн": 0, "текущ": 0,
        "следующ": 1, "будущ": 1, "ближайш": 1, "предстоящ": 1, "наступающ": 1,
    },
    "year_offset": {
        "прошл": -1, "минувш": -1, "эт": 0, "нынешн": 0, "текущ": 0, "следующ": 1, "будущ": 1,
    },
    "week_offset": {"прошл": -1, "минувш": -1, "эт": 0, "текущ": 0, "нынешн": 0, "следующ": 1, "будущ": 1},
}  # fmt: skip
NAMES: dict[str, dict[str, str]] = {
    "unit": {
        "минут": "minute", "час": "hour", "ден": "day", "дн": "day", "сут": "day", "ноч": "day", "недел": "week",
        "выходн": "weekend", "месяц": "month", "квартал": "quarter", "год": "year", "лет": "year",
        "десятилети": "decade", "век": "century", "столети": "century",
        "дневн": "day", "недельн": "week", "месячн": "month",
        "ежедневн": "day", "еженедельн": "week", "ежемесячн": "month", "ежеквартальн": "quarter",
        "ежегодн": "year",
    },
    "edge": {
        "начал": "early", "первых": "early", "середин": "mid", "десятых": "mid",
        "конце": "late", "двадцатых": "late", "последних": "late",
        # To or from the end of May is not only its late part: no finer than the month.
        "конец": "end", "конц": "end", "перв": "half", "втор": "half",
    },
    "daypart": {"утр": "MO", "дн": "AF", "вечер": "EV", "ноч": "NI"},
}  # fmt: skip

_YEAR = r"(?:1[5-9]|20)\d\d"
_NTH = r"(?:-?(?:й|го|му|м|ом)\b)"
_YEAR_WORD = r"(?:год(?:а|у|ом|е|ы|ов|ам|ами|ах)?\b|гг?\b\.?)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:-?(?:го|му|е|й|м))?(?![\w%]|[.,:]\d)"
_NOT_INSIDE = r"(?<![\w.,:$€£№/–—-])"
_MONTH = r"(?:январ|феврал|март|апрел|ма(?=[йяюе])|июн|июл|август|сентябр|октябр|ноябр|декабр)"
_MONTH_END = r"(?:ь|я|ю|[её]м|е|а|у|ом|й)?\b"
_SHORT_MONTH = r"(?:янв|февр?|мар|апр|июн|июл|авг|сент?|окт|нояб?|дек)\b"
_WEEKDAY = r"понедельник|вторник|четверг|пятниц|суббот|воскресень"
_WEEKDAY_END = r"(?:а|у|ом|е|ы|ей|ой|я|ю|ем)?\b"
# «Среда» is also the environment: by itself it is a day only after a word that asks for this very ending.
_WEDNESDAY = (
    r"(?:(?:(?<=\bв\s)|(?<=\bна\s)|(?<=\bпо\s)|(?<=ник\sи\s)|(?<=ник[-–—]))(?=среду\b(?! (?:обитани|общени)))"
    r"|(?:(?<=\bс\s)|(?<=\bсо\s)|(?<=\bдо\s)|(?<=\bпосле\s)|(?<=\bутра\s)|(?<=\bвечера\s)|(?<=\bвечером\s)|(?<=\bпозднее\s)|(?<=\bпозже\s))(?=среды\b)"
    r"|(?<=\bк\s)(?=среде\b)|(?:(?<=\bмежду\s)|(?<=\bперед\s)|(?<=ником\sи\s))(?=средой\b))сред"
)
_SINGULAR = r"(?:[ыи]й|ая|яя|[ое]е|[ое]го|[ое]й|[ое]му|[ую]ю|[ыи]м|[ое]м)\b"
_PLURAL = r"(?:[ыи]е|[ыи]х|[ыи]ми?)\b"
_WAY = r"прошл|минувш|прошедш|нынешн|текущ|следующ|будущ|ближайш|предстоящ|наступающ"
_DAYPART = r"(?:утр(?=ом\b)|дн(?=[её]м\b)|вечер(?=ом\b)|ноч(?=ью\b))"
_PART_OF_DAY = r"(?: (?:утра|утру|вечера|вечеру|ночи))?"
_ONE = "(?:" + "|".join(word for words in _ONES for word in words.split()) + r")\b"
_TEN = "(?:" + "|".join(word for words in _TENS for word in words.split()) + r")\b"
_WHAT = r"(?!(?: [^\s,]+){0,6}, (?:что|чтобы)\b)"
"""Not before "that": the verb of saying has its own time, and what was said has another."""

_FUTURE = (
    r"(?:буд(?:ет|ут|ем|у)|состо(?:ится|ятся)|пройд(?:[её]т|ут)|начн(?:[её]тся|утся)|заверш(?:ится|атся)|закончится"
    r"|откро(?:ется|ются)|вступ(?:ит|ят)|прибуд(?:ет|ут)|(?:при|у|по)ед(?:ет|ут|ем)|посет(?:ит|ят)|прим(?:ет|ут)"
    r"|подпиш(?:ет|ут)|провед(?:[её]т|ут)|встрет(?:ится|ятся)|обсуд(?:ит|ят)|рассмотр(?:ит|ят)|выступ(?:ит|ят)"
    r"|отправ(?:ится|ятся)|верн(?:[её]тся|утся)|покин(?:ет|ут)|продолж(?:ится|атся)|появ(?:ится|ятся)|получ(?:ит|ат)"
    r"|заработа(?:ет|ют)|стартует|отзов(?:[её]т|ут)|введ(?:[её]т|ут)|собер(?:[её]тся|утся)|остан(?:ется|утся)"
    r"|стан(?:ет|ут)|смо(?:жет|гут)|достроят|планиру(?:ет|ют)(?:ся)?|планировал\w*|намерен[аоы]?|собира(?:ет|ют)ся"
    r"|ожида(?:ет|ют)ся|предсто(?:ит|ят)|предстоящ\w+|(?:намечен|назначен|запланирован)\w*|долж(?:ен|на|но|ны))"
)
"""A verb alone seldom shows its future in Russian; these are the plain ones."""
_NOT_PAST = (
    r"(?:посо?л|генерал|канал|материал|журнал|квартал|зал|протокол|стол|раздел|отдел|предел|дел|числ|капитал|сигнал"
    r"|скандал|финал|персонал|тыл|тел|футбол|потенциал|металл|филиал|терминал|портал|начал|правил)[аоы]?"
    r"|школа|сила|цели|недели|если|или|ли|земли|доли|роли|модели|отрасли|мысли|рубли|около|мало|стекло|шкала"
)
"""Words that end as verbs in the past do."""

CLASSES = {
    "month": rf"(?P<month>{_MONTH}(?={_MONTH_END})|{_SHORT_MONTH})(?:\w+|\.)?",
    "small_month": rf"(?<!\d\s)(?P<month>(?-i:{_MONTH}))(?-i:{_MONTH_END})",
    "month_adjective": rf"(?P<month>(?-i:{_MONTH_ADJECTIVES.replace(' ', '|')}))(?:{_SINGULAR}|{_PLURAL})",
    # The words of "the March war of 2022" between the month and its year.
    "of_what": r"(?: (?!(?:во?|со?|до|после|ко?|на|за|и)\b)[^\s.,;]+){0,3}",
    "weekday": rf"(?P<weekday>(?:{_WEEKDAY}|{_WEDNESDAY})(?={_WEEKDAY_END}))\w*",
    "weekday_stem": rf"(?:{_WEEKDAY}|сред)(?={_WEEKDAY_END})",
    "any_weekday": r"(?P<weekday>{weekday_stem})\w*",
    "named_day": rf"(?:(?:(?:{_WAY}|эт)\w{{1,3}} )?(?P<weekday>(?:{_WEEKDAY}|сред)(?={_WEEKDAY_END})|(?:{_SHORT_WEEKDAYS.replace(' ', '|')})\b)"
    r"(?:\w+|\.)?(?:, |,? ))?",
    "or_weekday": r"(?:, во? {any_weekday}| \((?:во? )?(?P<weekday_too>{weekday_stem})\w*\))",
    "day": rf"(?:{_NOT_INSIDE}|(?<=(?:[рлн]я|та|ая)[-–—]))(?P<day>{_DAY})",
    "days": rf"{_NOT_INSIDE}(?P<days>{_DAY}(?:(?:, {_DAY}){{0,9}},? и {_DAY}|\s?[-–—]\s?{_DAY}| (?:по|до|или) {_DAY}))",
    "night_days": rf"(?P<days>{_DAY} на {_DAY})",
    "year": rf"(?P<year>{_YEAR})(?:{_NTH}(?:\s?{_YEAR_WORD})?|\s?{_YEAR_WORD}|(?! {{counted}}))(?![\w%]|[.,]\d)",
    "sure_year": rf"(?P<year>{_YEAR})(?:{_NTH}(?:\s?{_YEAR_WORD})?|\s?{_YEAR_WORD})(?![\w%]|[.,]\d)",
    "of_shifted_year": r"(?: (?P<year_offset>прошл|минувш|нынешн|текущ|следующ|будущ|эт)[ое]го (?:года\b|г\b\.?))",
    # «Того же года», «предыдущего года»: one that the text has told; «следующего года» may be that after publication.
    "told": r"(?P<way>т(?=ого\b)|эт(?=ого же\b)|следующ|предыдущ)(?:ого|его)(?: же)?(?: самого)?",
    "that_very": r"(?:(?:т|эт)ого же )?",
    "of_told_year": r" {told} (?:года\b|г\b\.?)",
    "season": r"(?P<season>весн|лет(?=[оауе]\b|ом\b)|осен|зим)(?:а|ы|е|у|ой|ою|о|ом|ь|и|ью)\b",
    "season_adverb": r"(?P<season>весн(?=о[йю]\b)|лет(?=ом\b)|осен(?=ью\b)|зим(?=о[йю]\b))\w+",
    "quarter": rf"(?P<quarter>(?:IV|I{{1,3}}|[1-4](?={_NTH}))\b|перв|втор|трет|четв[её]рт)"
    rf"(?:{_NTH}|\w{{2,4}})? квартал(?:а|у|ом|е)?\b",
    "digit_quarter": r"(?P<quarter>[1-4]) квартал(?:у|ом|е)?\b",
    "edge": r"(?:(?:сам(?:ом|ого|ому|ый|ое) )?(?P<edge>начал(?=(?:о|а|е|у|ом)\b)|середин|конце\b|конец|конц|(?:первых|десятых|двадцатых|последних)(?= числ)"
    r"|(?:перв|втор)(?=\w{2,3} пол(?:овин|угод)))\w{0,3}(?: числах| половин\w{1,2}| полугоди\w)? )",
    "way": rf"(?P<way>(?:{_WAY})(?={_SINGULAR})|эт(?=(?:от|а|ого|ой|ому|у|им|ом)\b))\w+",
    "ways": rf"(?P<way>(?:{_WAY})(?={_PLURAL})|эт(?=(?:и|их|им|ими)\b))\w+",
    "week_offset": r"(?P<week_offset>прошл|минувш|эт|нынешн|текущ|следующ|будущ)[ое]й недел[еи]\b",
    # "5–6", "2,5" and "полтора" are no whole number, and so a vague one.
    "number": rf"(?P<number>(?<![\w.,:$€£№/–—-])(?<!\d\s)\d{{1,3}}(?:(?:[.,]|\s?[-–—]\s?)\d{{1,3}})?(?![\w%]|[.,:]\d)"
    rf"|(?<![\w-])(?<!ста\s)(?<!сти\s)(?<!сот\s)(?<!сяч[аиу]\s)(?:{_TEN}(?: {_TEN})?(?: {_ONE})?|{_ONE}|нескольк(?:о|их|им|ими)\b|пар[ауые]\b|полтор[аы]\b|полутора\b"
    r"|много\b|многих\b|считанные\b))",
    "unit": r"(?P<unit>минут|час|ден(?=ь)|дн(?=[яюеёи])|сут(?=к|ок)|ноч|недел|месяц|квартал|год|лет\b|десятилети|век"
    r"|столети)(?:ь|ю|я|и|е|ей|[её]м|ям|ями|ях|а|у|ы|ой|ом|ов|ев|ам|ами|ах|ки|ок|кам|ками|ках|й)?\b",
    # A unit without a number is one: only in the cases that say so ("год назад", "годом ранее", but not "лет назад").
    "one": r"(?<!\d\s)(?P<unit>минут(?=у\b)|час\b|ден(?=ь\b)|сут(?=ки\b)|ноч(?=ь\b)|недел(?=ю\b)|месяц\b|квартал\b|год\b"
    r"|десятилети(?=е\b)|век\b|столети(?=е\b))\w*",
    "one_more": r"(?<!\d\s)(?P<unit>минут(?=ой\b)|час(?=ом\b)|дн(?=[её]м\b)|недел(?=ей\b)|месяц(?=ем\b)|квартал(?=ом\b)"
    r"|год(?=ом\b)|десятилети(?=ем\b)|век(?=ом\b)|столети(?=ем\b))\w+",
    "calendar_unit": r"(?P<unit>недел|месяц|квартал|год|десятилети|век|столети)(?:я|и|е|ю|ей|ем|а|у|ом)?\b",
    "genitive_unit": r"(?P<unit>недел|месяц|квартал|год|десятилети|век|столети)(?:и|а|я)\b",
    "weekend": r"(?P<unit>выходн)(?:ые|ых|ым|ыми)\b(?! дн)",
    "daypart": rf"(?:(?:рано|поздно|ранним|поздним|поздней|глубокой) )?(?P<daypart>{_DAYPART})\w+",
    "daypart_too": rf"(?:(?:рано|поздно) )?(?P<daypart_too>{_DAYPART})\w+",
    "future": rf"\b{_FUTURE}\b",
    "counted": r"(?:человек|людей|женщин|детей|солдат|военн|бойц|полицейск|беженц|жител|раненых|погибших|жизн|дом|сел"
    r"|семей|семь|предприяти|компани|акци|балл|голос|мест|танк|ракет|беспилотник|тонн|километр|метр|км|га|гектар|баррел"
    r"|доллар|евро|рубл|драм|манат|тысяч|миллион|миллиард|процент|экземпляр|страниц|кг|шт|единиц|раз)\w*",
    "stop": r"(?=[)»”\"!?;]|[.,:](?!\d)|\s*[—–]|\s*$)",
    # What stands after «накануне» where it means "on the eve of": a date, or the name of a happening in the genitive.
    "happening": r"(?:\d|понедельника|вторника|среды|четверга|пятницы|субботы|воскресенья|саммита|выборов|визита|войны"
    r"|встречи|переговоров|праздник(?:а|ов)|референдума|поездки|приезда|отъезда|сессии|матча|парада|инаугурации"
    r"|годовщины|дня|дней|начала|отставки|конференции|форума|рождества|пасхи|\w{2,}(?:ого|[ыи]х|ения|ания))\b",
}

TRIGGERS = {
    "month": r"(?i:янв|фев|мар|апр|ма[йяюе]|ию[нл]|авг|сен|окт|ноя|дек)",
    "weekday": r"(?i:понедел|вторн|сред[уыаео]|четверг|пятниц|суббот|воскресень)",
    "year": r"(?:1[5-9]|20)\d\d(?!\d)",
    "decade": rf"[3-9]0[ех]?\b|(?i:{_DECADES.replace(' ', '|')})",
    "season": r"(?i:весн|лет(?:о|а|у|е|ом)\b|осен|зим)",
    "unit": r"(?i:минут|час|ден|дн|сут|ноч|недел|выходн|месяц|квартал|год|лет|полгод|полугод|десятилет|век|столет)",
    "length": r"(?i:\d{0,3}(?:двух|тр[её]х|четыр[её]х|пяти|шести|семи|восьми|девяти|десяти)?(?:дневн|недельн|месячн))",
    "daypart": r"(?i:утр|вечер|наутро)",
    "today": r"(?i:сегодня|вчера|завтра|позавчера|послезавтра|накануне|назавтра)",
    "vague": r"(?i:недавн|сейчас|теперь|ныне|скор|прошлом|будущем|врем|момент|ежегодн|ежедневн|еженедельн|ежемесячн|ежеквартальн)",
}  # fmt: skip

RULES = (
    # What looks like a date and is none.
    Rule(name="age", needs="unit", blocks=True, pattern=r"\b(?:в возрасте|старше|младше|моложе|исполнил\w+|исполнит\w+|достиг\w*) (?:от )?{number} {unit}"),
    Rule(name="age", needs="unit", blocks=True, pattern=r"\b(?:ему|ей|мне|им) (?:было )?{number} {unit}(?! назад)"),
    Rule(name="clock", needs="unit", blocks=True, pattern=r"\b{number} час\w* (?:утра|дня|вечера|ночи)\b"),
    Rule(name="compared", needs="unit", blocks=True, pattern=r"\bна {number} {unit} (?:раньше|ранее|позже|позднее|дольше|больше|меньше|старше|моложе|младше|впер[её]д)\b"),
    Rule(name="compared", needs="unit", blocks=True, pattern=r"\bна {one} (?:раньше|ранее|позже|позднее|дольше|больше|меньше|старше|моложе|младше|впер[её]д)\b"),
    Rule(name="street", needs="month", blocks=True, pattern=r"\b(?:улиц\w+|ул\.|площад\w+|пл\.|проспект\w*|переул\w+|парк\w*|имени) {day} {month}"),
    Rule(name="movement", needs="season", blocks=True, pattern=r"\b(?:арабск|пражск|русск|крымск)\w+ весн\w+"),
    Rule(name="movement", needs="month", blocks=True, pattern=r"\b(?:октябрьск|февральск)\w+ революц\w+"),
    Rule(name="sale", needs="weekday", blocks=True, pattern=r"\bч[её]рн\w+ пятниц\w+"),
    # Dates that stand for themselves.
    Rule(name="iso-day", needs="year", pattern=r"(?<![\w/-])(?P<year>\d{4})[-/](?P<month_number>0[1-9]|1[0-2])[-/](?P<day>[0-3]\d)(?![\w/-])"),
    Rule(name="numeric-day", needs="year", pattern=r"(?<![\w./])(?P<day>3[01]|[12]\d|0?[1-9])[./](?P<month_number>1[0-2]|0?[1-9])[./]{year}"),
    Rule(name="day-month-year", needs="month", pattern=r"\b(?:{daypart}(?: во?)? )?{named_day}{day} {month} {that_very}{year}(?:,? {daypart_too})?"),
    Rule(name="day-month-year", needs="month", pattern=r"\b{any_weekday},? \({day} {month} {year}\)"),
    Rule(name="day-month-year", needs="month", pattern=r"\b{day} {month} {year}{or_weekday}"),
    Rule(name="day-month-year", needs="month", pattern=r"\b{day} {month} \((?:во? )?{any_weekday}\) {year}"),
    Rule(name="days-of-month", needs="month", pattern=r"\b{days} {month}(?: {year}|{of_shifted_year})?"),
    Rule(name="days-of-month", needs="month", pattern=r"\bночь с (?P<it>{night_days} {month}(?: {year}|{of_shifted_year})?)"),
    Rule(name="month-year", needs="month", pattern=r"\b{edge}?{month} {that_very}{year}"),
    Rule(name="season-year", needs="season", pattern=r"\b{edge}?{season} {that_very}{year}"),
    Rule(name="season-year", needs="season", pattern=rf"\b{{edge}}?(?P<season>зим)(?:ой|ою|а|ы|е|у) (?P<year>{_YEAR})[-–/](?:20)?\d\d{_NTH}?(?:\s?{_YEAR_WORD})?(?![\w-])"),
    Rule(name="decade", needs="year", pattern=r"\b{edge}?(?<![\w$€£/.,+-])(?P<decade>(?:1[5-9]|20)\d0)-?(?:е|х|ым|ые|ых|ыми)\b(?: (?:годы|годов|годам|годами|годах)\b| гг\b\.?)?"),
    Rule(name="decade", needs="decade", pattern=r"\b{edge}?(?<![\w$€£/.,+-])(?P<short_decade>[3-9]0)-?(?:х(?: (?:годов|годах|гг\b\.?))?|е (?:годы|гг\b\.?))(?!\w)"),
    Rule(name="decade", needs="decade", pattern=r"\b(?:в|на) (?P<it>(?P<short_decade>[3-9]0)-?е){stop}"),
    Rule(name="decade", needs="decade", pattern=rf"\b{{edge}}?(?P<decade_name>{_DECADES.replace(' ', '|')})(?:ые|ых|ым|ыми) (?:годы|годов|годам|годами|годах)\b"),
    Rule(name="quarter-year", needs="unit", unit="quarter", pattern=r"\b{quarter} {year}"),
    Rule(name="quarter-year", needs="unit", unit="quarter", pattern=r"\b(?P<quarter>[1-4]) квартал(?:а|у|ом|е)? {year}"),
    Rule(name="fiscal-year", needs="year", relation="about", pattern=rf"\b(?P<year>{_YEAR}){_NTH}? (?:финансов|бюджетн)\w+ {_YEAR_WORD}"),
    Rule(name="years", needs="year", pattern=rf"(?<![\w$€£/.,+-])(?P<year>{_YEAR})[-–/](?P<short_year>\d\d){_NTH}? {_YEAR_WORD}"),
    Rule(name="year", needs="year", pattern=r"\b{edge}?(?<![\w$€£/.,+№])(?<![а-яёa-z][-–]){sure_year}"),
    # A year without its word: another year has it, or makes a range of the two, or a preposition leads it.
    Rule(name="year", needs="year", pattern=rf"(?<![\w$€£/.,+№-])(?P<year>{_YEAR})(?=(?:, {_YEAR}){{0,9}}(?:\s?[-–—]\s?|,? и (?:в )?| по | до ){_YEAR}{_NTH}?\s?{_YEAR_WORD})"),
    Rule(name="year", needs="year", pattern=rf"(?<![\w$€£/.,+№-])(?P<year>{_YEAR})(?=[-–—]{_YEAR}(?![\w%-]|[.,]\d| {{counted}}))"),
    Rule(name="year", needs="year", pattern=rf"(?<=[\s(]{_YEAR}[-–—])(?P<year>{_YEAR})(?![\w%-]|[.,]\d| {{counted}})"),
    Rule(name="year", needs="year", pattern=rf"\bс (?P<it>(?P<year>{_YEAR}))(?= по {_YEAR}(?![\w%-]|[.,]\d| {{counted}}))"),
    Rule(name="year", needs="year", pattern=rf"\bс {_YEAR} по (?P<it>(?P<year>{_YEAR}))(?![\w%-]|[.,]\d| {{counted}})"),
    Rule(name="year", needs="year", pattern=r"\b(?:в|с) (?P<it>(?P<year>(?:19|20)\d\d)){stop}"),
    Rule(name="century", needs="unit", unit="century", pattern=rf"\b{{edge}}?(?<![\w.,-])(?P<century>XV(?:I{{1,3}})?|XIX|XXI?|ХХI?|1[5-9]|2[01]){_NTH}? (?:век(?:а|у|ом|е)?|столети(?:е|я|ю|и))\b"),
    # A part of a year, a month or a week that the text has told.
    Rule(name="of-told-year", needs="month unit", anchor="either", unit="year", pattern=r"\b(?:{daypart}(?: во?)? )?{named_day}{day} {month}{of_told_year}"),
    Rule(name="of-told-year", needs="month unit", anchor="either", unit="year", pattern=r"\b{days} {month}{of_told_year}"),
    Rule(name="of-told-year", needs="month unit", anchor="either", unit="year", pattern=r"\b{edge}?{month}{of_told_year}"),
    Rule(name="of-told-year", needs="season unit", anchor="either", unit="year", pattern=r"\b{edge}?{season}{of_told_year}"),
    Rule(name="of-told-year", needs="unit", anchor="either", unit="year", pattern=r"\b{quarter}{of_told_year}"),
    Rule(name="told-season", needs="season", anchor="either", pattern=r"\b(?P<way>следующ)(?:им|ей) {season}"),
    Rule(name="of-told-year", needs="unit", anchor="text", unit="month", offset=-12, pattern=r"\b(?:т(?:от|ого|ому|ом|ем)(?: же)?|аналогичн\w{2,3}) месяц(?:а|у|ем|е)? (?:прошлого|предыдущего) года\b"),
    Rule(name="of-told-year", needs="unit", anchor="text", unit="quarter", offset=-4, pattern=r"\b(?:т(?:от|ого|ому|ом|ем)(?: же)?|аналогичн\w{2,3}) квартал(?:а|у|ом|е)? (?:прошлого|предыдущего) года\b"),
    Rule(name="of-told-month", needs="unit", anchor="either", unit="month", pattern=r"\b{day}(?: числа)? {told} месяца\b"),
    Rule(name="of-told-week", needs="weekday unit", anchor="text", unit="week", pattern=r"\b{any_weekday} (?:на )?(?P<way>т(?=ой)|эт(?=ой же)|предыдущ)[ое]й(?: же)? недел[еи]\b"),
    # A day, month or season whose year is not said.
    Rule(name="month-day", needs="month", pattern=r"\b(?:{daypart}(?: во?)? )?{named_day}{day} {month}{of_shifted_year}?(?:,? {daypart_too})?"),
    Rule(name="month-day", needs="month", pattern=r"\b{any_weekday},? \({day} {month}\)"),
    Rule(name="month-day", needs="month", pattern=r"\b{day} {month}{or_weekday}"),
    Rule(name="month", needs="month", pattern=r"\b{edge}?{month}{of_shifted_year}"),
    Rule(name="month", needs="month", pattern=r"\b{edge}?{small_month}"),
    Rule(name="month", needs="month", pattern=r"\b{way} {small_month}"),
    Rule(name="month", needs="month", pattern=r"\b(?P<it>{month_adjective})(?={of_what} {sure_year})"),
    Rule(name="month", needs="month", pattern=r"\b(?P<it>{month_adjective})(?={of_what}{of_shifted_year})"),
    Rule(name="month", needs="month", pattern=r"\b{month_adjective}"),
    Rule(name="season", needs="season", pattern=r"\b{edge}?{season}{of_shifted_year}"),
    Rule(name="season", needs="season", pattern=r"\b{way} {season}"),
    Rule(name="season", needs="season", pattern=r"\b{season_adverb}"),
    Rule(name="season", needs="season", pattern=r"\b{edge}{season}"),
    Rule(name="season", needs="season", pattern=r"\b(?:в|на|за|к|до|с|после) (?P<it>{season})"),
    Rule(name="quarter", needs="unit", unit="quarter", pattern=r"\b{quarter}{of_shifted_year}?"),
    Rule(name="quarter", needs="unit", unit="quarter", pattern=r"\b{digit_quarter}{of_shifted_year}?"),
    # A day of the week.
    Rule(name="weekday", needs="weekday", pattern=r"\b(?:{daypart}(?: во?)? )?{weekday}(?:,? {daypart_too})?"),
    Rule(name="weekday", needs="weekday", pattern=r"\b(?:{daypart}(?: во?)? )?{way} {any_weekday}(?:,? {daypart_too})?"),
    Rule(name="weekday", needs="weekday", pattern=r"\b{any_weekday}(?: на)? {week_offset}"),
    Rule(name="weekday", needs="weekday", pattern=r"\b{week_offset},? во? {any_weekday}"),
    Rule(name="told-weekday", needs="weekday", anchor="text", pattern=r"\b(?P<way>т)(?:от|ого|ому|у|ой|о) же {any_weekday}"),
    Rule(name="that-weekday", needs="weekday", anchor="event", pattern=r"\b(?:тот|того|тому|ту|той|то) {any_weekday}"),
    # Counted from publication.
    Rule(name="today", needs="today", anchor="publication", unit="day", offset=0, pattern=r"\bсегодня\b(?:,? {daypart})?|\b{daypart_too} сегодня\b"),
    Rule(name="today", needs="today", anchor="publication", unit="day", offset=0, pattern=rf"\bсегодняшн{_SINGULAR}"),
    Rule(name="this-morning", needs="daypart", anchor="publication", unit="day", offset=0, pattern=r"\b(?:этим|сегодняшним) (?P<daypart>утр|вечер)ом\b"),
    Rule(name="last-night", needs="unit", anchor="publication", unit="night", offset=-1, pattern=r"\b(?:прошлой|минувшей|прошедшей|этой) (?P<daypart>ноч)ью\b"),
    Rule(name="yesterday", needs="today", anchor="publication", unit="day", offset=-1, pattern=r"\bвчера\b(?:,? {daypart})?|\b{daypart_too} вчера\b"),
    Rule(name="yesterday", needs="today", anchor="publication", unit="day", offset=-1, pattern=rf"\bвчерашн(?:{_SINGULAR}|{_PLURAL})(?: {{daypart}})?"),
    Rule(name="tomorrow", needs="today", anchor="publication", unit="day", offset=1, pattern=r"\bзавтра\b(?:,? {daypart})?|\b{daypart_too} завтра\b"),
    Rule(name="tomorrow", needs="today", anchor="publication", unit="day", offset=1, pattern=rf"\bзавтрашн(?:{_SINGULAR}|{_PLURAL})(?: {{daypart}})?"),
    Rule(name="day-before-yesterday", needs="today", anchor="publication", unit="day", offset=-2, pattern=r"\bпозавчера\b"),
    Rule(name="day-after-tomorrow", needs="today", anchor="publication", unit="day", offset=2, pattern=r"\bпослезавтра\b"),
    Rule(name="following-unit", needs="unit", anchor="either", pattern=rf"\b{{edge}}?(?P<way>следующ){_SINGULAR} {{calendar_unit}}"),
    Rule(name="last-this-next", needs="unit", anchor="publication", pattern=r"\b{edge}?{way} {calendar_unit}"),
    Rule(name="last-this-next", needs="unit", anchor="publication", pattern=r"\b{ways} {weekend}"),
    Rule(name="last-this-next", needs="unit", anchor="publication", offset=-2, pattern=rf"\b{{edge}}?позапрошл{_SINGULAR} {{calendar_unit}}"),
    Rule(name="of-the-unit", needs="unit", anchor="either", offset=0, pattern=r"\b{edge}{genitive_unit}"),
    Rule(name="weekend", needs="unit", anchor="publication", offset=-1, pattern=r"\b(?:в|на|за) (?P<it>{weekend})"),
    Rule(name="ago", needs="unit", anchor="publication", sign=-1, pattern=r"\b{number} {unit} (?:тому )?назад\b"),
    Rule(name="ago", needs="unit", anchor="publication", sign=-1, pattern=r"\b{one} (?:тому )?назад\b"),
    Rule(name="ago", needs="unit", anchor="publication", sign=-1, pattern=r"\b(?:около|более|больше|менее|меньше) (?P<it>{genitive_unit} (?:тому )?назад)\b"),
    Rule(name="ago", needs="unit", anchor="publication", unit="month", sign=-1, pattern=r"\b(?P<number>пол)года (?:тому )?назад\b"),
    Rule(name="from-now", needs="unit", anchor="publication", sign=1, pattern=r"\b(?P<it>через {number} {unit})(?=,?(?: [^\s.;]+){0,4} {future})"),
    Rule(name="from-now", needs="unit", anchor="publication", sign=1, pattern=r"\b(?P<it>через {one})(?=,?(?: [^\s.;]+){0,4} {future})"),
    Rule(name="from-now", needs="unit", anchor="publication", sign=1, pattern=r"{future}(?: [^\s.,;]+){0,4} (?P<it>через {number} {unit})"),
    Rule(name="from-now", needs="unit", anchor="publication", sign=1, pattern=r"{future}(?: [^\s.,;]+){0,4} (?P<it>через {one})"),
    # Counted from the date the text stands on.
    Rule(name="same-day", needs="unit", anchor="text", unit="day", offset=0, pattern=r"\b(?:тот|этот)(?: же)?(?: самый)? день\b(?:,? {daypart})?"),
    Rule(name="same-day", needs="unit", anchor="text", unit="day", offset=0, pattern=r"\b(?:{daypart} )?(?:того|этого)(?: же)? дня\b"),
    Rule(name="same-day", needs="daypart", anchor="text", unit="day", offset=0, pattern=r"\b(?:тот|этот) же (?P<daypart>вечер)\b|\bтем(?: же)? (?P<daypart_too>утр|вечер)ом\b"),
    Rule(name="same-day", needs="unit", anchor="text", unit="day", offset=0, pattern=r"\b(?:ту же (?P<daypart>ноч)ь|той(?: же)? (?P<daypart_too>ноч)ью)\b"),
    Rule(name="following-day", needs="unit", anchor="text", unit="day", offset=1, pattern=r"\bна (?P<it>(?:следующий|другой) день(?:,? {daypart})?)"),
    Rule(name="following-day", needs="unit", anchor="text", unit="day", offset=1, pattern=r"\b(?:{daypart} )?следующего дня\b"),
    Rule(name="following-day", needs="daypart", anchor="text", unit="day", offset=1, pattern=r"\bна (?P<it>следующее (?P<daypart>утр)о)\b"),
    Rule(name="following-day", needs="daypart", anchor="text", unit="day", offset=1, pattern=r"\bследующим (?P<daypart>утр|вечер)ом\b|\bна(?P<daypart_too>утр)о\b"),
    Rule(name="following-day", needs="today", anchor="text", unit="day", offset=1, pattern=r"\bназавтра\b"),
    Rule(name="counted-from-event", needs="today", anchor="event", unit="day", offset=-1, pattern=r"\bнакануне\b(?= {happening})"),
    Rule(name="preceding-day", needs="today", anchor="text", unit="day", offset=-1, pattern=r"\bнакануне\b(?:,? {daypart})?|\b{daypart_too} накануне\b"),
    Rule(name="preceding-day", needs="unit", anchor="text", unit="day", offset=-1, pattern=r"\bпредыдущ(?:ий день|его дня)\b"),
    Rule(name="same-unit", needs="unit", anchor="text", pattern=r"\b{edge}?(?:(?P<way>т)(?:от|ого|ому|ом|ой|у)(?: же)?(?: сам(?:ый|ого|ом|ой|ую))?|(?P<way_too>эт)(?:от|ого|ому|ом|ой|у) же) {calendar_unit}"),
    Rule(name="preceding-unit", needs="unit", anchor="text", pattern=rf"\b{{edge}}?(?P<way>предыдущ){_SINGULAR} {{calendar_unit}}"),
    Rule(name="told-month", needs="month", anchor="text", pattern=r"\b(?P<way>т)ом же {month}"),
    Rule(name="told-season", needs="season", anchor="text", pattern=r"\b(?P<way>т)(?:ем|ой)(?: же)? {season}"),
    Rule(name="later", needs="unit", anchor="text", sign=1, pattern=r"\b(?:через|спустя) {number} {unit}(?: после (?:этого|того)\b)?"),
    Rule(name="later", needs="unit", anchor="text", sign=1, pattern=r"\b(?:через|спустя) {one}(?: после (?:этого|того)\b)?"),
    Rule(name="later", needs="unit", anchor="text", sign=1, pattern=r"\b{number} {unit} (?:спустя|позже|позднее)\b"),
    Rule(name="later", needs="unit", anchor="text", sign=1, pattern=r"\b{one} спустя\b"),
    Rule(name="later", needs="unit", anchor="text", sign=1, pattern=r"\b{one_more} (?:позже|позднее)\b"),
    Rule(name="later", needs="unit", anchor="text", unit="month", sign=1, pattern=r"\b(?:через|спустя) (?P<number>пол)года\b"),
    Rule(name="earlier", needs="unit", anchor="text", sign=-1, pattern=r"\b{number} {unit} (?:ранее|раньше)\b"),
    Rule(name="earlier", needs="unit", anchor="text", sign=-1, pattern=r"\b{one_more} (?:ранее|раньше)\b"),
    Rule(name="earlier", needs="unit", anchor="text", sign=-1, pattern=r"\bза {number} {unit} до (?:этого|того)\b"),
    Rule(name="earlier", needs="unit", anchor="text", sign=-1, pattern=r"\bза {one} до (?:этого|того)\b"),
    Rule(name="counted-from-event", needs="unit", anchor="event", sign=1, pattern=r"\b(?:через|спустя) {number} {unit} после\b"),
    Rule(name="counted-from-event", needs="unit", anchor="event", sign=1, pattern=r"\b(?:через|спустя) {one} после\b"),
    Rule(name="counted-from-event", needs="unit", anchor="event", sign=-1, pattern=r"\bза {number} {unit} до\b"),
    Rule(name="counted-from-event", needs="unit", anchor="event", sign=-1, pattern=r"\bза {one} до\b"),
    # Never a calendar date.
    Rule(name="repeated", needs="unit", type="SET", pattern=r"\bкажд(?:ый|ая|ую|ое|ого|ой|ому|ом) {unit}"),
    Rule(name="repeated", needs="unit", type="SET", pattern=r"\bраза? в {unit}"),
    Rule(name="repeated", needs="vague", type="SET", pattern=r"\b(?P<unit>ежегодн|ежедневн|еженедельн|ежемесячн|ежеквартальн)\w{1,3}\b"),
    Rule(name="repeated", needs="weekday", type="SET", pattern=r"\bкажд(?:ый|ую|ое|ого|ой) {any_weekday}"),
    Rule(name="repeated", needs="weekday", type="SET", pattern=rf"\bпо (?P<it>(?P<weekday>{_EVERY_WEEKDAY.replace(' ', '|')}))\b"),
    Rule(name="duration", needs="unit", type="DURATION", pattern=rf"\b(?:последн|прошедш|минувш){_PLURAL} (?P<unit>сут)(?:ки|ок)\b"),
    Rule(name="vague-past", needs="vague", value="PAST_REF", pattern=r"\bнедавн\w{1,3}\b|\bпоследне(?:е|го) врем(?:я|ени)\b"),
    Rule(name="vague-past", needs="vague", value="PAST_REF", pattern=r"\bв (?P<it>прошлом)\b"),
    Rule(name="vague-past", needs="unit", value="PAST_REF", pattern=rf"\bна днях\b|\b(?:последн|прошл|минувш|прошедш){_PLURAL} {{unit}}"),
    Rule(name="vague-past", needs="unit", value="PAST_REF", pattern=r"\b{unit} {number} (?:тому )?назад\b"),
    Rule(name="vague-present", needs="vague", value="PRESENT_REF", pattern=r"\bсейчас\b|\bтеперь\b|\bныне\b|\bнастоящ(?:ее|его) врем(?:я|ени)\b|\b(?:данный|настоящий) момент\b"),
    Rule(name="vague-present", needs="unit", value="PRESENT_REF", pattern=r"\bсегодняшний день\b|\bэти дни\b"),
    Rule(name="vague-future", needs="vague", value="FUTURE_REF", pattern=r"\bскоро\b|\b(?:скором|ближайшее) врем(?:я|ени)\b"),
    Rule(name="vague-future", needs="vague", value="FUTURE_REF", pattern=r"\bв (?P<it>(?:недал[её]ком |ближайшем |обозримом )?будущем)\b"),
    Rule(name="vague-future", needs="unit", value="FUTURE_REF", pattern=rf"\b(?:ближайш|предстоящ){_PLURAL} {{unit}}"),
    Rule(name="duration", needs="unit", type="DURATION", pattern=rf"\b(?:(?:последн|прошедш|минувш|прошл|предыдущ|ближайш|предстоящ|следующ|перв)(?:{_PLURAL}|{_SINGULAR}) )?{{number}} {{unit}}"),
    Rule(name="duration", needs="unit", type="DURATION", pattern=rf"\bпоследн{_SINGULAR} {{calendar_unit}}"),
    Rule(name="duration", needs="unit", type="DURATION", pattern=r"\b(?:в течение|на протяжении) (?P<it>(?:всего |всей |целого |целой )?{unit})"),
    Rule(name="duration", needs="unit", type="DURATION", pattern=r"\b(?:за|на) (?P<it>(?:весь |всю |целый |целую )?(?P<unit>год\b|месяц\b|недел(?=ю\b)|сут(?=ки\b)|квартал\b|десятилети(?=е\b))\w*)(?! (?:до|назад)\b)"),
    Rule(name="duration", needs="unit", type="DURATION", unit="month", pattern=r"\b(?P<number>пол)у?года\b"),
    Rule(name="duration", needs="length", type="DURATION", pattern=r"\b(?P<number>\d{1,3}|двух|тр[её]х|четыр[её]х|пяти|шести|семи|восьми|девяти|десяти)-?(?P<unit>дневн|недельн|месячн)\w{2,3}\b"),
)  # fmt: skip

LANGUAGE = Language(
    numbers=NUMBERS,
    names=NAMES,
    classes=CLASSES,
    triggers=TRIGGERS,
    rules=RULES,
    leads={
        "night": r"ночь на",
        "close": r"(?:вскоре|сразу) после|незадолго до",
        # Moved from one day to another, or measured by a year: it did not begin then.
        "at": r"(?:(?:перен[её]с|перенос|отложил)\w* со?|по сравнению с|в|во|на|за|от|в течение|на протяжении)",
        "from": rf"(?:(?:начиная )?со?|не (?:ранее|раньше)(?: чем)?(?: во?)?){_PART_OF_DAY}",
        # «До» is "before" and "until" in one: the wider of the two is never wrong.
        "by": rf"(?:не (?:позднее|позже)(?: чем)?(?: во?)?|вплоть до|к|ко|до){_PART_OF_DAY}",
        "before": r"перед",
        "after": r"после",
        "about": r"(?:около|примерно|приблизительно|ориентировочно|порядка|почти|где-то|более|больше|свыше|менее)(?: (?:чем|в|во|на))?",
        "possibly": r"(?:возможно|вероятно|предположительно|по-видимому|видимо|наверное|может быть),?(?: (?:в|во|на))?",
    },
    joins={
        # Of "one or the other", the first and the last day are all that is known.
        "range": r"\s?[-–—]\s?| (?:по|до) | или (?:(?:в|во|на) )?",
        "list": r",? и (?:(?:в|во|на|за) )?",
        "pair": r" на ",
        "comma": r", (?:(?:в|во|на|за) )?",
        "count": r" ",
    },
    conjunction="и",
    determiner=r"(?!)",
    embeds=r"котор\w+|где|когда|\w{3,}(?:вш|ющ|ущ|ащ|ящ|нн|ят|ыт)(?:ий|ый|ая|яя|ое|ее|ие|ые|его|ого|ей|ой|ую|юю|им|ым|их|ых|ими|ыми|ем|ом)(?:ся)?",
    opens_range=rf"(?:со?|от){_PART_OF_DAY}",
    opens_pair=r"между|ночь со?",
    future=_FUTURE,
    plan=r"(?:(?:по)?обеща|реши|поручи|потребова|предложи|договори|согласи|призва|хоте|(?:по)?проси|намерева|утверди|разреши|приказа|обяза"
    r"|постанови|пригрози|предупреди)л(?:а|о|и)?(?:ся|сь)?",
    report=r"(?:(?:(?:рас)?сказал|заявил|сообщил|отметил|подчеркнул|добавил|написал|объявил|говорил|уточнил|пояснил"
    r"|напомнил|указал|ответил|предупредил|призвал)[аои]?|переда[её]т|пиш[еу]т|сообща[ею]т|заявля[ею]т|говор[ия]т)\b"
    rf"{_WHAT}",
    past=rf"(?!(?:{_NOT_PAST})\b)(?:\w+(?:л|ла|ло|ли)(?:ся|сь)?|мог|смог|погиб|достиг|возник|исчез|умер)\b{_WHAT}",
)
