"""The content folder, as far as an article that is added has to know it: also a story without a source yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.adding.addresses import normalise_address
from dateline.errors import ContentError, UsageError
from dateline.reading.files import decode_text, read_bytes
from dateline.reading.frontmatter import Items, Text, parse_document
from dateline.reading.settings import read_actors, read_config
from dateline.reading.sources import Content

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.config import Config
    from dateline.model import Actor, Source
    from dateline.reading.frontmatter import Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What is there already."""

    folder: Path
    config: Config
    actors: tuple[Actor, ...]
    taken: dict[str, str]
    """Id of a source in small letters, names it had before included → its file."""
    addresses: dict[str, str]
    """Address of a source, normalised → its file."""
    publishers: tuple[str, ...]
    """Outlets of the sources, as they are written there."""

    @property
    def sources(self) -> Path:
        """The folder of the source files."""
        return self.folder / "sources"

    def hold(self, source: Source) -> Content:
        """Return the content of a story that has this one source and no decision on it."""
        return Content(
            config=self.config,
            actors=self.actors,
            sources=(source,),
            decisions=(),
            pages=(),
            published=(),
            published_pages=(),
            revisions=(),
            folder=self.folder,
        )


def read_story(folder: Path) -> Story:
    """Read the settings of a story, and which articles it has. A source that cannot be read has a name only.

    Raises:
        UsageError: when the folder is not that of a story.
        ContentError: when ``timeline.yml`` or ``actors.yml`` is wrong.
    """
    if not (folder / "timeline.yml").is_file():
        raise UsageError(f"{folder}: there is no timeline.yml in it; write --content with the folder of a story")
    actors = read_actors(_read_settings(folder, "actors.yml"), f"{folder.as_posix()}/actors.yml")
    pages = [page.stem for page in (folder / "pages").glob("*.md")]
    settings = f"{folder.as_posix()}/timeline.yml"
    config = read_config(_read_settings(folder, "timeline.yml"), settings, actors=actors, pages=pages)
    taken: dict[str, str] = {}
    addresses: dict[str, str] = {}
    publishers: dict[str, None] = {}
    for file in sorted((folder / "sources").glob("*.md")):
        path = file.as_posix()
        taken[file.stem.casefold()] = path
        try:
            fields = parse_document(decode_text(read_bytes(file, path), path), path).fields.values
        except ContentError:
            continue
        for address in (*_read_texts(fields.get("url")), *_read_texts(fields.get("archive_url"))):
            addresses.setdefault(normalise_address(address), path)
        for former in _read_texts(fields.get("formerly")):
            taken.setdefault(former.casefold(), path)
        publishers.update(dict.fromkeys(_read_texts(fields.get("publisher"))))
    return Story(
        folder=folder,
        config=config,
        actors=actors,
        taken=taken,
        addresses=addresses,
        publishers=tuple(publishers),
    )


def _read_settings(folder: Path, name: str) -> str:
    file, path = folder / name, f"{folder.as_posix()}/{name}"
    return decode_text(read_bytes(file, path), path) if file.exists() else ""


def _read_texts(node: Node | None) -> list[str]:
    """The texts of a key, whether it holds one or a list."""
    values = node.values if isinstance(node, Items) else (node,)
    return [value.value for value in values if isinstance(value, Text) and value.value]
