"""`navigator safety`: what is recognised in a sentence, and whom to call. For reviewers and editors."""

import click

from navigator import look


@click.command("safety", help="Show what the navigator recognises in a sentence; --explain names the patterns.")
@click.argument("text")
@click.option("--lang", help="The language of the reader, where the sentence does not tell.")
@click.option("--explain", is_flag=True, help="Name the patterns that fired.")
def command(text: str, lang: str | None, explain: bool) -> None:
    verdict = look(text, lang=lang)
    click.echo(f"{verdict.outcome.value} {verdict.kind.value if verdict.kind else '-'} {verdict.lang}")
    for contact in verdict.contacts:
        click.echo(f"  {contact.value}")
    if explain:
        for pattern in verdict.fired:
            click.echo(f"  # {pattern}")
