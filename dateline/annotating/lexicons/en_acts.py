"""What acts are called in English: the verbs and nouns for each kind, and the verbs of saying."""

from __future__ import annotations

from dateline.annotating.lexicons.base import LIGHT
from dateline.annotating.lexicons.words import WordTable

# Up to four words between a verb and the noun that says what it means.
_GAP = r"(?:[^\s,.;]+ ){0,4}?"
_POSSESSIVE = r"(?:an?|the|its|his|her|their|our|my|your)"
# What one receives that is no guest.
_GIFTS = (
    r"medals?|awards?|orders?|prizes?|letters?|notes?|messages?|invitations?|reports?|requests?|complaints?|sentences?|money|loans?|votes?"
    r"|treatment|help|aid|assistance|support|threats?|information|data|weapons?|arms|hardware|missiles?|tanks|shipments?|batch|batches|calls?|repl(?:y|ies)"
    r"|answers?|permission|permits?|licen[cs]es?|cop(?:y|ies)|documents?|payments?|compensation|damages?|wounds?|injur(?:y|ies)|approval|consent|news|orders"
    r"|bids?|offers?|proposals?|applications?|funds?|funding|grants?|shares?|title|degrees?|diplomas?|citizenship|passports?|credit|attention|applause|criticism"
)

_ACCUSING = (
    r"accused|accuses|blamed|blames|criticis?zed|criticised|mocked|condemn(?:ed|s)|denounc(?:ed|es)|faulted"
    r"|reproach(?:ed|es)|rebuked"
)
_THREATENING = (
    r"threaten(?:ed|s)|(?:vow(?:ed|s)|promised) (?:to )?(?:retaliat\w+|revenge|a response|a reply)|warned of (?:\w+ ){0,2}(?:consequences|retaliation|war|strikes?)"
    r"|(?:set|gave|issued|delivered) (?:\w+ ){0,3}ultimatum"
)
SAYING = (
    rf"{_ACCUSING}|{_THREATENING}|"
    r"(?<!is )(?<!are )(?<!was )(?<!were )said|says|say|saying|told|tells|tell|stated|announced|announces|declared|claimed(?! [^.;]{1,40}\b(?:lives|life)\b)|claims|argued|added|adds"
    r"|insist(?:ed|s)|(?<!not )commented|remarked|explained|warn(?:ed|s)|(?<!be )noted|notes|praised|described|confirmed|den(?:ied|ies)"
    r"|admit(?:ted|s)|promised|vow(?:ed|s)|urge[ds]|asked|asks|wondered|hoped|hopes|(?<!be )recalled that|recalls|regretted|thought|thinks"
    r"|replied|answered|objected|complained|spoke of|speaks of|called (?:for|on|it|the|him|her|them|that|such)"
    r"|wanted|demanded|demands|congratulated|thanked|welcomed|pointed to|attributed|traced|hinted|maintained|held that"
    r"|wrote on|posted|advised|voiced|refut(?:ed|es)|ordered (?:that|the|his|her|its|their|on)|stress(?:ed|es)|emphasi[sz](?:ed|es)|underlined|boasted|regards?|brushed .{0,40}? aside|labelled|dismissed|feared|disclosed|revealed|gave as"
    r"|proposed|opposed|put the blame|laid the blame|instructed|lists|argues|believes|expects|doubt(?:s|ed)?|ascribes"
)
"""Verbs that introduce what somebody says."""

_DISASTERS = (
    r"(?:crash|accident|collision|derailment|earthquake|quake|floods?|flooding|storm|hurricane|tornado|blaze|avalanche|landslide|mudslide"
    r"|eruption|heatwave)"
)
"""What kills without anybody's doing."""
_BY_ACCIDENT = rf"(?:{_DISASTERS}|crashed|collided|derailed|ran into|capsized|overturned|collapsed|caught fire|veered)"

_UNDONE = rf"{_DISASTERS} (?:[^.,;]{{0,60}} )?(?:killed|injured|wounded|claimed [^.;]{{1,40}}\b(?:lives|life))|fled"
"""What nobody does to anybody; tried before the words for what somebody does."""

