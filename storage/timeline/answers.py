"""What people ask of the timeline. Each method is one file in `sql/`; answers are rows in column order.

Times given are aware; None never filters.
"""

import json
from datetime import datetime

from extractors.errors import InputError
from storage.timeline.database import Database, Row


class Answers:
    """Lists for people over an open snapshot."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def timeline(
        self,
        *,
        topic: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        event: str | None = None,
        outlet: str | None = None,
        claim: str | None = None,
        most: int = 1_000_000,
    ) -> list[Row]:
        """The newest `most` events that fit, oldest first; changes of standing only as `event="standing"`."""
        parameters = {
            "topic": topic,
            "since": since,
            "until": until,
            "event": event,
            "outlet": outlet,
            "claim": claim,
            "most": most,
        }
        return self._database.rows("list_timeline", parameters)

    def articles(
        self,
        *,
        topic: str | None = None,
        outlet: str | None = None,
        status: str | None = None,
        most: int = 1_000_000,
    ) -> list[Row]:
        """Articles, newest first, also those that could not be read."""
        parameters = {"topic": topic, "outlet": outlet, "status": status, "most": most}
        return self._database.rows("list_articles", parameters)

    def texts(self, *, since: datetime | None = None) -> list[Row]:
        """The newest text of each article, newest first."""
        return self._database.rows("list_texts", {"since": since})

    def edits(self, *, since: datetime | None = None, most: int = 1_000_000) -> list[Row]:
        """Edits, newest first, with the claims that they touch."""
        rows = self._database.rows("list_edits", {"since": since, "most": most})
        return [_decoded(row, "figures", "changed") for row in rows]

    def feeds(self) -> list[Row]:
        """Polled feeds and how they are doing."""
        return self._database.rows("list_feeds")

    def references(self) -> list[Row]:
        """References that were compared with coverage."""
        return self._database.rows("list_references")

    def reference_id(self, wanted: str | None) -> str:
        """The id of the reference that a person means; the only one when none is named.

        Raises:
            InputError: there is none yet, or the choice is not clear.
        """
        known = [row["reference_id"] for row in self.references()]
        if wanted in known:
            return str(wanted)
        if wanted is None and len(known) == 1:
            return str(known[0])
        if not known:
            raise InputError("no reference was compared yet: run `writethru run` first")
        told = f"there is no reference {wanted!r}" if wanted else "there are several references"
        raise InputError(f"{told}: name one of {', '.join(known)}")

    def claims(self, reference_id: str, *, as_of: datetime | None = None) -> list[Row]:
        """The claims of a reference in order, each with its standing at `as_of`."""
        parameters = {"reference_id": reference_id, "as_of": as_of}
        rows = self._database.rows("list_claims", parameters)
        return [_decoded(row, "body") for row in rows]

    def evidence(
        self,
        reference_id: str,
        *,
        claim: str | None = None,
        outlet: str | None = None,
        since: datetime | None = None,
        as_of: datetime | None = None,
    ) -> list[Row]:
        """Relations with their quotes, the surest first within each claim and relation."""
        parameters = {
            "reference_id": reference_id,
            "claim": claim,
            "outlet": outlet,
            "since": since,
            "as_of": as_of,
        }
        return self._database.rows("list_evidence", parameters)

    def omissions(self, reference_id: str, *, as_of: datetime | None = None) -> list[Row]:
        """Claims that whole texts of the story leave out, by how many of how many."""
        parameters = {"reference_id": reference_id, "as_of": as_of}
        return self._database.rows("list_omissions", parameters)

    def reference(self, reference_id: str, *, as_of: datetime | None = None) -> Row:
        """A reference as it was in force: title, text, address, language.

        Raises:
            InputError: it was not known at that time.
        """
        parameters = {"reference_id": reference_id, "as_of": as_of}
        for row in self._database.rows("reference_at", parameters):
            return row
        known = self._database.rows("reference_first", {"reference_id": reference_id})[0]
        since = f"{known['known_since']:%Y-%m-%dT%H:%M:%S}"
        raise InputError(
            f"{reference_id} was not known yet at that time: its first comparison was at {since} UTC"
        )

    def relations(
        self, reference_id: str, *, claim: str | None = None, as_of: datetime | None = None
    ) -> list[Row]:
        """All that texts do to claims, also what they leave out, in the order in which it was said."""
        parameters = {"reference_id": reference_id, "claim": claim, "as_of": as_of}
        return self._database.rows("list_relations", parameters)

    def cells(
        self, reference_id: str, *, since: datetime | None = None, as_of: datetime | None = None
    ) -> list[Row]:
        """The strongest relation of each outlet to each claim; outlets with most origins first within a claim."""
        parameters = {"reference_id": reference_id, "since": since, "as_of": as_of}
        return self._database.rows("list_cells", parameters)

    def standings(
        self, reference_id: str, claim: str, *, as_of: datetime | None = None
    ) -> list[Row]:
        """How a claim stood over time, oldest first."""
        parameters = {"reference_id": reference_id, "claim": claim, "as_of": as_of}
        return [_decoded(row, "body") for row in self._database.rows("list_standings", parameters)]

    def additions(self, reference_id: str, *, as_of: datetime | None = None) -> list[Row]:
        """Developments with the first statement of each, verbatim, those of most origins first."""
        parameters = {"reference_id": reference_id, "as_of": as_of}
        return self._database.rows("list_additions", parameters)

    def developments(
        self,
        reference_id: str | None = None,
        *,
        since: datetime | None = None,
        most: int = 1_000_000,
    ) -> list[Row]:
        """Statements that the reference lacks, those of most origins first."""
        parameters = {"reference_id": reference_id, "since": since, "most": most}
        return self._database.rows("list_developments", parameters)

    def alerts(
        self, *, reference_id: str | None = None, since: datetime | None = None
    ) -> list[Row]:
        """Alerts, oldest first, with what became of them."""
        parameters = {"reference_id": reference_id, "since": since}
        rows = self._database.rows("list_alerts", parameters)
        return [_decoded(row, "sentences") for row in rows]

    def account(self, *, since: datetime | None = None) -> Row:
        """How much was polled, read, folded, screened out."""
        return self._database.rows("account", {"since": since})[0]

    def unread(self, *, since: datetime | None = None) -> list[Row]:
        """Articles that could not be read, and why."""
        return self._database.rows("unread_articles", {"since": since})


def _decoded(row: Row, *columns: str) -> Row:
    parsed = {name: json.loads(row[name]) for name in columns if isinstance(row[name], str)}
    return {**row, **parsed}
