"""Article and names -> who holds each statement."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from sayso.article import Article
from sayso.holders.antecedents import Antecedents
from sayso.holders.compounds import find_compounds
from sayso.holders.echoes import Echoes
from sayso.holders.kinds import group_of, is_named, kind_of, name_in_join, reporting_outlet
from sayso.holders.layout import Layout
from sayso.holders.names import Entity, Names
from sayso.holders.phrases import LONGEST, Phrase, noun_before, read_phrase
from sayso.holders.ranking import Asked, Group, Ranker
from sayso.holders.traits import Reader
from sayso.holders.words import FEMALE_PRONOUNS, MALE_PRONOUNS, PRONOUNS, Gender
from sayso.statement import Span, Statement

_DEEPEST = 12  # statements that one is read as standing within
_APPOSED = re.compile(r", (?:an?|the) ")
_GOING_ON = 3  # statements back that a bare quotation may carry on
_PARTICIPLE = re.compile(r"[A-Za-z-]{2,}ing\b")


@dataclass(slots=True)
class Holders:
    """Who holds each statement of an article, worked out from the outer statements to the inner ones."""

    article: Article
    layout: Layout
    names: Names
    compounds: Names
    antecedents: Antecedents
    echoes: Echoes
    nominals: dict[str, Entity] = field(default_factory=dict)
    found: dict[str, Entity | None] = field(default_factory=dict)
    phrases: dict[str, Phrase] = field(default_factory=dict)
    _by_id: dict[str, Statement] = field(default_factory=dict)
    _unnamed: defaultdict[str, list[Entity]] = field(default_factory=lambda: defaultdict(list))  # by their noun
    _writer: Entity | None = None

    def find_all(self) -> None:
        """Find the holder of every statement."""
        self._by_id = {statement.id: statement for statement in self.article.statements}
        numbered = list(enumerate(self.article.statements))
        # the body names in full what the headline and the subheads do not
        for index, statement in sorted(numbered, key=lambda pair: self._foretells(pair[1])):
            for outer in reversed(self.outers(statement)):
                self._find(outer, index)
            self._find(statement, index)

    def _foretells(self, statement: Statement) -> bool:
        return any(self.echoes.foretells(each) for each in (statement, *self.outers(statement)))

    def outers(self, statement: Statement) -> list[Statement]:
        """The statements that enclose one, the innermost first."""
        chain: list[Statement] = []
        while statement.within and (outer := self._by_id.get(statement.within)):
            if outer is statement or outer in chain or len(chain) == _DEEPEST:
                break
            chain.append(outer)
            statement = outer
        return chain

    def _find(self, statement: Statement, index: int) -> None:
        if statement.id in self.found:
            return
        self.found[statement.id] = None
        holder = self._with_source(statement) if statement.sources else self._without_source(statement, index)
        self.found[statement.id] = holder
        if holder and not statement.within:
            self.antecedents.speak(statement.sources[0][0] if statement.sources else statement.start, holder)

    def _outer(self, statement: Statement) -> Entity | None:
        for outer in self.outers(statement):
            return self.found.get(outer.id)
        return None

    def _with_source(self, statement: Statement) -> Entity | None:
        for start, end in statement.sources:
            span = (start, min(end, start + LONGEST))
            if phrase := read_phrase(self.article.text, span, self.names):
                self.phrases[statement.id] = phrase
                return self._resolve(statement, phrase, span)
        return None

    def _resolve(self, statement: Statement, phrase: Phrase, span: Span) -> Entity | None:
        if phrase.entity:
            return phrase.entity
        if phrase.pronoun:
            holder = self._pronoun(statement, phrase, phrase.pronoun)
        elif phrase.parts:
            holder = self._joined(statement, phrase)
        else:
            holder = self._nominal(statement, phrase, span)
        if holder and phrase.start < phrase.end:
            self.antecedents.hear((phrase.start, phrase.end), holder)
        return holder

    # Pronouns

    def _pronoun(self, statement: Statement, phrase: Phrase, word: str) -> Entity | None:
        kind = PRONOUNS[word]
        if kind == "first":
            return self._first_person(statement, phrase.start)
        if kind == "relative":
            return self._relative(phrase.start, word) or self._asked(
                "it" if word == "that" else "he", statement, phrase
            )
        gender: Gender | None = "f" if word in FEMALE_PRONOUNS else "m" if word in MALE_PRONOUNS else None
        return self._asked(kind, statement, phrase, gender)

    def _asked(self, group: Group, statement: Statement, phrase: Phrase, gender: Gender | None = None) -> Entity | None:
        return self.antecedents.find(
            Asked(
                phrase.start,
                group,
                gender,
                phrase.noun,
                phrase.determiner,
                self._outer(statement),
                self._echoed(statement),
                statement.id,
            )
        )

    def _echoed(self, statement: Statement) -> tuple[Entity, ...]:
        """Who holds the statements of the body that a headline echoes."""
        holders = (self.found.get(other.id) for other in self.echoes.of(statement))
        return tuple(dict.fromkeys(holder for holder in holders if holder))

    def _first_person(self, statement: Statement, at: int) -> Entity | None:
        """Inside someone's words that one; else who writes."""
        outers = self.outers(statement)
        if outers:
            return self.found.get(outers[0].id)
        if self.layout.is_quoted(at):
            return None
        if self._writer is None:
            byline = self.article.byline
            name = byline[0] if len(byline) == 1 else "I"
            self._writer = Entity(name, "writer", named=len(byline) == 1)
        return self._writer

    def _relative(self, at: int, word: str) -> Entity | None:
        """What stands right before "who" or "which"."""
        before = next(self.names.before(at), None)
        if before and 0 <= at - before[0][1] <= 2 and not before[1].place:
            return before[1]
        if phrase := noun_before(self.article.text, at, self.names):
            return self._introduced(phrase)
        start, _ = self.layout.sentence_span(at)
        for span, entity in self.names.before(at):
            if span[0] < start:
                break
            if (entity.kind == "person") == (word != "which"):
                return entity
        return None

    # Nouns

    def _nominal(self, statement: Statement, phrase: Phrase, span: Span) -> Entity | None:
        around = [entity for _, entity in self.names.within(phrase.start, span[1])]
        if outlet := reporting_outlet(phrase, around):
            return outlet
        known = self.nominals.get(self._key(phrase))
        if known and (known.named or phrase.determiner != "the"):
            return known
        taken = self._taken_up(statement, phrase) or self._the_only(phrase)
        if taken is None:
            return self._introduced(phrase)
        if not taken.named:
            self._name_fuller(taken, phrase)
        return taken

    def _taken_up(self, statement: Statement, phrase: Phrase) -> Entity | None:
        """What a noun speaks of that was, or will be, named otherwise."""
        if phrase.possessor:
            return None
        if self.echoes.is_head(statement):
            kind = kind_of(phrase, self.article.text)
            echoed = (entity for entity in self._echoed(statement) if entity.named and entity.kind == kind)
            if entity := next(echoed, None):
                return entity
        if (
            phrase.determiner == "the"
            and phrase.noun
            and phrase.noun.kind == "outlet"
            and (only := self._only_outlet())
        ):
            return only
        if other := self._apposed(phrase) or self._introduced_later(statement, phrase):
            return other
        if phrase.determiner == "a" and phrase.noun and phrase.noun.kind == "person":
            return None  # "an official" is somebody new, and a wrong name for him would be worse than none
        group = group_of(phrase)
        return self._asked(group, statement, phrase) if group else None

    def _the_only(self, phrase: Phrase) -> Entity | None:
        """Who "the official" is where one official, and no other, speaks without a name: "an official at the port"."""
        if phrase.noun is None or phrase.noun.several or phrase.possessor:
            return None
        spoken = self._unnamed[phrase.noun.lemma]
        if len(spoken) != 1:
            return None
        if phrase.determiner == "the" and not phrase.modifiers:
            return spoken[0]
        if phrase.determiner == "a" and spoken[0].name == phrase.noun.lemma:  # "the official" was looked at before it
            spoken[0].name = self._words(phrase)
            return spoken[0]
        return None

    def _apposed(self, phrase: Phrase) -> Entity | None:
        """The name that a source was cut off from: "Clear Water, a civic organization"."""
        before = next(self.names.before(phrase.start), None)
        if before is None or phrase.noun is None or phrase.noun.several or before[1].kind != phrase.noun.kind:
            return None
        behind = self.article.text[before[0][1] : phrase.start]
        return before[1] if not before[1].place and _APPOSED.fullmatch(behind) else None

    def _introduced_later(self, statement: Statement, phrase: Phrase) -> Entity | None:
        """Whom "an expert", or a headline's "expert", is that the text goes on to name."""
        if phrase.noun is None or phrase.noun.kind != "person" or phrase.noun.several or phrase.modifiers:
            return None
        if phrase.determiner == "a" or (phrase.determiner == "" and self.echoes.is_head(statement)):
            return self.antecedents.introduced_later(phrase.start, phrase.noun)
        return None

    def _only_outlet(self) -> Entity | None:
        """What "the paper" is where the article names but one outlet beside its own."""
        outlets = {id(entity): entity for _, entity in self.names.places if entity.kind == "outlet" and not entity.own}
        return next(iter(outlets.values())) if len(outlets) == 1 else None

    def _name_fuller(self, entity: Entity, phrase: Phrase) -> None:
        """Call a poll or document by the words that tell whose it is, wherever they stand."""
        if phrase.noun and phrase.noun.kind == entity.kind and is_named(entity.kind, phrase, self.article.text):
            entity.name, entity.named = self._words(phrase), True

    def _introduced(self, phrase: Phrase) -> Entity:
        """What a noun speaks of for the first time."""
        key = self._key(phrase)
        if key not in self.nominals:
            text = self.article.text
            kind = kind_of(phrase, text)
            several = bool(phrase.parts) or bool(phrase.noun and phrase.noun.several) or kind == "crowd"
            gender = phrase.noun.gender if phrase.noun else None
            self.nominals[key] = Entity(self._words(phrase), kind, is_named(kind, phrase, text), several, gender)
            if phrase.noun and not several and not self.nominals[key].named:
                self._unnamed[phrase.noun.lemma].append(self.nominals[key])
        return self.nominals[key]

    def _key(self, phrase: Phrase) -> str:
        return self._words(phrase).lower()

    def _words(self, phrase: Phrase) -> str:
        return " ".join(self.article.text[phrase.start : max(phrase.end, phrase.full_end)].split())

    def _joined(self, statement: Statement, phrase: Phrase) -> Entity | None:
        """Several holders of one statement, by their fullest names."""
        text = self.article.text
        parts = [self._resolve(statement, part, (part.start, part.full_end)) for part in phrase.parts]
        names = [name_in_join(part, p, text) for part, p in zip(parts, phrase.parts, strict=True)]
        name = " and ".join(names)
        if name.lower() not in self.nominals:
            named = any(part and part.named and part.kind == "person" for part in parts)
            kind = kind_of(phrase, text)
            self.nominals[name.lower()] = Entity(name, kind, named or is_named(kind, phrase, text), several=True)
        return self.nominals[name.lower()]

    # No source

    def _without_source(self, statement: Statement, index: int) -> Entity | None:
        if self.echoes.is_head(statement):
            return next(iter(self._echoed(statement)), None)
        if not statement.cue:
            return self._carried_on(statement, index)
        start, _ = statement.cue[0]
        if _PARTICIPLE.match(self.article.text, start):
            return self._subject(start)
        return None

    def _carried_on(self, statement: Statement, index: int) -> Entity | None:
        """Who speaks on in a quotation without a cue."""
        paragraph = self.layout.paragraph(statement.start)
        for earlier in reversed(self.article.statements[max(0, index - _GOING_ON) : index]):
            if earlier.within != statement.within:
                continue
            if earlier.quotation == "indirect" and self.layout.paragraph(earlier.start) == paragraph:
                return None  # somebody else may have come between
            if earlier.quotation != "indirect":
                near = (
                    paragraph - self.layout.paragraph(earlier.contents[-1][1] if earlier.contents else earlier.start)
                    <= 1
                )
                return self.found.get(earlier.id) if near else None
        return None

    def _subject(self, at: int) -> Entity | None:
        """Whose doing a participle tells: who spoke in this sentence, or its first name."""
        start, _ = self.layout.sentence_span(at)
        for spoke, entity in self.antecedents.speakers(at)[:1]:
            if spoke >= start:
                return entity
        first = next(iter(self.names.within(start, at)), None)
        return first[1] if first and first[1].kind in ("person", "organization", "outlet") else None


def find_holders(article: Article, layout: Layout, names: Names, ranker: Ranker) -> Holders:
    """The holders of an article's statements."""
    compounds = find_compounds(article.text, names)
    antecedents = Antecedents(Reader(article.text, layout, names), names, compounds, ranker)
    holders = Holders(article, layout, names, compounds, antecedents, Echoes(article))
    for (start, end), entity in compounds.places:
        holders.nominals.setdefault(article.text[start:end].lower(), entity)
    holders.find_all()
    return holders
