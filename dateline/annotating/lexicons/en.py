"""English: the lexicon of acts, sayings and doubts.

A new word is one entry here and one line in ``tests/annotating/examples/en.md``.
"""

from __future__ import annotations

import re

from dateline.annotating.lexicons.base import Lexicon, match_numbers, turn_over
from dateline.annotating.lexicons.en_acts import NOUNS, SAYING, VERBS
from dateline.annotating.lexicons.en_countries import DEMONYMS, GOVERNMENTS
from dateline.annotating.lexicons.words import WordPattern
from dateline.patterns import LatePattern

_IRREGULAR = (
    r"arose|ate|awoke|became|began|befell|bent|bled|blew|bore|bought|bred|broke|brought|built|burnt|came|caught|chose"
    r"|clung|crept|cut|dealt|drank|drew|drove|dug|fed|fell|felt|fled|flew|flung|forbade|foresaw|forgave|forgot|fought"
    r"|found|froze|gave|got|grew|heard|held|hid|hit|hung|kept|knelt|knew|laid|leapt|learnt|led|left|lent|lit|lost|made"
    r"|meant|met|misled|mistook|misunderstood|outdid|overcame|overheard|overran|oversaw|overthrew|overtook|paid|put"
    r"|quit|ran|rang|read|rebuilt|reran|resold|retook|rewrote|rode|rose|said|sang|sank|sat|saw|says|sent|set|shook"
    r"|shone|shot|shrank|shut|slept|slid|slung|smelt|sold|sought|sped|spent|spilt|spoke|sprang|stank|stole|stood|strove"
    r"|struck|stuck|stung|swam|swept|swore|swung|taught|thought|threw|told|took|tore|undercut|understood|undertook|underwent"
    r"|undid|upheld|went|wept|withdrew|withheld|withstood|woke|won|wore|wove|wrote|wrung"
)
"""Verbs whose past has no "-ed"."""
_PARTICIPLE = r"(?!need|speed|hundred)[a-z]{3,}ed|held|built|bought|sold|made|given|taken|sent|won|lost|begun|struck|written|shot|born"
_NAMED_EVENTS = (
    r"war|wars|offensive|attacks?|clashes|invasion|operation|revolution|agreement|summit|protests|unrest|uprising|election|referendum"
    r"|blockade|earthquake|massacre|coup|crisis|pandemic|truce|ceasefire|conflict"
)
_EVENTS = (
    rf"{_NAMED_EVENTS}|strikes?|air ?strikes?|raids?|bombings?|shootings?|explosions?|crash|killings?|visits?|incidents?"
    r"|meetings?|talks|negotiations|deal|treaty|trial|sanctions|resignation|withdrawal|evacuation|quake|flood|fire|tremor"
)
_FIGHTS = r"war|offensive|attacks?|invasion|operation|clashes|conflict|blockade"
_ACROSS = r"(?:\s+(?:in|on|at|against|over|with)(?:\s+the)?(?:\s+[A-Z][\w-]+){1,3})?"
_PART = r"(?:made|held|given|issued|published|signed|adopted|launched|started|begun|(?:that|which) (?:began|started|took place))"
_DETERMINER = r"(?:the|a|an|its|his|her|their|this|that|\w+['’]s)\s+"

_NEAR = rf"(?:(?!{_DETERMINER}|(?:before|after|in|on|at|of|to|for|with|and|from|by|over)\s)[\w'’-]+\s+){{0,4}}?"

_RANKS = (
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|last|only|most|least|worst|best"
    r"|(?:bigg|larg|high|low|deadli|long|strong|sharp|fast|heavi|bloodi|great|poor|weak|steep|few|small|clos|grav)est"
)
"""Words that rank a thing among those "since" a date."""
_AFTER_A_YEAR = (
    r"and|or|to|in|on|at|of|for|from|by|with|was|were|is|are|has|have|had|that|which|when|who|as|but|until|after|before"
)
"""Words that go on after a year, where any other is a noun that it describes: "the 2023 [budget]"."""

