# Sourced by ./run and ./test: what must be on the machine, and a sentence when it is not.

fail() { printf '%s\n' "$*" >&2; exit 2; }

need_dotnet() {
  command -v dotnet >/dev/null || fail "The .NET SDK 10 is missing: install it and try again."
  dotnet --list-sdks | grep -q '^10\.' || fail "The .NET SDK 10 is missing: found $(dotnet --version)."
  export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
}

need_node() {
  command -v node >/dev/null && command -v npm >/dev/null || fail "Node.js 20 or newer with npm is missing: install it and try again."
  [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || fail "Node.js 20 or newer is needed: found $(node --version)."
}

# Servers and a browser that only the tests use. As root they are installed; otherwise the missing ones are named.
need_for_tests() {
  local missing=()
  ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || command -v postgres >/dev/null || [ -n "${OPSHUB_TEST_POSTGRES:-}" ] || missing+=(postgresql)
  command -v chromium >/dev/null || missing+=(chromium)
  command -v promtool >/dev/null || missing+=(prometheus)
  [ -x /usr/sbin/nginx ] || missing+=(nginx-light)
  [ -x /usr/sbin/pgbouncer ] || missing+=(pgbouncer)
  [ -x /usr/sbin/haproxy ] || missing+=(haproxy)
  command -v prometheus-alertmanager >/dev/null || missing+=(prometheus-alertmanager)
  [ -d /usr/lib/python3/dist-packages/aiosmtpd ] || missing+=(python3-aiosmtpd)
  [ ${#missing[@]} -eq 0 ] && return 0
  if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    echo "Installing for the tests: ${missing[*]}"
    apt-get update -qq
    # Only the programs are wanted: no service is started.
    RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  else
    echo "Not on this machine: ${missing[*]}. Tests that need them are skipped; install them (Debian's package names) to run all." >&2
    [ "${CI:-}" != true ] || fail "In CI every test must run."
  fi
}
