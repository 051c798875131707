#!/usr/bin/env bash
# The examples of fixtures/night: systemd takes the units and finds them hardened, the crontab can be read, and a service
# file with a password file and TLS connects, to the right host alone.
# shellcheck source-path=SCRIPTDIR source=common.sh
. "${BASH_SOURCE[0]%/*}/common.sh"

readonly night=$root/fixtures/night
readonly exposure_most=15 # tenths of systemd's own measure, which ends at 100
readonly as_of=2025-03-31

own_server() { "$root/fixtures/server.sh" "$1" "$work/server" 2>/dev/null; }
at_end() { own_server stop; }

# --- systemd

units_verify() { # the program where it is, since the unit's own path is that of an installed one
    mkdir "$work/units"
    cp -- "$night"/ehc-analyser.* "$work/units/"
    sed -i "s|^ExecStart=[^ ]*|ExecStart=$analyser|" "$work/units/ehc-analyser.service"
    is_empty "$(systemd-analyze verify "$work/units/ehc-analyser.service" "$work/units/ehc-analyser.timer" 2>&1)"
}

unit_is_hardened() {
    systemd-analyze security --offline=true --no-pager --threshold="$exposure_most" "$night/ehc-analyser.service" >"$work/exposure" 2>&1 \
        || { tail -n 1 "$work/exposure"; return 1; }
}

# libpq takes no password from a file that a group may read, as systemd makes those of credentials (%d).
password_file_is_plain() {
    grep -q '^Environment=.* PGPASSFILE=/' "$night/ehc-analyser.service"
}

timer_is_a_calendar() {
    local when
    when=$(sed -n 's/^OnCalendar=//p' "$night/ehc-analyser.timer")
    systemd-analyze calendar "$when" | grep -q 'Next elapse: .* 02:30:00\|(in UTC): .*0[12]:30:00'
}

check 'the service has a password file that libpq takes' password_file_is_plain
if command -v systemd-analyze >/dev/null; then
    check 'systemd takes the units' units_verify
    check "systemd finds the service exposed to no more than ${exposure_most:0:1}.${exposure_most:1}" unit_is_hardened
    check 'the timer is at half past two' timer_is_a_calendar
else
    skip 'the units of systemd' 'there is no systemd-analyze (Debian: systemd)'
fi

# --- cron: a line is a variable, or five fields and a command in which no % stands alone

crontab_reads() {
    local field='(\*|[0-9]{1,2})' lines
    lines=$(grep -vE '^(#|$)' "$night/crontab")
    is_empty "$(grep -vE "^[A-Z]+=[^ ]+$|^$field $field $field $field $field /[^%]*$" <<<"$lines")"
    equal 1 "$(grep -c '^[0-9*]' <<<"$lines")"
}

# Each option of the examples is one of this version: with the help asked for nothing else is done.
examples_are_understood() {
    local example words
    while read -r example; do
        read -r -a words <<<"${example#*ehc-analyser }"
        "$analyser" "${words[@]}" --help >/dev/null
    done < <(grep -hoE '/usr/local/bin/ehc-analyser .*' "$night/crontab" "$night/ehc-analyser.service")
}

check 'cron can read the line' crontab_reads
check 'the program understands the options of the examples' examples_are_understood

# --- a service file, a password file, TLS

as_owner() {
    if [[ $EUID -ne 0 ]]; then "$@"; return; fi
    setpriv --reuid "$(stat -c %u "$data")" --regid "$(stat -c %g "$data")" --clear-groups -- "$@"
}

make_certificates() {
    mkdir "$work/tls"
    cd -- "$work/tls"
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj '/CN=Council CA' -keyout ca.key -out ca.crt
    openssl req -newkey rsa:2048 -nodes -subj '/CN=db.council.example' -keyout server.key -out server.csr
    openssl x509 -req -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -out server.crt \
        -extfile <(printf 'subjectAltName=DNS:db.council.example\n')
    install -m 0644 server.crt "$data/server.crt"
    install -m 0600 server.key "$data/server.key"
    chown "$(stat -c %u:%g "$data")" "$data/server.crt" "$data/server.key"
}