_VERB_FOLLOWS = (
    r"(?=\s(?:also |never |later |then |only |since |now )?(?:is|are|was|were|has|have|had|will|would|could|can|may|must|did|does"
    rf"|[a-z]{{3,}}ed(?! by\b)|{_IRREGULAR})\b)"
)
"""The verb of a sentence right after what was put in between its subject and it."""
_VERB = (
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|[a-z]{3,}ed"
    rf"|{_IRREGULAR})"
)
_NO_NOUN = (
    r"(?:and|or|but|of|in|on|to|for|with|by|from|at|as|that|who|which|when|while|against|over|after|before|is|are|was|were|has|had|have|will"
    rf"|would|says|calls|meets|visits|not|also|[a-z]+ed|{_IRREGULAR})\b"
)
_OFFICES = {
    "the prime minister": "Prime Minister",
    "the premier": "Prime Minister",
    "the foreign minister": "Minister of Foreign Affairs",
    "the defence minister": "Minister of Defence",
    "the defense minister": "Minister of Defence",
    "the president": "President of",
    "the ambassador": "Ambassador",
    "the envoy": "Ambassador",
}

_COUNTERPARTS = r"counterparts|colleagues"

# Words for what somebody is. A title before a name ends in one of them, and may say of what: "ambassador to Norland".
_ROLE = (
    r"(?:president|premier|minister|chancellor|leader|ruler|king|queen|prince|pope|patriarch|archbishop|bishop|mayor|governor"
    r"|ambassador|envoy|consul|diplomat|charg[ée] d['’]affaires|spokes(?:man|woman|person)|secretary|secretary[- ]general|chief"
    r"|head|director|chair(?:man|woman|person)?|speaker|deputy|representative|senator|lawmaker|MP|parliamentarian|congress(?:man|woman)"
    r"|general|lieutenant|colonel|admiral|commander|officer|prosecutor|judge|lawyer|attorney|politician|dissident|activist|oppositionist"
    r"|journalist|editor|author|writer|analyst|expert|scholar|historian|professor|economist|blogger|businessman|oligarch"
    r"|counterpart|colleague|strongman|dictator|autocrat|candidate|official|aide|adviser|advisor|commissioner|founder|PM)"
)
_OF_WHAT = r"(?:\s+(?:of|to|for|in|at)\s+(?:the\s+)?[A-Z][\w'’-]+(?:\s+(?:of\s+)?[A-Z][\w'’-]+){0,3})?"
_OF_WHICH = _OF_WHAT.replace(r"(?:the\s+)?", r"(?:(?:the|an?|its)\s+)?(?:[a-z-]+\s+){0,3}")
"""The same between commas, where it may say at length of what: "leader of the opposition party New Dawn"."""
# What may stand in a title before its last word: names in capitals, and the words that titles are made of. Any other word
# is taken to belong to the sentence ("Sand met President Berg").
_TITLE_WORD = (
    r"(?:(?!(?:On|In|At|By|From|As|When|After|Before|But|And|While|Later|Earlier|Then|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|January|February|March|April|May|June|July|August|September|October|November|December|The|An?|Its|His|Her|Their|Our)\b)"
    r"[A-Z][\w'’-]*|then|former|ex|acting|deputy|vice|first|foreign|defen[cs]e|interior|prime|press|chief|senior|top|retired|opposition"
    r"|special|permanent|regional|national|federal|sports?|energy|education|economy|economic|finance|health|transport|culture|justice"
    r"|labou?r|trade|agriculture|environment|emergency|emergencies|information|infrastructure|army|navy|police|central|bank|ruling|outgoing"
    r"|party|parliamentary|presidential|military|security|state|government|ministry(?:['’]s)?|embassy(?:['’]s)?|council(?:['’]s)?"
    r"|political|human|rights|pro-[\w-]+)"
)

_BODY = (
    r"(?:ministry|agency|department|embassy|parliament|senate|court|committee|council|commission|union|organi[sz]ation|alliance|bloc"
    r"|company|bank|army|navy|police|government|authorities|administration|cabinet|party|movement|group)"
)

