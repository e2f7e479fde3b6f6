"""The command `navigator`: the same calls as the Python interface, for editors and administrators.

Commands live in a file each and import what they need when they run, so that `--help` is instant. Whatever goes wrong
with what was typed is told in one line, with exit code 2.
"""

import importlib
import sys

import click

from navigator.errors import NavigatorError

#: Command → one line of help. The module `navigator.cli.<command>` holds a click command called `command`.
COMMANDS = {
    "serve": "Serve the site.",
    "build": "Check the catalogue and compile it into the snapshot that the site uses.",
    "check": "List everything in the catalogue that an editor should mend.",
    "offers": "What to verify first.",
    "diff": "Tell in Dutch what changed between two catalogues.",
    "report": "Which help is where, and where the gaps are.",
    "search": "Find offers.",
    "ask": "Answer the questions of the guide in the terminal.",
    "safety": "Show what the navigator recognises in a sentence.",
    "batch": "Answer JSON lines: safety, search, assess, dialogue or understand.",
    "doctor": "Tell what is installed and what that changes.",
}


class _LazyGroup(click.Group):
    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"navigator.cli.{name}").command
        return command

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_LazyGroup)
def navigator() -> None:
    """Repertorium and patient navigator for mental health care in Flanders and Brussels."""


def main() -> None:
    """Run a command; mistakes in what was asked end with one line and exit code 2."""
    try:
        navigator(standalone_mode=False)
    except click.ClickException as error:
        click.echo(f"navigator: {error.format_message()}", err=True)
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
    except (NavigatorError, ValueError, OSError) as error:
        click.echo(f"navigator: {str(error).splitlines()[0]}", err=True)
        sys.exit(2)
