// Lets Assay drive the runner: one request a line on standard input, one reply a line on standard output.
'use strict';

const readline = require('node:readline');
const {Runner, TRACKER} = require('./runner.js');

function answer(message) {
  switch (message.request) {
    case 'start':
      return {protocol: 1, version: '1.0.0', capabilities: ['down'], relations: [TRACKER]};
    case 'applied':
      return {versions: new Runner(message.database).applied()};
    default:
      return order(message, new Runner(message.database, message.directory));
  }
}

function order(message, runner) {
  try {
    switch (message.request) {
      case 'deploy':
        return {outcome: 'succeeded', output: `applied ${runner.migrate(message.migrations)}`};
      case 'rollback':
        return {outcome: 'succeeded', output: `undid ${runner.rollBack(message.migrations, message.to)}`};
      default:
        return {outcome: 'unsupported'};
    }
  } catch (error) {
    return {outcome: 'failed', output: error.message};
  }
}

const lines = readline.createInterface({input: process.stdin});
lines.on('line', line => {
  const message = JSON.parse(line);
  if (message.request === 'stop') {
    lines.close();
  } else {
    process.stdout.write(JSON.stringify(answer(message)) + '\n');
  }
});
