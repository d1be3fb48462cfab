// A small migration runner: a set of versions, each applied in one transaction together with its record.
'use strict';

const {spawnSync} = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const TRACKER = 'public.node_example';

class Runner {
  constructor(database, directory) {
    this.directory = directory;
    this.env = {
      ...process.env,
      PGHOST: database.host,
      PGPORT: String(database.port),
      PGDATABASE: database.name,
      PGUSER: database.user,
      PGPASSWORD: database.password,
    };
  }

  applied() {
    if (this.psql('-c', `SELECT to_regclass('${TRACKER}')`).trim() === '') {
      return [];
    }
    const lines = this.psql('-c', `SELECT version FROM ${TRACKER} ORDER BY version`).split('\n');
    return lines.filter(line => line !== '').map(Number);
  }

  // Applies what is not applied yet, in the order of versions; says which that was.
  migrate(migrations) {
    this.psql('-c', `CREATE TABLE IF NOT EXISTS ${TRACKER} (version bigint PRIMARY KEY)`);
    const done = new Set(this.applied());
    const pending = migrations.filter(one => !done.has(one.version)).sort((a, b) => a.version - b.version);
    pending.forEach(one => this.run(one, one.up, `INSERT INTO ${TRACKER} VALUES (${one.version})`));
    return pending.map(one => one.version);
  }

  // Undoes what is applied above a version, the newest first; says which that was.
  rollBack(migrations, to) {
    const done = new Set(this.applied());
    const undone = migrations.filter(one => done.has(one.version) && one.version > to).sort((a, b) => b.version - a.version);
    undone.forEach(one => this.run(one, one.down, `DELETE FROM ${TRACKER} WHERE version = ${one.version}`));
    return undone.map(one => one.version);
  }

  run(migration, sql, record) {
    const file = path.join(this.directory, `${migration.version}_${migration.name}.sql`);
    fs.writeFileSync(file, sql);
    const transaction = migration.transactional ? ['--single-transaction'] : [];
    this.psql(...transaction, '-f', file, '-c', record);
  }

  psql(...args) {
    const result = spawnSync('psql', ['-XqAt', '-v', 'ON_ERROR_STOP=1', ...args], {env: this.env, encoding: 'utf8'});
    if (result.status !== 0) {
      throw new Error(result.error ? result.error.message : result.stderr);
    }
    return result.stdout;
  }
}

module.exports = {Runner, TRACKER};
