"""Armenian: the lexicon of names, sayings and doubts.

Acts other than sayings are left unsorted. A capital that acts has an article or a case ending («Մինսկը»); the bare word
is where somebody goes («մեկնել է Մինսկ»), so the governments are listed by their forms.
"""

from __future__ import annotations

import re

from dateline.annotating.lexicons.base import Lexicon, turn_over
from dateline.annotating.lexicons.words import WordPattern, WordTable
from dateline.patterns import LatePattern

_SAYING = (
    r"(?:ասել|հայտարարել|նշել|հայտնել|ընդգծել|շեշտել|պատասխանել|ավելացրել|հավելել|մեկնաբանել|գրել|պնդել|հիշեցրել|պարզաբանել|քննադատել|մեղադրել"
    r"|շնորհավորել|առաջարկել|պահանջել|հերքել|հաստատել) (?:է|են|էր|էին)"
    r"|(?:ասում|հայտարարում|նշում|հայտնում|ընդգծում|շեշտում|պատասխանում|հավելում|գրում|պնդում|հերքում|հաստատում) (?:է|են|էր|էին)"
    r"|ասաց(?:ին)?|հայտարարեց(?:ին)?|նշեց(?:ին)?|հայտնեց(?:ին)?|ընդգծեց(?:ին)?|շեշտեց(?:ին)?|պատասխանեց(?:ին)?|հավելեց(?:ին)?|մեկնաբանեց(?:ին)?"
    r"|գրեց(?:ին)?|պնդեց(?:ին)?|պարզաբանեց(?:ին)?|քննադատեց(?:ին)?|մեղադրեց(?:ին)?|հերքեց(?:ին)?|հաստատեց(?:ին)?|կոչ (?:է|են) արել|կոչ արեց"
)

_DEMONYMS = {
    "Armenia": "հայկական հայաստանյան Հայկական Հայաստանյան",
    "Azerbaijan": "ադրբեջանական ադրբեջանցի Ադրբեջանական Ադրբեջանցի",
    "Belarus": "բելառուսական բելառուսյան բելառուս Բելառուսական Բելառուսյան",
    "Russia": "ռուսական ռուսաստանյան ռուս Ռուսական Ռուսաստանյան Ռուս",
    "Ukraine": "ուկրաինական Ուկրաինական",
    "Kazakhstan": "ղազախական ղազախստանյան Ղազախական Ղազախստանյան",
    "Georgia": "վրացական Վրացական",
    "Iran": "իրանական Իրանական",
    "Turkey": "թուրքական Թուրքական",
    "Türkiye": "թուրքական Թուրքական",
    "France": "ֆրանսիական Ֆրանսիական",
    "United States": "ամերիկյան Ամերիկյան",
}
_GOVERNMENTS = {
    "Armenia": "Երևանը Երևանն Երևանի Երևանին Երեւանը Երեւանն Երեւանի Երեւանին",
    "Azerbaijan": "Բաքուն Բաքվի Բաքվին",
    "Belarus": "Մինսկը Մինսկն Մինսկի Մինսկին",
    "Russia": "Մոսկվան Մոսկվայի Մոսկվային Կրեմլը Կրեմլն Կրեմլի Կրեմլին",
    "Ukraine": "Կիևը Կիևն Կիևի Կիևին Կիեւը Կիեւն Կիեւի Կիեւին",
    "Kazakhstan": "Աստանան Աստանայի Աստանային",
    "Georgia": "Թբիլիսին Թբիլիսիի Թբիլիսիին",
    "Iran": "Թեհրանը Թեհրանն Թեհրանի Թեհրանին",
    "Turkey": "Անկարան Անկարայի Անկարային",
    "Türkiye": "Անկարան Անկարայի Անկարային",
    "France": "Փարիզը Փարիզն Փարիզի Փարիզին",
    "United States": "Վաշինգտոնը Վաշինգտոնն Վաշինգտոնի Վաշինգտոնին",
    "European Union": "Բրյուսելը Բրյուսելն Բրյուսելի Բրյուսելին",
}

_ROLE = (
    r"(?:փոխ)?(?:վարչապետ|նախագահ|նախարար|դեսպան|խոսնակ|ղեկավար|առաջնորդ|քարտուղար|պատգամավոր|ներկայացուցիչ|գործընկեր|պաշտոնակից"
    r"|վերլուծաբան|փորձագետ|հավատարմատար)(?:ը|ն|ի|ին)?"
)
_IN_TITLE = (
    r"(?:[Ա-Ֆ][\w-]*|նախկին|արտաքին|գործերի|պաշտպանության|գլխավոր|մամուլի|պաշտոնական|ժամանակավոր|գործոց|ազգային|ժողովի|կառավարության|արտակարգ|լիազոր|և|եւ"
    r"|[ա-և]+ական|[ա-և]+յան)"
)
_OFFICES: dict[tuple[str, ...], str] = {
    ("Prime Minister", "Վարչապետ"): "վարչապետը վարչապետն վարչապետին",
    ("President of", "Նախագահ"): "նախագահը նախագահն նախագահին",
    ("Ambassador", "Դեսպան"): "դեսպանը դեսպանն դեսպանին",
}
"""How a role begins in the actors table → the words for it."""

