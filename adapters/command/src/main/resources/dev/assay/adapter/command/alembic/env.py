import os

from alembic import context
from sqlalchemy import create_engine, make_url, pool

url = make_url(os.environ["DATABASE_URL"]).set(drivername="postgresql+psycopg2")
engine = create_engine(url, poolclass=pool.NullPool)
with engine.connect() as connection:
    context.configure(connection=connection, transaction_per_migration={{transaction-per-migration}})
    with context.begin_transaction():
        context.run_migrations()
