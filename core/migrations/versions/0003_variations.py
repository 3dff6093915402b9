"""mash-ups in drafts, who is told of what is made out of their clips, early pictures of jobs

Revision: 0003
Follows: 0002
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op


revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('draft', schema=None) as batch_op:
        batch_op.add_column(sa.Column('other_id', sqlmodel.sql.sqltypes.AutoString(), nullable=True))

    with op.batch_alter_table('clip', schema=None) as batch_op:
        batch_op.create_index('clip_other_children', ['other_parent_id'], unique=False)

    with op.batch_alter_table('job', schema=None) as batch_op:
        batch_op.add_column(sa.Column('preview', sqlmodel.sql.sqltypes.AutoString(), nullable=True))

    with op.batch_alter_table('member', schema=None) as batch_op:
        batch_op.add_column(sa.Column('told', sa.Boolean(), nullable=False, server_default=sa.true()))


def downgrade() -> None:
    with op.batch_alter_table('member', schema=None) as batch_op:
        batch_op.drop_column('told')

    with op.batch_alter_table('job', schema=None) as batch_op:
        batch_op.drop_column('preview')

    with op.batch_alter_table('clip', schema=None) as batch_op:
        batch_op.drop_index('clip_other_children')

    with op.batch_alter_table('draft', schema=None) as batch_op:
        batch_op.drop_column('other_id')
