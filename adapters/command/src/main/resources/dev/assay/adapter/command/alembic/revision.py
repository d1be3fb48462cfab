"""{{name}}"""
from alembic import op

revision = "{{version}}"
down_revision = {{#has-previous}}"{{previous}}"{{/has-previous}}{{^has-previous}}None{{/has-previous}}


def upgrade():
{{#transactional}}
    op.execute({{#quoted}}{{up}}{{/quoted}})
{{/transactional}}
{{#non-transactional}}
    with op.get_context().autocommit_block():
{{#up-statements}}
        op.execute({{#quoted}}{{sql}}{{/quoted}})
{{/up-statements}}
{{/non-transactional}}


def downgrade():
{{^has-down}}
    raise NotImplementedError("{{version}} cannot be undone")
{{/has-down}}
{{#has-down}}
{{#transactional}}
    op.execute({{#quoted}}{{down}}{{/quoted}})
{{/transactional}}
{{#non-transactional}}
    with op.get_context().autocommit_block():
{{#down-statements}}
        op.execute({{#quoted}}{{sql}}{{/quoted}})
{{/down-statements}}
{{/non-transactional}}
{{/has-down}}
