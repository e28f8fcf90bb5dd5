"""What the headline announces, for sentences that speak of it without naming anybody.

"The talks will be held in May" names nobody, and says "the talks" because the headline has told the reader whose they
are. Such a sentence takes its actors from there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.annotating.actors import Gazetteer, find_actors
from dateline.annotating.lexicons import find_lexicon
from dateline.annotating.lexicons.base import Lexicon
from dateline.model import Passage, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """Who is named in a headline, and which happenings."""

    parties: tuple[str, ...] = ()
    """The actors who take part, in order."""
    events: frozenset[str] = frozenset()
    """Concepts of the nouns that name happenings."""

    def announces(self, text: str, start: int, end: int, lexicon: Lexicon, *, opens: bool) -> bool:
        """Whether ``text[start:end]`` speaks of a happening of the headline.

        Args:
            text: the source's text.
            start: where the words begin.
            end: where they end.
            lexicon: of the text's language.
            opens: whether the telling only begins here: what is new to the reader then has no "the" yet.
        """
        if not self.events or not lexicon.event.search(text, start, end):
            return False
        pattern = lexicon.event if opens else lexicon.the_event
        return any(lexicon.find_concept(match["noun"]) in self.events for match in pattern.finditer(text, start, end))


def read_headline(source: Source, gazetteer: Gazetteer) -> Headline:
    """Read a source's headline, where there is one in the language of its text."""
    title = _choose_title(source)
    if not title:
        return Headline()
    lexicon = find_lexicon(source.text_language)
    passage = Passage(start=0, end=len(title), block=0)
    named = find_actors(replace(source, text=title, blocks=()), [passage], gazetteer)
    acting = [span.actor for span in named if span.acts and gazetteer.actors[span.actor].kind != "place"]
    return Headline(
        parties=tuple(dict.fromkeys(acting)),
        events=frozenset(lexicon.find_concept(match["noun"]) for match in lexicon.event.finditer(title)),
    )


def _choose_title(source: Source) -> str:
    """Return the headline in the language of the text; empty where there is none but an editor's description."""
    written, told = (tag.partition("-")[0] for tag in (source.language, source.text_language))
    if source.title_note:
        return ""
    return source.title if written == told else source.title_en if told == "en" else ""