_DONE_TO = (
    r"killed|dead|died|wounded|injured|hurt|arrested|detained|missing|evacuated|displaced|captured|released|fled|marched"
    r"|gathered|deployed|jailed|homeless|sick|infected"
)
_NUMERALS = """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
twenty""".split()  # noqa: SIM905
_NUMBERS = {word: value for value, word in enumerate(_NUMERALS, start=2)}  # "one" seldom counts ("one of the sides")
_MULTIPLIERS = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "mln": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9}
_CURRENCIES = {
    word: words.split()[0]
    for words in (
        "dollars dollar $ usd",
        "euros euro € eur",
        "pounds pound £ gbp",
        "roubles rouble rubles ruble",
        "drams dram",
        "manats manat",
    )
    for word in words.split()
}

_CONCEPTS = {
    "envoy": "ambassador envoys ambassadors diplomat diplomats representative charge",
    "withdraw": "recall withdrew withdrawn withdrawal pull pulled home consultations consultation brought",
    "arms": "weapon weapons weaponry hardware military gear equipment",
    "supply": "supplied supplying supplies deliver delivered delivering delivery deliveries sell sold sale sales provide gave give transfer buy bought purchase acquire got",
    "visit": "trip travel travelled tour toured go goes went fly flew arrive came come visits set foot",
    "quit": "leave leaving left exit withdraws departure",
    "freeze": "frozen froze suspend suspended suspension",
    "war": "conflict offensive fighting hostilities",
    "help": "assist assistance support supported backed back aid",
    "leak": "leaked leaks classified confidential documents document papers paper letters notes",
    "refuse": "refusal ruled rules out exclude barred never neither nor skip absent absence miss missed",
    "talk": "talks negotiations discuss discussed conversation spoke speak interview",
    "ministry": "minister mfa spokesperson spokeswoman spokesman press secretary",
    "parliament": "lawmakers deputies assembly national",
    "egg": "eggs tomato tomatoes potato potatoes vegetables pelted threw",
    "kill": "killed died dead death deaths lives",
    "rebuild": "rebuilding restore restoring restoration",
    "phone": "telephone telephoned telephon call",
    "meet": "met meeting received receive receives",
    "capture": "retook retaken took control surrender regained",
}

_STOP = """a an the this that these those and or but nor so if as at by for from in into of off on onto out over per than then to
up upon via with within without about above after again against all also although am among any are around be because been before being
below between both can could did do does doing down during each else ever few had has have having he her here hers him himself his how i
is it its itself just may me might more most much must my no not now once one only other others our ours own same she should since some
such their theirs them themselves there they those through too two under until was we well were what when where which while who whom whose
why will would you your said says say told tell tells stated announced added according also another however still yet earlier later
already ago year years month months week weeks day days today yesterday tomorrow morning evening night monday tuesday wednesday thursday
friday saturday sunday january february march april june july august september october november december jan feb mar apr jun jul aug sep
sept oct nov dec reported reports report agency site outlet news article newspaper mr mrs ms dr quote quoted early mid late last next
people country countries took take taken made make had state states time first made""".split()  # noqa: SIM905

