"""The CV as plain text: for a form on a website, a message, or a reader of any kind."""

from collections.abc import Iterator

from webapp.quest.cv.paper import Entry, Paper


def plain_text(paper: Paper) -> str:
    """Write a CV as text, in the order in which it is read."""
    head = [paper.name, paper.target, " | ".join(paper.contact)]
    blocks = ["\n".join(line for line in head if line)]
    for part in paper.parts:
        lines = [part.heading.upper(), *([part.text] if part.text else [])]
        lines += [line for entry in part.entries for line in _entry(entry)]
        blocks.append("\n".join(lines))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _entry(entry: Entry) -> Iterator[str]:
    told = [text for text in (entry.detail, entry.when) if text]
    mark = f" [{entry.mark_text}]" if entry.mark_text else ""
    yield f"{entry.title}{' (' + ', '.join(told) + ')' if told else ''}{mark}"
    yield from (f"- {line}" for line in entry.lines)
    if entry.url:
        yield entry.url
