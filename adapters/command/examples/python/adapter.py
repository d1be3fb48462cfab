"""Lets Assay drive the runner: one request a line on standard input, one reply a line on standard output."""

import json
import sys

import runner


def answer(request):
    word = request["request"]
    if word == "start":
        return {"protocol": 1, "version": "1.0.0", "capabilities": ["down"], "relations": [runner.TRACKER]}
    if word == "applied":
        return {"versions": sorted(runner.Runner(request["database"]).applied())}
    return order(word, runner.Runner(request["database"], request["directory"]), request)


def order(word, tool, request):
    try:
        if word == "deploy":
            return {"outcome": "succeeded", "output": f"applied {tool.migrate(request['migrations'])}"}
        if word == "rollback":
            return {"outcome": "succeeded", "output": f"undid {tool.roll_back(request['migrations'], request['to'])}"}
        return {"outcome": "unsupported"}
    except runner.MigrationError as e:
        return {"outcome": "failed", "output": str(e)}


for line in sys.stdin:
    message = json.loads(line)
    if message["request"] == "stop":
        break
    print(json.dumps(answer(message)), flush=True)