free_port() { /usr/bin/python3 -c 'import socket; s = socket.create_server(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

listen_with_tls() {
    local folder
    folder=$(ask "SELECT setting FROM pg_config WHERE name = 'BINDIR'")
    ask "ALTER SYSTEM SET ssl = on"
    ask "ALTER SYSTEM SET listen_addresses = '127.0.0.1'"
    ask "ALTER SYSTEM SET port = $port"
    { echo 'hostssl warehouse night_reader 127.0.0.1/32 scram-sha-256'; cat "$data/pg_hba.conf"; } >"$work/pg_hba.conf"
    cat "$work/pg_hba.conf" >"$data/pg_hba.conf"
    (cd -- "$data" && as_owner "$folder/pg_ctl" restart --mode fast --wait --silent -D . --log=server.log >/dev/null)
}

fill_warehouse() {
    ask 'CREATE DATABASE warehouse'
    PGDATABASE=warehouse "$analyser" init >/dev/null
    PGDATABASE=warehouse ask "CREATE ROLE night_reader LOGIN PASSWORD 'the-password' IN ROLE ehc_reader"
}

# The examples with what differs on this machine: the address of the host, the port, where the authority's certificate is.
place_files() {
    sed -e "s|^port=.*|port=$port\nhostaddr=127.0.0.1|" -e "s|^sslrootcert=.*|sslrootcert=$work/tls/ca.crt|" \
        "$night/pg_service.conf" >"$work/pg_service.conf"
    sed "s|:5432:|:$port:|" "$night/pgpass" >"$work/pgpass"
    chmod 0600 "$work/pgpass"
}

through_service() { # NAME [OPTION...]
    local name=$1
    shift
    attempt "$name" env -u PGHOST -u PGPORT -u PGUSER -u PGDATABASE PGSERVICE=ehc PGSERVICEFILE="$work/pg_service.conf" \
        PGPASSFILE="$work/pgpass" "$analyser" run --quiet --as-of "$as_of" --out "$work/out" "$@"
}

connects() { through_service right && succeeded right && only_whole_run "$work/out" "$as_of"; }

other_host() {
    sed -i 's/^host=.*/host=other.council.example/' "$work/pg_service.conf"
    sed 's/^db/other/' "$work/pgpass" >"$work/pgpass.other" && cat "$work/pgpass.other" >"$work/pgpass"
    through_service wrong --retries 0
    complained wrong 4 'does not match host name "other.council.example"'
}

wrong_password() {
    place_files
    sed -i 's/the-password/another/' "$work/pgpass"
    local started=$SECONDS
    through_service password --retries 5
    complained password 4 'password authentication failed'
    ((SECONDS - started <= 3)) || { echo 'it was tried again'; return 1; }
}

to_own_server() {
    local conninfo
    conninfo=$(own_server start)
    [[ $conninfo =~ host=([^ ]*)\ port=([^ ]*)\ user=([^ ]*)\ dbname=([^ ]*) ]]
    export PGHOST=${BASH_REMATCH[1]} PGPORT=${BASH_REMATCH[2]} PGUSER=${BASH_REMATCH[3]} PGDATABASE=${BASH_REMATCH[4]}
    data=$(ask 'SHOW data_directory')
}

if command -v openssl >/dev/null; then
    to_own_server
    port=$(free_port)
    check 'a certificate of an authority made for this' make_certificates
    check 'a server with TLS on loopback' listen_with_tls
    PGPORT=$port
    check 'a warehouse' fill_warehouse
    place_files
    check 'service file, password file, TLS verify-full: a run' connects
    check 'another host than the certificate names is refused' other_host
    check 'a wrong password is refused, and not tried again' wrong_password
else
    skip 'TLS' 'there is no openssl'
fi
finish
