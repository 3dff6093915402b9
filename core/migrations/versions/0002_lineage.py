"""lineage, drafts of remixes

Revision: 0002
Follows: 0001
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op


revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('draft',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('member_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('clip_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('sentence', sa.Text(), nullable=False),
    sa.Column('scene', sa.JSON(), nullable=False),
    sa.Column('change', sa.JSON(), nullable=False),
    sa.Column('how', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('job_id', sqlmodel.sql.sqltypes.AutoString(), nullable=True),
    sa.Column('created_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['clip_id'], ['clip.id'], ),
    sa.ForeignKeyConstraint(['member_id'], ['member.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('draft', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_draft_member_id'), ['member_id'], unique=False)

    with op.batch_alter_table('clip', schema=None) as batch_op:
        batch_op.add_column(sa.Column('parent_id', sqlmodel.sql.sqltypes.AutoString(), nullable=True))
        batch_op.add_column(sa.Column('other_parent_id', sqlmodel.sql.sqltypes.AutoString(), nullable=True))
        batch_op.add_column(sa.Column('root_id', sqlmodel.sql.sqltypes.AutoString(), nullable=True))
        batch_op.add_column(sa.Column('depth', sa.Integer(), nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('how', sqlmodel.sql.sqltypes.AutoString(), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('change', sa.JSON(), nullable=False, server_default='[]'))
        batch_op.add_column(sa.Column('remixable', sa.Boolean(), nullable=False, server_default=sa.true()))
        batch_op.create_index('clip_children', ['parent_id'], unique=False)
        batch_op.create_index('clip_family', ['root_id', 'id'], unique=False)
        batch_op.create_index('clip_message', ['platform', 'channel', 'message'], unique=False)

    # A clip from before there were remixes is the root of its own family.
    op.execute('UPDATE clip SET root_id = id')
    with op.batch_alter_table('clip', schema=None) as batch_op:
        batch_op.alter_column('root_id', nullable=False)

    with op.batch_alter_table('job', schema=None) as batch_op:
        batch_op.add_column(sa.Column('parent_id', sqlmodel.sql.sqltypes.AutoString(), nullable=True))
        batch_op.add_column(sa.Column('other_parent_id', sqlmodel.sql.sqltypes.AutoString(), nullable=True))
        batch_op.add_column(sa.Column('root_id', sqlmodel.sql.sqltypes.AutoString(), nullable=True))
        batch_op.add_column(sa.Column('depth', sa.Integer(), nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('how', sqlmodel.sql.sqltypes.AutoString(), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('change', sa.JSON(), nullable=False, server_default='[]'))

    with op.batch_alter_table('member', schema=None) as batch_op:
        batch_op.add_column(sa.Column('confirms', sa.Boolean(), nullable=False, server_default=sa.true()))



def downgrade() -> None:
    with op.batch_alter_table('member', schema=None) as batch_op:
        batch_op.drop_column('confirms')

    with op.batch_alter_table('job', schema=None) as batch_op:
        batch_op.drop_column('change')
        batch_op.drop_column('how')
        batch_op.drop_column('depth')
        batch_op.drop_column('root_id')
        batch_op.drop_column('other_parent_id')
        batch_op.drop_column('parent_id')

    with op.batch_alter_table('clip', schema=None) as batch_op:
        batch_op.drop_index('clip_message')
        batch_op.drop_index('clip_family')
        batch_op.drop_index('clip_children')
        batch_op.drop_column('remixable')
        batch_op.drop_column('change')
        batch_op.drop_column('how')
        batch_op.drop_column('depth')
        batch_op.drop_column('root_id')
        batch_op.drop_column('other_parent_id')
        batch_op.drop_column('parent_id')

    with op.batch_alter_table('draft', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_draft_member_id'))

    op.drop_table('draft')
