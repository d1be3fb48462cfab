"""A small migration runner: a set of versions, each applied in one transaction together with its record."""

import os
import subprocess

TRACKER = "public.python_example"


class MigrationError(Exception):
    pass


class Runner:
    def __init__(self, database, directory=None):
        self.directory = directory
        self.environment = dict(
            os.environ,
            PGHOST=database["host"],
            PGPORT=str(database["port"]),
            PGDATABASE=database["name"],
            PGUSER=database["user"],
            PGPASSWORD=database["password"],
        )

    def applied(self):
        if not self._psql("-c", f"SELECT to_regclass('{TRACKER}')").strip():
            return set()
        return {int(line) for line in self._psql("-c", f"SELECT version FROM {TRACKER}").split()}

    def migrate(self, migrations):
        """Applies what is not applied yet, in the order of versions; says which that was."""
        self._psql("-c", f"CREATE TABLE IF NOT EXISTS {TRACKER} (version bigint PRIMARY KEY)")
        done = self.applied()
        pending = sorted((m for m in migrations if m["version"] not in done), key=lambda m: m["version"])
        for migration in pending:
            record = f"INSERT INTO {TRACKER} VALUES ({migration['version']})"
            self._run(migration, migration["up"], record)
        return [migration["version"] for migration in pending]

    def roll_back(self, migrations, to):
        """Undoes what is applied above a version, the newest first; says which that was."""
        done = self.applied()
        undone = sorted((m for m in migrations if m["version"] in done and m["version"] > to),
                        key=lambda m: m["version"], reverse=True)
        for migration in undone:
            record = f"DELETE FROM {TRACKER} WHERE version = {migration['version']}"
            self._run(migration, migration["down"], record)
        return [migration["version"] for migration in undone]

    def _run(self, migration, sql, record):
        path = os.path.join(self.directory, f"{migration['version']}_{migration['name']}.sql")
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(sql)
        transaction = ["--single-transaction"] if migration["transactional"] else []
        self._psql(*transaction, "-f", path, "-c", record)

    def _psql(self, *arguments):
        command = ["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", *arguments]
        result = subprocess.run(command, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if result.returncode != 0:
            raise MigrationError(result.stderr)
        return result.stdout
