# Needs psql and the tool, and nothing of Assay. Which server: PGHOST, PGPORT, PGUSER, PGPASSWORD, as psql reads them. It makes
# two scratch databases there and drops them at the end; KEEP=yes keeps them. TOOL names another program than the default one.
set -eu
PGHOST=${PGHOST:-127.0.0.1}
PGPORT=${PGPORT:-5432}
PGUSER=${PGUSER:-postgres}
PGPASSWORD=${PGPASSWORD:-}
export PGHOST PGPORT PGUSER PGPASSWORD
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
scratch=assay_export_$$
expected=${scratch}_expected
pid=
second=

say() {
  printf '%s\n' "$*"
}

maintenance() {
  psql -XqAt -v ON_ERROR_STOP=1 -d "${PGDATABASE:-postgres}" "$@"
}

on() {
  database=$1
  shift
  PGAPPNAME='assay export' PGOPTIONS='-c client_min_messages=warning' psql -Xq -v ON_ERROR_STOP=1 -d "$database" "$@"
}

cleanup() {
  for process in $pid $second; do
    kill -9 "$process" 2> /dev/null || true
  done
  for name in "$scratch" "$expected"; do
    if [ "${KEEP:-}" = yes ]; then
      say "kept the database $name"
    else
      maintenance -c "DROP DATABASE IF EXISTS $name WITH (FORCE)" 2> /dev/null || true
    fi
  done
  rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

# Percent-encodes a text for a URL, every byte of it.
encoded() {
  printf '%s' "$1" | od -An -v -tx1 | tr -d ' \n' | sed 's/../%&/g'
}

# Makes a text harmless as the replacement of sed.
replacement() {
  printf '%s' "$1" | sed 's/[&|\\]/\\&/g'
}

# lay_out ACT FILE...: puts a release on disk; what the files say of the server is put in.
lay_out() {
  act=$1
  shift
  cp -R "$here/$act" "$work/$act"
  for file in "$@"; do
    sed -e "s|localhost|$(replacement "$PGHOST")|g" -e "s|64987|$(replacement "$PGPORT")|g" \
      -e "s|assaydatabase|$scratch|g" -e "s|assayuser|$(replacement "$PGUSER")|g" \
      -e "s|assaypassword|$(replacement "$PGPASSWORD")|g" "$here/$act/$file" > "$work/$act/$file"
  done
}

# tell ACT STATUS: what the tool said, and how it ended.
tell() {
  sed 's/^/    | /' "$work/$1.log" | sed "s|$(replacement "$work")|.|g"
  say "    exit status $2"
}

# play ACT: runs the tool to its end.
play() {
  status=0
  "$1" > "$work/$1.log" 2>&1 || status=$?
  tell "$1" "$status"
}

# begin ACT: starts the tool and goes on.
begin() {
  "$1" > "$work/$1.log" 2>&1 &
  pid=$!
}

# finish ACT: waits for the tool that was started.
finish() {
  status=0
  wait "$pid" 2> /dev/null || status=$?
  pid=
  tell "$1" "$status"
}

# waiting STATEMENT CONDITION: the session of the tool that waits for a lock in a statement.
waiting() {
  on "$scratch" -At -v statement="$1" << END
SELECT activity.pid FROM pg_stat_activity AS activity WHERE activity.datname = current_database()
AND activity.application_name NOT LIKE 'assay export%' AND activity.wait_event_type = 'Lock'
AND strpos(lower(regexp_replace(activity.query, '\s+', ' ', 'g')), lower(:'statement')) > 0 AND $2 LIMIT 1
END
}

# await_waiting STATEMENT CONDITION: waits until there is one, or the tool has ended.
await_waiting() {
  found=
  while [ -z "$found" ] && kill -0 "$pid" 2> /dev/null; do
    found=$(waiting "$1" "$2")
    [ -n "$found" ] || sleep 0.1
  done
  if [ -z "$found" ]; then
    say "    the tool ended before it waited there; nothing is shown"
    exit 1
  fi
}

# terminate: ends the session that was found; a tool that tries again is let through.
terminate() {
  on "$scratch" -At -c "SELECT pg_terminate_backend($found)" > /dev/null
  say "    terminated its session"
  again=
  while [ -z "$again" ] && kill -0 "$pid" 2> /dev/null; do
    again=$(on "$scratch" -At -c "SELECT pid FROM pg_stat_activity WHERE datname = current_database()
      AND application_name NOT LIKE 'assay export%' AND wait_event_type = 'Lock' AND pid <> $found LIMIT 1")
    [ -n "$again" ] || sleep 0.1
  done
}

await_no_sessions() {
  while [ -n "$(on "$scratch" -At -c "SELECT pid FROM pg_stat_activity WHERE datname = current_database()
      AND application_name NOT LIKE 'assay export%' LIMIT 1")" ]; do
    sleep 0.1
  done
}

# hold NUMBER ISOLATION FILE: a session keeps a transaction open; descriptor NUMBER is its input.
hold() {
  mkfifo "$work/hold-$1"
  PGAPPNAME="assay export $1" psql -Xq -d "$scratch" < "$work/hold-$1" > /dev/null &
  eval "exec $1> \"\$work/hold-$1\""
  {
    printf 'BEGIN ISOLATION LEVEL %s;\n' "$2"
    cat "$here/$3"
    printf ';\n'
  } >&"$1"
  until [ -n "$(on "$scratch" -At -c "SELECT pid FROM pg_stat_activity WHERE application_name = 'assay export $1'
      AND datname = current_database() AND state = 'idle in transaction' AND query !~ '^BEGIN'")" ]; do
    sleep 0.1
  done
}

# let_go NUMBER END: that transaction ends.
let_go() {
  if [ -e "$work/hold-$1" ]; then
    printf '%s;\n' "$2" >&"$1"
    eval "exec $1>&-"
    rm "$work/hold-$1"
  fi
}

# listing DATABASE: what is compared of a schema: columns, indexes and whether they are valid, constraints.
listing() {
  on "$1" -At -v trackers="$trackers" -f "$here/listing.sql"
}

say "making the scratch databases $scratch and $expected"
maintenance -c "CREATE DATABASE $scratch$like" -c "CREATE DATABASE $expected$like"