_VERBS: tuple[tuple[str, str], ...] = (
    (
        "withdraw",
        r"recall(?:ed|s)? (?!that|a |an |the two|how|what|in )|recalled its|recalling (?:its|their|ambassadors?|envoys?)|withdr[ea]w(?:n|s|ing|al)?|froze|frozen"
        r"|freez(?:es|ing)|suspend(?:ed|s)?|quit|called (?:their|its|the|his)(?: own)? (?:ambassador|envoy)s?(?: [^,.;]{0,40})? (?:home|in|to|back)"
        r"|called (?:back|home)|being called home|will (?:also )?(?:come to|return to) Minsk|summoned (?:[A-Z]\w+ ){1,2}[A-Z]\w+, its ambassador"
        r"|brought home|stop(?:ped|s)? (?:paying|participating)|has been called to|pulled out|cancell?ed|called off|scrapped|annulled|revoked|terminated|halted|left the(?! (?:\w+ )?(?:room|building|hall|house|stage|hospital|airport|court|courtroom|studio|car|road|table|scene|stadium)\b)"
        r"|resign(?:ed|s)|sacked|dismissed from|stepped down|handed in (?:his|her|their) (?:resignation|notice)|stripped of|removed from (?:the|his|her) (?:post|office)",
    ),
    (
        "protest",
        r"(?:h[eo]ld|holds|stag(?:ed|es|e)|organi[sz](?:ed|es|e)) (?:\w+ ){0,3}(?:march|rally|rallies|protests?|demonstrations?|sit-in|vigil|picket)"
        r"|filed (?:\w+ ){0,3}(?:complaint|protest|objection)|took to the streets"
        rf"|summoned|called in|handed {_GAP}(?:notes?|protest|demarche|petition|summons)|sent (?:\w+ )?a note|note of protest|exchanged notes|lodged|was summoned"
        r"|protested|demonstrated(?! (?:an?|the|its|his|her|their|that|how|once|again)\b)"
        r"|(?<!shares )(?<!stocks )(?<!markets )(?<!prices )(?<!currency )rallied|(?:threw|thrown)(?! (?:(?:an?|the) (?:\w+ )?(?:party|reception|ball|banquet)|out|away|off|open|up)\b)"
        r"|pelted|(?<!troops )(?<!soldiers )(?<!forces )(?<!army )marched|took part in a protest|led to a rally",
    ),
    (
        "reject",
        r"refus(?:ed|es|ing)|rul(?:ed|es|ing) out|skip(?:s|ped)?|stay(?:ed|s)? away|keep away|declin(?:ed|es)|boycott(?:ed)?"
        r"|reject(?:ed|s)|dismissed (?:[^,.;]{1,40} )?as|vetoed|voted against|snubbed|barred|excluded|will not (?:go|send|visit|attend|take part|travel|come|pay)|turned (?:them|it) down"
        r"|not (?:sign|attend)|did not (?:visit|attend|come|go|sign|take part|meet|join)|(?:miss|missed|misses) (?:an?|the|this|that|his|her|its|their)(?: [\w'’-]+){0,3}? (?:summits?|meetings?|sessions?|talks|ceremony|forum|votes?|visit|parade|opening|funeral|conference|events?|celebrations)|would not (?:go|visit|travel|come)|will be absent",
    ),
    (
        "assault",
        rf"attack(?:ed|s)?|invad(?:ed|es)|shell(?:ed|ing)|clash(?:ed|es)? (?:broke|began)"
        r"|(?<!fire )(?<!fires )(?<!blaze )(?<!epidemic )broke (?:out|into)(?! (?:applause|song|tears|laughter|a smile)\b)"
        r"|captured(?! (?:(?:on|in) (?:video|camera|film|photo\w*|pictures?)|(?:the |a |an )?(?:[\w'’-]+ )?(?:title|medal|prize|attention|imagination|crown|championship|market|cup|moment|scene|image))\b)|retook|retaken|seized"
        r"|surrendered|besieged|put .{0,20} under blockade"
        rf"|launch(?:ed|es)(?! {_GAP}(?:rescue|relief|search|inquiry|investigation|probe|campaign|website|satellite)) {_GAP}(?:offensives?|counter-?offensives?|attacks?|strikes?|air ?strikes?|raids?|invasion|operations?|assaults?|war|missiles?|rockets?|drones?|shells|incursions?)"
        r"|opened fire|breached|advanced (?:\d|into|toward)|(?:troops|forces|soldiers|army|tanks|units|rebels|militants|fighters|militia|columns?|paratroopers) (?:[\w'’-]+ ){0,2}?entered"
        rf"|entered {_GAP}(?:territor(?:y|ies)|provinces?|region|district|airspace|waters)|surrounded(?! by\b)"
        r"|took control|regained control|took back|invasion began|fired at|bombed"
        r"|(?<!quake )(?<!tremor )(?<!storm )(?<!hurricane )(?<!cyclone )(?<!typhoon )(?<!tornado )(?<!tsunami )(?<!lightning )(?<!disaster )(?<!tragedy )(?<!flood )(?<!floods )"
        r"struck(?! (?:down\b|by lightning|(?:an?|the) (?:[\w'’-]+ )?(?:deal|agreement|accord|bargain|truce|compact|balance|chord|pose|note|tone)\b))|cost over|came back under|shot down"
        r"|assassinated|murdered|poisoned|stabbed|exploded|subjected (?:\w+ ){0,4}to (?:fire|shelling)|came under fire"
        rf"|(?:killed|(?<!the )wounded|(?<!the )injured)(?![^.;]{{0,120}}\b{_BY_ACCIDENT}\b)"
        r"|raided|stormed|ambushed|shot at|set fire to|kidnapped|abducted|fired (?:\w+ ){0,2}(?:missiles?|rockets?|shells?|shots?)",
    ),
    (
        "sanction",
        r"sanctioned|imposed sanctions|announced (?:\w+ )?sanctions|passed its \w+ sanctions|banned|bans|expelled|expels|blacklisted|fined"
        r"|(?:closed|shut|sealed) (?:[^\s,.;]+ ){0,4}(?:borders?|crossings?|frontier|airspace|checkpoints?)|disqualified|deported|imprisoned|prosecuted|indicted|found guilty|put on trial"
        r"|imposed (?:\w+ ){0,3}(?:tariffs?|duties|ban|embargo|fines?|restrictions)"
        rf"|charged(?! (?:{_POSSESSIVE} )?(?:[\w'’-]+ )?(?:fees?|price|rents?|tolls?|tariffs?|interest|batter(?:y|ies)|phones?)\b| [$€£\d])|extradited?|detained|sentenced|arrested|jailed|upheld|ruled that|convicted|appealed (?:against|for|on)"
        rf"|(?:opened|launched|began|started|brought|instituted|initiated) {_GAP}(?:criminal cases?|criminal proceedings|proceedings|prosecutions?)"
        rf"|received {_POSSESSIVE} {_GAP}sentence|(?:is|are|was|were|been|being) held (?:in (?:[\w-]+ )?(?:custody|detention|jail|prison)|on (?:[\w-]+ )?(?:suspicion|charges)|for questioning)",
    ),
    (
        "cooperate",
        rf"suppl(?:ied|ies|ying)|deliver(?:ed|s)(?! {_GAP}(?:speech|address|lectures?|messages?|verdicts?|rulings?|judge?ments?|statements?|remarks|blow|notes?|letters?|ultimatum|report|sermon|bab(?:y|ies)|aid|help|relief|assistance)\b)|sold|sells|selling|bought|buys|purchased|acquired|has received a further"
        r"|provided|g[ao][vt]e? [^.;]{0,30}(?:weapons|arms)|got [^.;]{0,30}(?:hardware|weapons)|modernis?z?ed|were shown|was shown|paid Belarus|transferred|taken into service"
        r"|traded|exported|imported|cooperat(?:ed|es)|invested",
    ),
    (
        "mobilize",
        rf"deploy(?:ed|s)|sends {_GAP}(?:troops|forces|soldiers|peacekeepers|warships)|(?:troops|soldiers|forces|army) marched|mass(?:ed|es)|amass(?:ed|es)|mobili[sz](?:ed|es)|(?:moved|sent|dispatched|rushed) (?:\w+ ){{0,3}}(?:troops|forces|tanks|units|soldiers|warships?)|scrambled|called up"
        r"|(?:held|began|started) (?:\w+ ){0,3}(?:drills|exercises|manoeuvres|maneuvers)|on (?:high |full )?alert",
    ),
    (
        "other",
        r"appointed|elected|sworn in|took office|named .{0,30} as|won a|chosen|dissolved|conceded defeat|freed|pardoned"
        r"|(?:was|were|been) released (?:from|on|after|by|in|without|last)|died(?![^.;]{0,60}\b(?:fighting|clash\w*|attacks?|battles?|war|shelling|raids?|strikes?|shootout|blast|bombing|violence)\b)|crashed|collided|derailed"
        rf"|(?:opened|launched|began|started|ordered|announced) (?:an?|the|its|their|his|her) {_GAP}(?:inquir(?:y|ies)|investigations?|probes?)",
    ),
    (
        "agree",
        r"inked|initialled|finali[sz]ed|approved|passed (?:\w+ ){0,3}(?:law|bill|resolution)"
        r"|reached (?:\w+ ){0,3}(?:deal|agreement|accord|truce|understanding|compromise)"
        rf"|agreed|signed|signs(?! (?:of|that|are|were|point\w*)\b)|ratified|concluded an|founded|joined the|settled on|brokered|adopted {_GAP}(?:resolutions?|statements?|roadmap|communiqu\w+|conventions?|protocols?|document)"
        rf"|set up (?:an?|the) (?:joint|common|bilateral|trilateral|intergovernmental|free[- ]trade)",
    ),
    (
        "consult",
        rf"met(?! {_POSSESSIVE} (?:[\w'’-]+ )?(?:deadlines?|targets?|demands?|requirements?|conditions|needs|obligations|criteria|goals?|costs?|resistance)\b)|meets|visit(?:ed|s)|received(?! {_GAP}(?:{_GIFTS})\b)|arrived|arrives|travelled|travel(?:ed|s)|flew|toured|hosted|hosts|telephoned|came to"
        rf"|went (?:on )?to|took part|left for|has left|attended|sh(?:ook|akes?) hands|convened|held talks|gave .{{0,30}}interview|(?:paid|made) (?:an?|his|her|their|its) {_GAP}(?:visits?|trip|tour|call|stop)|discuss(?:ed|es)"
        r"|touched on|spoke by|was celebrated|celebrated|inspected|quarrelled|gathered"
        rf"|open(?:ed|s) {_GAP}(?:talks|negotiations|meeting|summit|conference|forum|session|dialogue)",
    ),
    (
        "aid",
        rf"rescued|airlifted|financ(?:ed|es)|lent|rebuilt|donated|helped|(?:sent|delivered|provided|received) {_GAP}(?:aid|help|relief|assistance|rescuers)"
        rf"|offer(?:ed|s) {_GAP}(?:aid|help|assistance|support|loans?|money|funds?|credits?|shelter|asylum|rebuild\w*|restor\w*)",
    ),
    (
        "publish",
        r"made public|unveiled|presented (?:\w+ ){0,2}(?:findings|report|results)|(?<![Aa]s )reported|reports|brought out|published|writes|wrote(?! on (?:Facebook|Twitter|X|Telegram|Instagram|social media))|obtained|reviewed|emerged|came to light"
        rf"|releas(?:ed|es) {_GAP}(?:reports?|statements?|documents?|data|figures|findings|results|videos?|footage|recordings?|transcripts?|photo\w*|letters?|images?|surveys?|polls?|audio|papers)",
    ),
    # Their object says what they tell of.
    (
        LIGHT,
        r"opened|reopened|launch(?:ed|es)|entered|delivered|handed|received|adopted|offered|struck|captured|surrounded|charged|set up|released"
        r"|demonstrated|(?:was|were) held|missed|met",
    ),
)

