"""Draft → Event: its headline, date and actors, whether it belongs to the story, and where its reports differ."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from dateline.annotating.actors import Gazetteer
from dateline.annotating.relevance import judge_scope
from dateline.config import Config
from dateline.edtf import Edtf, contains, parse_edtf
from dateline.merging.consensus import (
    agree_actors,
    agree_kind,
    agree_modality,
    choose_mention,
    count_voices,
    find_original,
    write_summary,
)
from dateline.merging.decisions import settle_disputes
from dateline.merging.disagreements import (
    UNEXPLAINED,
    find_date_disagreement,
    find_preferred_date,
    lead_date,
    prefer_source,
)
from dateline.merging.drafts import Draft, name_draft, order_profiles
from dateline.merging.figures import find_number_disagreements
from dateline.merging.identity import make_ids
from dateline.merging.memory import FORGETFUL, Memory
from dateline.merging.offices import find_office_disagreements
from dateline.merging.profiles import Profile
from dateline.model import AnnotatedSource, Decision, Disagreement, Event, Refusal, Source
from dateline.spans import list_inside
from dateline.wording import describe


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMaker:
    """What every event is made with."""

    config: Config
    gazetteer: Gazetteer
    sources: dict[str, Source]
    read: dict[str, AnnotatedSource]
    memory: Memory = FORGETFUL
    story: object = None
    """All that every event depends on besides its draft, as one object.

    A report's profile is made of its source, so a draft that is the same object has the same sources.
    """

    @classmethod
    def of(
        cls,
        sources: Sequence[AnnotatedSource],
        config: Config,
        gazetteer: Gazetteer,
        memory: Memory = FORGETFUL,
    ) -> EventMaker:
        """Make one for a story."""
        known = {read.source.id: read.source for read in sources}
        voices = {name: find_original(name, known).publisher for name, source in known.items() if source.same_text_as}
        return cls(
            config=config,
            gazetteer=gazetteer,
            sources=known,
            read={read.source.id: read for read in sources},
            memory=memory,
            story=memory.recognise("story", "", (config, gazetteer, voices)),
        )

    def _read_sentence(self, profile: Profile) -> str:
        start, end = profile.sentence
        return self.sources[profile.mention.source].text[start:end]

    def arrange_draft(self, draft: Draft, taken: Collection[str]) -> Draft:
        """Order a draft's reports, and give it an id besides those taken where it has none."""
        ordered = replace(draft, profiles=order_profiles(draft.profiles))
        return replace(ordered, id=make_ids([*((name, "") for name in taken), (ordered.id, ordered.slug)])[-1])

    def name_drafts(self, drafts: Iterable[Draft]) -> list[Draft]:
        """Give an id to the drafts that have none, the earliest published first."""
        ordered = self.sort_drafts(drafts)
        ids = make_ids([(draft.id, draft.slug) for draft in ordered])
        return self.memory.remember_all("named", name_draft, ordered, [(name,) for name in ids])

    def sort_drafts(self, drafts: Iterable[Draft]) -> list[Draft]:
        """Order drafts by their first reports, the earliest published first."""
        return sorted(drafts, key=attrgetter("place"))

    def find_dispute(self, draft: Draft) -> Disagreement | None:
        """Return the disagreement on the date, with the reading first that the editor prefers.

        There is none where the editor has set a stretch of time that every reading lies in: it lasted so long.
        """
        dispute = None if draft.agreed else find_date_disagreement(draft.id, draft.mentions, self.sources)
        stretch = next((setting.date for setting in reversed(draft.settings) if setting.date), None)
        if dispute and stretch and all(contains(stretch, parse_edtf(one.value)) for one in dispute.readings):
            return None
        if dispute is None or not draft.prefer:
            return dispute
        return prefer_source(dispute, draft.prefer, draft.mentions, draft.prefer_because or UNEXPLAINED)

    def date_drafts(self, drafts: Sequence[Draft]) -> list[Edtf | None]:
        """Return the date of each draft: what it was in the merge before, or as it is worked out now."""
        return self.memory.remember_all("date", self.date_draft, drafts, story=self.story)

    def date_draft(self, draft: Draft) -> Edtf | None:
        """Return the event's date: the editor's, the one all reports allow, or the reading the timeline follows."""
        for setting in reversed(draft.settings):
            if setting.date:
                return setting.date
        if draft.agreed:
            return draft.agreed
        dispute = self.find_dispute(draft)
        return find_preferred_date(dispute) if dispute else lead_date(draft.mentions, self.sources)

    def judge_scope(self, profiles: Sequence[Profile], actors: Sequence[str]) -> bool:
        """Judge an event by who takes part, and by the sentences that tell of it: "the war of 2020" names nobody."""
        if self.config.scope.everything:
            return True
        named, told = set(actors), []
        for profile in profiles:
            told.append(self._read_sentence(profile))
            names = self.read[profile.mention.source].names
            named.update(span.actor for span in list_inside(names, *profile.sentence))
        return judge_scope(named, " ".join(told), self.config.scope, self.gazetteer)

    def find_disputes(self, draft: Draft) -> tuple[Disagreement, ...]:
        """Return the disagreements that are found on anything but the date; one source alone is in none."""
        if len({mention.source for mention in draft.mentions}) == 1:
            return ()
        numbers = find_number_disagreements(draft.id, draft.profiles, self.sources)
        return (*numbers, *find_office_disagreements(draft.id, draft.mentions, self.read, self.sources))

    def make_events(
        self,
        drafts: Sequence[Draft],
        dates: Sequence[Edtf],
        related: Sequence[tuple[str, ...]],
        rulings: Sequence[Decision],
    ) -> list[Event]:
        """Return the event of each draft: that of the merge before, where it is made of the same, or a new one.

        Args:
            drafts: each with the id that its event shall have.
            dates: of each.
            related: for each, the ids of the events that are told beside it.
            rulings: what editors decided of disagreements that are found only now.
        """
        own = [tuple([one for one in rulings if one.id.startswith(f"{draft.id}-")]) for draft in drafts]
        given = list(zip(dates, related, own, strict=True))
        return self.memory.remember_all("event", self.make_event, drafts, given, story=self.story)

    def make_event(self, draft: Draft, date: Edtf, related: tuple[str, ...], rulings: Sequence[Decision]) -> Event:
        """Work out what a draft's reports agree on, under the date that it has, and put the editor's values over it."""
        mentions = draft.mentions
        best = choose_mention(mentions, date)
        leading = next(profile for profile in draft.profiles if profile.mention is best)
        set_to: dict[str, object] = {}
        for setting in draft.settings:
            fields = {
                name: getattr(setting, name) for name in ("title", "summary", "date", "kind", "modality", "in_scope")
            }
            set_to.update({name: value for name, value in fields.items() if value not in {None, ""}})
        title = str(set_to.get("title") or next((m.title for m in mentions if m.title), ""))
        title = title or leading.title
        written = set_to.get("summary") or next((m.summary for m in mentions if m.summary), "")
        limit, verbatim = self.config.excerpt_words, self.sources[best.source].verbatim
        summary = str(written or write_summary(self._read_sentence(leading), title, limit, verbatim=verbatim))
        actors = agree_actors(mentions)
        marked = next((mention.in_scope for mention in mentions if mention.in_scope is not None), None)
        in_scope = marked if marked is not None else self.judge_scope(draft.profiles, actors)
        found_date = lead_date(mentions, self.sources) if set_to.get("date") else None
        dispute = self.find_dispute(draft)
        if dispute and set_to.get("date"):
            dispute = replace(dispute, because=f"Filed by the editor under {describe(date)}.", ruled=True)
        kind = (
            set_to.get("kind")
            or next((m.kind for m in mentions if ("kind", "edited") in m.provenance), "")
            or agree_kind(mentions)
        )
        modality = set_to.get("modality") or agree_modality(mentions)
        return Event(
            id=draft.id,
            title=title,
            summary=summary,
            date=date,
            kind=str(kind),
            modality=modality,  # type: ignore[arg-type]
            actors=actors,
            in_scope=bool(set_to.get("in_scope", in_scope)),
            independent_sources=count_voices(mentions, self.sources),
            mentions=mentions,
            disagreements=(
                *((dispute,) if dispute else ()),
                *settle_disputes(self.find_disputes(draft), rulings, mentions),
                *(replace(item, event=draft.id) for item in draft.disputes),
            ),
            merge_reasons=draft.reasons,
            refusals=_list_refusals(draft),
            related=related,
            edited=tuple(sorted(name for name, value in set_to.items() if (name, value) != ("date", found_date))),
        )


def _list_refusals(draft: Draft) -> tuple[Refusal, ...]:
    """Return what stayed out after all: an editor may have merged what the machine refused, or split what it joined."""
    own = {mention.id for mention in draft.mentions}
    return tuple(one for one in draft.refusals if one.mention in own and one.other not in own)