_STOP = """և եւ ու է են էր էին եմ ենք որ որը որի որոնք թե այս այդ այն սա դա նա նրա նրան նրանք իր իրենց մեր մենք ես մի մեկ ոչ չի չէ չեն էլ նաև նաեւ
բայց իսկ կամ եթե երբ որտեղ ինչ ինչպես քանի որպես համար մասին հետ մեջ վրա առաջ հետո ըստ դեպի մինչ մինչև մինչեւ միայն արդեն դեռ այժմ հիմա այսօր երեկ
վաղը ավելի շատ բոլոր ամեն պետք կա կան ասել ասաց հայտարարել հայտարարեց նշել նշեց""".split()  # noqa: SIM905

LEXICON = Lexicon(
    verbs=WordTable((("statement", _SAYING),)),
    saying=WordPattern(_SAYING),
    source_of=WordPattern(r"ըստ"),
    said_on=WordPattern(rf"(?:{_SAYING})\w*", then=r"[^,.։;]{0,40},?\s*$"),
    planned=WordPattern(
        r"նախատեսվում (?:է|են)|նախատեսված (?:է|են)|պլանավորվում (?:է|են)|մտադիր (?:է|են)|պատրաստվում (?:է|են)|տեղի կունենա|կայանալու (?:է|են)"
        r"|այցելելու (?:է|են)|մեկնելու (?:է|են)|հանդիպելու (?:է|են)"
    ),
    future=WordPattern(r"նախատեսվ\w+|պլանավորվ\w+|մտադիր|պատրաստվում|կունենա|կկայանա|[ա-և]+ելու|[ա-և]+ալու"),
    alleged=WordPattern(r"իբր|իբրև թե|իբրեւ թե|ենթադրաբար|չհաստատված տվյալներով"),
    denied=WordPattern(r"հերքել (?:է|են)|հերքում (?:է|են)|հերքեց(?:ին)?"),
    denying=WordPattern(r"հերքել|հերքում|հերքեց(?:ին)?"),
    claiming=WordPattern(r"պնդել|պնդում|պնդեց(?:ին)?|մեղադրել|մեղադրում|մեղադրեց(?:ին)?"),
    negation=WordPattern(r"չի|չէ|չեն|չէր|չէին|ոչ|երբեք|առանց"),
    past=LatePattern(r"\b[ա-և]{2,}(?:եց|եցին|աց|ացին|վեց|վեցին)\b"),
    finite=WordPattern(r"է|են|էր|էին|եմ|ենք|կա|կան|եղավ|[ա-և]{2,}(?:եց|եցին|աց|ացին|ավ)", flags=re.NOFLAG),
    he=WordPattern(r"նա"),
    they=WordPattern(r"նրանք|երկուսն էլ"),
    both=WordPattern(r"(?:երկու|երկուսի) (?:երկր|կողմ)\w*|կողմերը|կողմերն|կողմերի"),
    place_before=LatePattern(r"\b(?:դեպի|քաղաք|մայրաքաղաք)\s+$", re.IGNORECASE),
    demonyms=turn_over(_DEMONYMS),
    governments=turn_over(_GOVERNMENTS),
    palaces=frozenset("Կրեմլը Կրեմլն Կրեմլի Կրեմլին".split()),  # noqa: SIM905
    role=WordPattern(_ROLE),
    title_before=LatePattern(rf"(?<![\w-])(?P<title>(?:{_IN_TITLE}\s+){{0,6}}(?i:{_ROLE})),?\s+$"),
    title_after=LatePattern(rf"[,՝]\s+(?P<title>(?:{_IN_TITLE}\s+){{0,6}}(?i:{_ROLE}))(?=[,.։;])"),
    title_offices=tuple(
        (office, WordPattern(pattern))
        for office, pattern in (
            ("prime minister", r"վարչապետ\w{0,2}"),
            ("spokesperson", r"խոսնակ\w{0,2}|մամուլի քարտուղար\w{0,2}"),
            ("foreign minister", r"(?:արտաքին գործերի|ԱԳ) նախարար\w{0,2}"),
            ("defence minister", r"(?:պաշտպանության|ՊՆ) նախարար\w{0,2}"),
            ("chargé d’affaires", r"հավատարմատար\w{0,2}"),
            ("ambassador", r"դեսպան\w{0,2}"),
            ("secretary general", r"գլխավոր քարտուղար\w{0,2}"),
            ("president", r"նախագահ\w{0,2}"),
        )
    ),
    not_in_office=LatePattern(r"\b(?:նախկին|փոխ)|ժամանակավոր պաշտոնակատար", re.IGNORECASE),
    # Alone: after a genitive ("Belarus's president") it may be somebody else.
    offices={
        phrase: (office, LatePattern(rf"(?<![\w-])(?<!ի ){phrase}\b(?! (?-i:[Ա-Ֆ]))", re.IGNORECASE))
        for office, phrases in _OFFICES.items()
        for phrase in phrases.split()
    },
    stop_words=frozenset(_STOP),
    suffixes=("ությունների", "ությունը", "ության", "ություն", "ներից", "ներով", "ները", "ների", "ներ", "ում", "ից", "ով", "ին", "ը", "ն", "ի"),
    title_break=LatePattern(r"[,;:՝]\s|\s(?:և|եւ|իսկ|բայց|որ|որը)\s"),
    title_tail=LatePattern(r"(?:[\s,;:՝–—-]|\b(?:և|եւ|իսկ|բայց|որ|որը))+$"),
)  # fmt: skip