_BASES: dict[str, str] = {
    "withdraw": "recall|cancel|halt|revoke|withdraw|leave|quit|suspend|freeze|pull out|call back|resign|dismiss|sack",
    "protest": "summon|lodge|protest|rally|demonstrate|march (?:on|to|through|against|in (?!20))",
    "reject": "refuse|reject|decline|skip|boycott|rule out|stay away|miss",
    "assault": "attack|invade|shell|bomb|capture|seize|strike|open fire|enter",
    "sanction": "sanction|impose sanctions on|ban|expel|charge|extradite|detain|sentence|arrest|try|uphold|appeal",
    "cooperate": "supply|deliver|sell|buy|purchase|acquire|provide|receive|export|cooperate",
    "mobilize": "deploy|mobili[sz]e|(?:move|send) (?:[^\\s,.;]+ ){0,4}?(?:troops|forces|tanks|units|soldiers|peacekeepers|warships)|hold drills|hold exercises",
    LIGHT: "open|build|send|launch",
    "agree": "agree|sign|adopt|ratify|join|conclude",
    "consult": "open (?:talks|negotiations|dialogue|a dialogue)|meet|convene|visit|receive|arrive|travel|fly|tour|host|attend|go|come|take part|hold talks|discuss|return|gather",
    "aid": "finance|help|rebuild|donate|fund|send (?:[^\\s,.;]+ ){0,4}?(?:aid|help|relief|assistance|rescuers)",
    "publish": "report|publish|release|unveil|present (?:its|their|his|her|the) (?:findings|report|results)",
    "other": "appoint|elect",
}
"""Base forms, read only after a word that makes them verbs: "will meet", "to sign"."""
_MODALS = r"(?:will|would|shall|to|may|might|can|could|should|must)(?: not| also| soon| never)?"

