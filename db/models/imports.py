"""What was brought in from files, so that it can be undone."""

from peewee import ForeignKeyField, IntegerField, TextField

from db.models.base import BookModel, NumberedModel


class ImportRun(NumberedModel):
    """One file brought in: all of it or nothing. `summary` is JSON."""

    at = TextField()
    file_name = TextField()
    sha256 = TextField()
    summary = TextField()
    undone_at = TextField(null=True)


class ImportChange(NumberedModel):
    """What a run did to one row, as JSON of the columns; `before` is None where the run made the row."""

    run = ForeignKeyField(ImportRun, backref="changes")
    entity = TextField()
    entity_id = IntegerField()
    before = TextField(null=True)
    after = TextField()


class ImportMapping(BookModel):
    """Which column was taken for which field, remembered for each set of headings. `mapping` is JSON."""

    heading_key = TextField(primary_key=True)
    mapping = TextField()
    used_at = TextField()

    class Meta:
        """Read by peewee."""

        without_rowid = True
