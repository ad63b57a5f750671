# Sourced by the scripts of this folder: temporary files, bounded time, and everything that was started is ended.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
jar=$root/bench/target/benchmarks.jar
MAPIPROXY=${MAPIPROXY:-$root/mapiproxy}
LC_ALL=C.UTF-8
export LC_ALL

# Runs the script again under a time limit.
bounded() {
  [ -n "${BENCH_BOUNDED:-}" ] && return
  export BENCH_BOUNDED=1
  exec timeout --foreground -k 20 "${BENCH_BOUND:-900}" "$0" "$@"
}

# Ends with 77 (a skip), or with 1 in CI, if one of these programs is missing.
need() {
  local tool
  for tool in "$@"; do
    command -v "$tool" > /dev/null || skip "$tool is not installed"
  done
}

skip() {
  echo "SKIP: $1"
  [ "${CI:-}" = true ] && exit 1
  exit 77
}

fail() {
  echo "$(basename "$0"): $1" >&2
  exit 1
}

work=$(mktemp -d "${TMPDIR:-/tmp}/mapiproxy-bench.XXXXXX")
started=()
proxies=()

finish() {
  local code=$? pid data
  trap - EXIT
  for data in "${proxies[@]}"; do
    "$MAPIPROXY" down --data "$data" > "$work/down.log" 2>&1 || cat "$work/down.log" >&2
  done
  for pid in "${started[@]}"; do
    kill "$pid" 2> /dev/null || true
  done
  wait 2> /dev/null || true
  if [ "$code" = 0 ] || [ "$code" = 77 ]; then
    rm -rf "$work"
  else
    echo "logs are in $work" >&2
  fi
  exit "$code"
}
trap finish EXIT
trap 'exit 130' INT TERM

# start NAME COMMAND...: in the background, its output in NAME.log
start() {
  local name=$1
  shift
  "$@" > "$work/$name.log" 2>&1 &
  started+=($!)
}

# run COMMAND...: in the foreground for the user, but a signal ends the script at once
run() {
  "$@" &
  started+=($!)
  wait $!
}

# wait_for_port PORT [ADDRESS]
wait_for_port() {
  local i
  for ((i = 0; i < 200; i++)); do
    (exec 3<> "/dev/tcp/${2:-127.0.0.1}/$1") 2> /dev/null && return
    sleep 0.1
  done
  cat "$work"/*.log >&2
  fail "nothing listens on port $1"
}

build_jar() {
  [ -s "$jar" ] && return
  (cd "$root" && mvn -q -pl bench -am package -DskipTests) || fail "the build failed"
}

# proxy_up [option of "mapiproxy up"]...: another instance, with three ports of its own from BENCH_PORT on
proxy_up() {
  local number=${#proxies[@]} port=${BENCH_PORT:-27000} data
  port=$((port + 10 + 3 * number))
  data=$work/data$number
  [ -x "$MAPIPROXY" ] || fail "$MAPIPROXY is not there"
  proxies+=("$data")
  "$MAPIPROXY" up --data "$data" --bind 127.0.0.1 --epm-port "$port" --http-port "$((port + 1))" \
    --management-port "$((port + 2))" --detach "$@" > "$work/up$number.log" 2>&1 || {
    cat "$work/up$number.log" >&2
    fail "the proxy did not start"
  }
}