_NOUNS: tuple[tuple[str, str], ...] = (
    ("withdraw", r"recall|withdrawal|exit|freeze|resignation"),
    ("protest", r"note of protest|protest note|summons|protests?|rally|rallies|demonstrations?"),
    (
        "assault",
        r"war|wars|offensive|attacks?|clash(?:es)?|invasion|operation|fighting|blockade|surrender|shelling|incursions?|hostilities"
        r"|conflict|aggression|provocation|drone attacks?",
    ),
    ("sanction", r"sanctions|bans?|trial|extradition|ruling|court|charges|arrests?"),
    ("threaten", r"threats?|ultimatum"),
    ("accuse", r"accusations?"),
    ("mobilize", r"drills?|exercises?|manoeuvres|maneuvers|mobili[sz]ation|deployment|troop build-?up"),
    (
        "cooperate",
        r"arms|weapons?|weaponry|missiles?|Polonez|deliver(?:y|ies)|suppl(?:y|ies)|hardware|contracts?|purchase|sales?|batch|shipments?|trade|exports?|imports?|cooperation",
    ),
    ("other", r"election|appointment"),
    ("agree", r"agreements?|treaty|accord|declaration|deal|demarcation"),
    (
        "consult",
        r"visits?|meetings?|talks|summits?|sessions?|conversation|phone call|telephone call|telephone conversation|forum|conference"
        r"|interview|trip|tour|briefing|handshake",
    ),
    ("aid", r"help|assistance|aid|loans?|rebuilding|financing"),
    ("publish", r"reports?|article|publication|leak|investigation|poll"),
    ("statement", r"statements?|comments?|remarks?|words|speech|address|letter|message|(?:press|news) conference"),
)

VERBS = WordTable(
    (
        ("other", _UNDONE),
        *((kind, rf"{words}|{_MODALS} (?:{_BASES[kind]})") for kind, words in _VERBS),
        ("accuse", _ACCUSING),
        ("threaten", _THREATENING),
        ("statement", SAYING),
    )
)
"""Kind and the verbs that name such an act."""
NOUNS = WordTable(_NOUNS)
"""Kind and the nouns that name such a happening."""