LEXICON = Lexicon(
    verbs=VERBS,
    nouns=NOUNS,
    phrase_stop=LatePattern(
        r"[,.;:!?()]|\b(?:in|on|at|of|to|for|from|with|by|about|against|into|over|after|before|during|and|or|but|that|which|who|when|where"
        r"|while|as|under|between|near|through|since|until|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|has|have|had|is|are|was|were|been|will|to)\b",
        re.IGNORECASE,
    ),
    clause_stop=LatePattern(r"[,;:]\s"),
    saying=WordPattern(SAYING),
    source_of=WordPattern(
        r"according to|citing|in the words of|as reported by|with reference to|on the account of|by the account of"
    ),
    # What it can begin with is asked first: most letters are spared the rest.
    credit=LatePattern(
        r"\A(?:To (?:recall|remind)|Recall|It (?:should|must) be (?:noted|recalled)|It bears reminding|It is (?:worth noting|noteworthy)"
        r"|As (?:was )?(?:previously |earlier )?(?:reported|announced)(?: earlier| previously)?|Earlier,? it was (?:reported|announced))(?:,| that)"
        r"|(?=[,\sb])(?:,?\s\b(?:the|this|that) (?:article|site|agency|paper|newspaper|newsletter|report|outlet|institute|author)"
        r" (?:had )?(?:says|said|writes|wrote|recalls|recalled|notes|noted|adds|added|reports|reported|thinks)\b,?|,\s(?:it|he|she) writes,"
        r"|\bby (?:this|the \w+) account,?)"
    ),
    closing=LatePattern(
        r",\s(?:[^,;.]{2,70},\s[^,;.]{2,40},|[^,;.]{2,70})\s(?:said|says|told [^,;.]{2,40}|reported|reports|announced|added)[.\s]*$"
    ),
    subordinate=LatePattern(
        r"(?:^|,\s)(?:as|when|while|after|before|although|though|since|if|during|following|citing)\b[^,;]{3,140},"
        rf"|,\s(?:who|whose|whom|which)\b[^,;]{{3,140}},{_VERB_FOLLOWS}",
        re.IGNORECASE,
    ),
    said_on=WordPattern(
        rf"{SAYING}|reported|reports|wrote|writes|(?<!interview )(?<!article )(?<!statement )(?<!report )(?<!video )(?<!letter )published",
        then=r"[^,.;]{0,24},?\s*$",
    ),
    no_date_of=LatePattern(
        r"\b(?:(?:programme|program|budget|plan|quota|mandate|calendar)\s+for|(?:positions?|borders?|lines?|those|state|standing|as they stood)\s+(?:as )?(?:of|on|at)"
        r"|(?=[a-z]+\s+of\s)(?!(?:end|beginning|start|middle|half|month|year|night|morning|afternoon|evening|hours?|minutes|days?|weekend|weeks?|months|early|autumn|spring|summer"
        r"|winter|fall|eve|as|course|decade|because|out|instead|tail)\b)[a-z]+\s+of"
        rf"|(?:{_RANKS})\b[^,;.]{{0,60}}\bsince|than(?: (?:in|on|at|during))?|(?:(?:up|down) from|compared (?:with|to))\b[^,;]{{0,28}})\s+$",
        re.IGNORECASE,
    ),
    compared=LatePattern(r"\b(?:from|than|over|on|against)\s+$"),
    described=LatePattern(rf"\s(?!(?:{_AFTER_A_YEAR})\b)[A-Za-z]"),
    when=LatePattern(r",?\swhen\b"),
    planned=WordPattern(
        r"will(?! not)|shall|is to|are to|was to|were to|plans? to|planned|planning|intends? to|is due|was due|is set for|set for|to be held"
        r"|is expected|are expected|would host|is going to|was going to|is preparing|(?:is|are|was|were) slated|are planned|prepares? to|scheduled|is planned"
    ),
    future=WordPattern(
        r"will|shall|would|is to|are to|was to|were to|to be|planned|due|set for|intends?|plans?|expects?|proposed"
    ),
    alleged=WordPattern(
        r"alleged(?:ly)?|reportedly|is said to|are said to|was said to|were said to|said to have|supposedly|purportedly|leaked"
        r"|classified documents|by this account|claims? that|claimed that|is believed to|thought to"
    ),
    denied=WordPattern(
        r"den(?:y|ied|ies|ying)\s+(?:that\b|\w+ing\b|(?:any|all|the|its|his|her|their)?\s*(?:\w+\s)?(?:claims?|reports?|accusations?|allegations?"
        r"|involvement|charges|sales?|supplies|role|responsibility|it|this|them)\b)|refuted"
        r"|called (?:\w+ )?(?:false|untrue|baseless|a lie)|rejected (?:the )?(?:claims?|accusations?|allegations?)"
    ),
    denying=WordPattern(r"den(?:y|ied|ies|ying)|refuted"),
    claiming=WordPattern(
        r"claim(?:s|ed)?|suggests?|alleg(?:es|ed)|accus(?:es|ed|ing)|insinuated|speculated|suspects?|suspected"
    ),
    negation=WordPattern(r"not|never|no longer|without"),
    ordinals=WordPattern(
        r"\d+(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    ),
    earlier=WordPattern(
        r"had (?:\w+ )?\w+(?:ed|en|wn|ne|de|ld|id|ft|me|t)|earlier|previously|before that|in the past|formerly|once"
    ),
    pluperfect=LatePattern(r"\bhad\s+(?:\w+\s+)?$", re.IGNORECASE),
    background=WordPattern(
        r"(?:is|are|remains?|belongs?) (?:an?|the|formally|one of|members?)|made up of|founders?|under which"
    ),
    clause=LatePattern(
        r"(?=[;,\s])(?:;\s+|,\s+(?=and|but|while|when|after|before|where|which|whom|because|although|though|since|as\b|then|so|following)|\s+(?=that\b|(?:over |in |at |of |to |for |from |under )?which\b|after\b|before\b"
        r"|when\b|while\b|where\b|who\b|since (?:the|they|he|she|it)\b)"
        rf"|\s+(?=and (?:(?:in|on|at) |(?:(?!need|speed|hundred)[a-z]{{3,}}ed|was|were|had|will|{_IRREGULAR})\b))|\s+(?=of [a-z]+ing\b))(?P<head>(?:and|but|while|when|after|before|where|(?:over |in |at |of |to |for |from |under )?which|whom|who|that"
        r"|because|although|though|since|as|then|so|following|of)?\b)",
        re.IGNORECASE,
    ),
    # "Police said on Monday three men …": a subject of a few words, then its verb. After a quotation it is who said it.
    bare_content=LatePattern(
        r"(?<![,”\"»’]\s)\b(?:said|says|told (?:reporters|journalists|parliament|lawmakers|state television)|(?:added|admitted|announced|argued"
        r"|believes|claimed|claims|confirmed|denied|denies|insisted|insists|warned)(?=\s(?:it|he|she|they|there)\s))"
        r"(?:\s(?:on |late |early |late on |early on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\s(?:last|this) (?:week|month|year|night)"
        r"|\s(?:yesterday|today|earlier))?\s+"
        rf"(?=(?:(?!(?:that|who|which|when|where|as|while|after|before|if|whether|to|in|on|at|and|but|it)\b|{_VERB}\b)[\w'’-]+\s){{1,8}}{_VERB}\b"
        rf"|it\s{_VERB}\b)"
    ),
    aside=LatePattern(r",\s(?=(?:who|which|whose|where|when)\b)[^,;]{4,160}(?:,|\.(?=\s|$))"),
    participle=LatePattern(
        rf",\s(?=(?:first |last |originally |later )?(?:{_PARTICIPLE})\b)[^,;]{{4,160}},"
        rf"{_VERB_FOLLOWS}"
    ),
    named_event=WordPattern(_NAMED_EVENTS),
    noun_before_date=LatePattern(
        rf"(?<!\w)(?:{_DETERMINER})?{_NEAR}(?P<noun>\w+){_ACROSS}\s+of\s+$|\b(?:the|its|\w+['’]s)\s+{_NEAR}(?P<fight>{_FIGHTS}){_ACROSS}\s+in\s+$"
        rf"|\b(?:the|its|his|her|their|a|an)\s+{_NEAR}(?P<act>[a-z]\w+)\s+{_PART}\s+(?:on|in)\s+$"
    ),
    noun_link=LatePattern(rf"\b(?:of|in|{_PART}\s+on)\s+$"),
    medium=LatePattern(r"\b(?:in|through|by)\s+$", re.IGNORECASE),
    noun_told=LatePattern(
        rf"\b(?:for|over|about|of|to|from|with|against|regarding|condemn(?:ed|s)|following)\s+(?:{_DETERMINER})?{_NEAR}"
        rf"(?P<noun>(?:cyber)?(?:{_NAMED_EVENTS}|attacks?|strikes?|air ?strikes?|raids?|bombings?|shootings?|explosions?|crash|killings?"
        rf"|visits?|incidents?|flights?|missions?)){_ACROSS}\s+(?:(?:on|in|during)\s+(?:the\s+)?)?$"
    ),
    finite=WordPattern(
        r"is|are|was|were|has|have|had|will|would|shall|can|could|may|might|must|do|does|did|[a-z]{2,}ed"
        rf"|{_IRREGULAR}|[a-z]{{3,}}[^\s\W]s (?:the|a|an|its|his|her|their|to|for|that|in|on)"
    ),
    furniture=LatePattern(
        r"(?:(?:photo|image|picture|graphic|video|credit|source)s?\s?[:©/]|(?:(?:support|subscribe|donate|join|sign up|register)(?! for\b)"
        r"|become a|follow us|read (?:more|also|next)|click|share (?:this|on)|log in|help us|we use cookies|advertisement|trending"
        r"|most read|recommended|copyright|©|all rights)\b)",
        re.IGNORECASE,
    ),
    caption=WordPattern(
        r"(?:is|are) (?:seen|pictured|shown)|(?:take|takes|pose|poses|posing) (?:part )?(?:in|for) a photo|file photo|photo by|min read"
    ),
    gerund=LatePattern(r"\b(?:having\s+)?[a-z]{3,}ing\b"),
    past=LatePattern(rf"\b(?:(?!need|speed|hundred)[a-z]{{3,}}ed|was|were|had|{_IRREGULAR})\b"),
    noun_after_date=LatePattern(
        rf"\s+(?:[\w-]+\s+){{0,2}}?(?P<noun>(?i:{_NAMED_EVENTS}))\b(?:\s+in(?:\s+[A-Z][\w-]+){{1,3}})?"
        r"(?:\s+between\s+[A-Z][\w-]+(?:\s+[A-Z][\w-]+)?\s+and\s+[A-Z][\w-]+(?:\s+[A-Z][\w-]+)?)?"
    ),
    done_by=LatePattern(r"\s+by\s+[^,.;:]{3,90}"),
    determiner=LatePattern(rf"\b{_DETERMINER}$", re.IGNORECASE),
    adjective=LatePattern(r"\b(?:alleged|reported|secret|new|several|repeated|further)\s+$"),
    antecedent=LatePattern(
        r"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir)\s+(?:[\w'’-]+\s+){0,5}[\w'’-]+|(?:[A-Z][\w'’-]+\s+){0,5}[A-Z][\w'’-]+)(?:\s*\([^)]*\))?,?\s*$"
    ),
    connective=LatePattern(
        r"(?:(?:and|but|that|of|while|as|then|so|although|though|because|since|after|before|when|following)\s+)+",
        re.IGNORECASE,
    ),
    since=LatePattern(r"since\b"),
    relative=LatePattern(r"(?:(?:over |in |at |of |to |for |from |under )?which|who|whom|where)\b", re.IGNORECASE),
    describing=WordPattern(
        r"(?<![,;:]\s)(?:that|which) (?:(?:not|never|also|once) )?(?:is|are|was|were|has|have|had|will|would|can|could|may|might|used|[a-z]+ed|killed|led|made|brought|took|shot|hit|struck)",
        then=r".{4,}?(?=,\s(?:and|but|while|whilst|as|said|told|has|have|had|is|was|were|are)\b|[;.]|$)",
        flags=re.NOFLAG,
    ),
    topic=WordPattern(r"to (?:discuss|debate|talk about)", then=r"\s(?P<topic>(?:(?!\bwith\b)[^,;.]){3,})"),
    close_to=WordPattern(
        r"(?:associate|ally|allies|aide|friend|relative|wife|husband|widow|son|daughter|brother|sister|father|mother|supporter|follower|critic"
        r"|opponent|rival|adviser|advisor|assistant|lawyer|predecessor|successor)s?",
        then=r"\s(?:of|to)\s(?P<whose>(?:[A-Z][\w'’-]+\s?){1,4})",
        flags=re.NOFLAG,
    ),
    hours=LatePattern(r"\bhours?\b", re.IGNORECASE),
    after=LatePattern(r"(?:after|before)\b", re.IGNORECASE),
    he=WordPattern(r"he|she"),
    they=WordPattern(r"they|the two|both"),
    body=WordPattern(_BODY),
    the_body=WordPattern(rf"the (?P<noun>{_BODY})", then=r"(?! (?:of|in|for)\b|['’]s? )"),
    body_after=LatePattern(
        rf"(?:['’]s?)?\s(?:(?!{_DETERMINER}|(?:and|of|in|to|with|for|on|by|from|at)\s)[\w-]+\s){{0,2}}?(?P<noun>(?i:{_BODY}))\b"
    ),
    body_before=LatePattern(rf"\b(?P<noun>{_BODY})(?: of(?: [\w-]+){{1,3}}?)?,? of (?:the )?$", re.IGNORECASE),
    both=WordPattern(
        r"(?:the|both|between) (?:two )?(?:parties|sides)|(?:the two|both) (?:countries|governments|nations|states|leaders|neighbou?rs)"
    ),
    the_event=WordPattern(
        r"the|this|that|these|those",
        then=rf"\s+(?!same|other|previous)(?:[\w-]+\s+){{0,2}}?(?:cyber)?(?P<noun>{_EVENTS})\b",
    ),
    event=WordPattern(rf"(?:cyber)?(?P<noun>{_EVENTS})"),
    place_before=LatePattern(
        r"\b(?:in|(?<!according )to|from|at|near|of|via|through|visit|visits|visited|visiting|leave|left|reach|toward|towards|outside|around|into|central|for"
        r"|the|embassy in|(?<!, )and)\s+$",
        re.IGNORECASE,
    ),
    town_before=LatePattern(r"\b(?:in|near|at|from|outside)\s(?:[A-Z][\w'’-]+\s?){1,3},\s+$"),
    counterpart=WordPattern(_COUNTERPARTS),
    counterparts=LatePattern(
        rf"(?<!\w)(?:[A-Z][\w'’-]{{1,30}}(?:,\s(?:and\s)?|\sand\s)){{0,5}}[A-Z][\w'’-]+\s(?:{_COUNTERPARTS})(?=,?\s[A-Z])"
    ),
    demonyms=turn_over(DEMONYMS),
    governments=turn_over(GOVERNMENTS),
    role=WordPattern(_ROLE),
    title_before=LatePattern(
        rf"(?<![\w'’-])(?P<title>(?:{_TITLE_WORD}\s+){{0,5}}(?i:{_ROLE}){_OF_WHAT}),?\s+$",
    ),
    belonging=LatePattern(rf"['’]s?\s(?:(?!{_NO_NOUN})[a-z][a-z-]+\s){{0,2}}|\s(?!{_NO_NOUN})[a-z][a-z-]+\s"),
    title_after=LatePattern(
        rf",\s+(?:(?:the|an?|its|his|her|their)\s+)?(?P<title>(?:{_TITLE_WORD}\s+){{0,5}}(?i:{_ROLE}){_OF_WHICH})(?=[,.;])",
    ),
    title_offices=tuple(
        (office, WordPattern(pattern))
        for office, pattern in (
            ("prime minister", r"prime minister|premier|PM"),
            ("foreign minister", r"foreign minister"),
            ("defence minister", r"defen[cs]e minister"),
            ("chargé d’affaires", r"charg[ée] d['’]affaires"),
            ("ambassador", r"ambassador"),
            ("spokesperson", r"spokes(?:man|woman|person)|press secretary"),
            ("secretary general", r"secretary[- ]general"),
            ("president", r"president"),
        )
    ),
    of_whom=LatePattern(r"\s(?:of|for|to|in|at|with)\s"),
    not_in_office=LatePattern(r"\b(?:former|then|ex|deputy|vice|acting|elect|candidate)\b", re.IGNORECASE),
    numeral=WordPattern("|".join(_NUMBERS)),
    numerals=_NUMBERS,
    multipliers=_MULTIPLIERS,
    currencies=_CURRENCIES,
    number=match_numbers(_NUMBERS, _MULTIPLIERS, _CURRENCIES),
    at_least=LatePattern(
        r"\b(?:(?:more|greater|larger|better) than|over|above|at least|no (?:fewer|less) than|exceeding|beyond)\s+$",
        re.IGNORECASE,
    ),
    at_most=LatePattern(
        r"\b(?:(?:fewer|less|smaller) than|under|below|at most|no more than|up to|as (?:many|much) as|nearly|almost|close to)\s+$",
        re.IGNORECASE,
    ),
    about=LatePattern(r"\b(?:about|around|some|roughly|approximately|an estimated|circa)\s+$", re.IGNORECASE),
    phrase_end=LatePattern(
        r"of|in|on|at|to|from|for|by|with|without|and|or|but|nor|who|which|that|than|as|is|are|was|were|be|been|has|have|had|will|would|can"
        r"|could|may|might|against|into|over|after|before|between|near|under|around|along|across|until|during|through|while|when|where|there|now|only|also|then|the|an?|its|his|her|their|it|they|he|she|not|per|apiece|each|[a-z]+ed",
        re.IGNORECASE,
    ),
    plural=LatePattern(r"(?:[a-z-]+[^s\W]s|people|men|women|children|troops|police|aircraft)"),
    people=LatePattern(
        r"people|men|women|children|troops|police|soldiers|servicemen|civilians|residents|workers|protesters|demonstrators|refugees|persons"
        r"|passengers|fighters|rebels|prisoners|miners|students|migrants|officers|officials|employees|participants|victims|casualties"
    ),
    done_to=LatePattern(rf"\b(?P<act>{_DONE_TO})\b", re.IGNORECASE),
    done_by_before=LatePattern(
        rf"\b(?P<act>{_DONE_TO})(?:\s+(?:more than|over|at least|about|some|nearly|up to|around))?\s+$", re.IGNORECASE
    ),
    joined=LatePattern(
        r"\b(?:or|to|between|between\s\S+\sand|(?:hundred|thousand|million)(?:\sand)?|another|further|additional|extra|other|more)\s+$",
        re.IGNORECASE,
    ),
    factor=LatePattern(
        r"\s?(?:dozens?|scores?|hundreds?|thousands?|millions?|billions?|trillions?|tn|bln|mn|mln|bn|k|per ?cent|%|times)\b|\s+(?:or|to)\s+(?:\d|\w+\s)",
        re.IGNORECASE,
    ),
    rate=LatePattern(
        r"\b(?:an?|per|each|every)\s+(?:hour|day|night|week|month|year)\b|\b(?:daily|weekly|monthly|yearly|annually)\b"
    ),
    palaces=frozenset({"Kremlin"}),
    offices={
        phrase: (office, LatePattern(rf"\b{phrase}\b(?! of)", re.IGNORECASE)) for phrase, office in _OFFICES.items()
    },
    stop_words=frozenset(_STOP),
    concepts={word: concept for concept, words in _CONCEPTS.items() for word in (concept, *words.split())},
    suffixes=(
        "ations",
        "ation",
        "ments",
        "ment",
        "ings",
        "ing",
        "ions",
        "ion",
        "ied",
        "ies",
        "ers",
        "er",
        "ed",
        "es",
        "ly",
        "s",
        "e",
    ),
    date_lead=LatePattern(
        r"[,(]?\s*\b(?:(?:on|in|from) the (?:night|morning|evening|afternoon|course) of|on|in|at|by|from|since|until|till|during|as of|between|over|of|for|back in|held|dated|late on|early on|already on|through)\s+(?:the\s+)?$"
        r"|[,(]\s*$",
        re.IGNORECASE,
    ),
    office_before=LatePattern(
        r"(?:\b(?:the|then|former|acting|Acting|Belarus|[A-Z][a-z]+(?:['’]s|ian|ani|an|i|ese|ish)?)\s+){0,3}"
        r"\b(?:[Pp]resident|[Pp]rime [Mm]inister|[Pp]remier|(?:[Ff]oreign|[Dd]efen[cs]e|[Dd]eputy)[ \w]{0,16} [Mm]inister|[Aa]mbassador|[Ss]ecretary[- ][Gg]eneral"
        r"|[Ss]pokes(?:man|woman|person)|[Pp]ress [Ss]ecretary|leader|PM|lawmaker|counterpart)(?: of (?:the )?[A-Z]\w+(?: of [A-Z]\w+)?)?,?\s+$"
    ),
    title_break=LatePattern(r"[,;:]\s|\s(?:and|which|who|that|while|after|before|because|as|where|so)\s"),
    content=LatePattern(r"that\b|of\b", re.IGNORECASE),
    title_tail=LatePattern(
        r"(?:[\s,;:–—-]|\b(?:and|or|but|that|which|who|when|while|after|before|on|in|of|the|a|an|to|at|by|for|from|with|as|hours|few|days|her|his|its))+$",
        re.IGNORECASE,
    ),
)
