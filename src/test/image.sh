#!/usr/bin/env bash
# Builds the image with buildah, without an engine or a registry, then starts and checks it. Needs root, and a built portal
# for Maven's local repository. Debian's packages make the bases. The JDK in JAVA_HOME, Maven and its repository are this
# machine's.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.."

: "${JAVA_HOME:?names a JDK 25}"
PATH="$PATH:/usr/sbin:/sbin"
readonly WORK="$PWD/target/image"
readonly PORT=18080
readonly PROBES=18081
export BUILDAH_ISOLATION=chroot CONTAINERS_CONF="$WORK/containers.conf"
unset "${!KAGIBAN_@}"
portal=

buildah() {
    command buildah --root "$WORK/storage" --runroot "$WORK/run" "$@"
}

say() {
    printf 'image: %s\n' "$*"
}

fail() {
    say "FAILED: $*"
    exit 1
}

# expect WHAT EXPECTED ACTUAL
expect() {
    [[ "$3" == "$2" ]] || fail "$1: expected '$2', but was '$3'"
}

clean() {
    [[ -z "$portal" ]] || kill -KILL "$portal" 2>/dev/null || true
    buildah rm --all >/dev/null 2>&1 || true
    rm -rf --one-file-system "$WORK/storage" "$WORK/run" "$WORK"/volume-*
}

# A minimal Debian without caches and manuals, like Debian's slim image. It is kept for the next run.
make_base() {
    local mirror
    # shellcheck disable=SC2016 # apt replaces this
    mirror="$(apt-get indextargets --format '$(REPO_URI)' 'Codename: trixie' 'Component: main' | head -n 1)"
    [[ -n "$mirror" ]] || fail "apt knows no mirror of Debian trixie. This test needs Debian 13 and 'apt-get update'."
    rm -rf --one-file-system "$WORK/new"
    debootstrap --variant=minbase trixie "$WORK/new" "$mirror"
    rm -rf "$WORK"/new/var/{cache/apt,lib/apt/lists}/* "$WORK"/new/usr/share/{doc,man,locale}/*
    mv "$WORK/new" "$WORK/base"
}

build() {
    local base folder maven
    local -a machine=()
    maven="$(dirname "$(dirname "$(readlink -f "$(command -v mvn)")")")"
    base="$(buildah from scratch)"
    buildah add -q "$base" "$WORK/base" /
    buildah commit -q "$base" runtime-base
    buildah config --env "JAVA_HOME=$JAVA_HOME" --env "PATH=$JAVA_HOME/bin:$maven/bin:/usr/sbin:/usr/bin:/sbin:/bin" \
        --env MAVEN_ARGS=--offline "$base"
    buildah commit -q --rm "$base" build-base
    # Debian's JDK and Maven have links to the other folders.
    for folder in "$JAVA_HOME" "$maven" /usr/share/java /etc/{maven,java-25-openjdk,ssl/certs}; do
        [[ ! -d "$folder" ]] || machine+=(--volume "$folder:$folder:ro")
    done
    buildah build --format docker --build-arg BUILD_BASE=localhost/build-base --build-arg RUNTIME_BASE=localhost/runtime-base \
        --build-arg COMMIT=0123456789ab "${machine[@]}" --volume ~root/.m2:/root/.m2 --tag kagiban .
}

# field NAME: prints a field of the image's configuration
field() {
    buildah inspect --type image --format "{{.Docker.Config.$1}}" kagiban
}

# list NAME: prints each element of such a field
list() {
    buildah inspect --type image --format "{{range .Docker.Config.$1}}{{println .}}{{end}}" kagiban | grep .
}

# start VOLUME NAME=VALUE...: starts the image as an engine does with a read-only root, and waits for its health
start() {
    local begun="$EPOCHREALTIME" volume="$1" tries
    shift
    mapfile -t environment < <(list Env)
    # With this mode, the JVM ends if it can't use the AOT cache.
    environment+=(KAGIBAN_PORT="$PORT" KAGIBAN_MANAGEMENT_PORT="$PROBES" JAVA_TOOL_OPTIONS="-Xmx1g -Duser.timezone=UTC -XX:AOTMode=on" "$@")
    # shellcheck disable=SC2016 # the new shell replaces these
    unshare --mount bash -euc 'root="$1" volume="$2"; shift 2
        mount --bind "$root" "$root"
        mount -o remount,bind,ro "$root"
        mount -t tmpfs tmpfs "$root/tmp"
        mount --bind "$volume" "$root/data"
        mount --rbind /proc "$root/proc"
        mount --rbind /dev "$root/dev"
        exec chroot "$root" setpriv --reuid 10001 --regid 10001 --clear-groups --bounding-set=-all --no-new-privs "$@"' \
        - "$root" "$volume" env -i -C "$(field WorkingDir)" "${environment[@]}" "${entrypoint[@]}" &
    portal=$!
    for ((tries = 0; tries < 480; tries++)); do
        kill -0 "$portal" 2>/dev/null || fail "the portal ended while it started"
        if inside "${health_check[@]:1}" 2>/dev/null; then
            say "healthy after $(awk "BEGIN { printf \"%.1f\", $EPOCHREALTIME - $begun }") s"
            return
        fi
        sleep 0.5
    done
    fail "the portal isn't healthy after 240 s"
}

# inside COMMAND...: runs a command in the started image, as its user
inside() {
    nsenter --target "$portal" --mount --root --setuid 10001 --setgid 10001 env -i "${environment[@]}" "$@"
}

stop() {
    local code=0
    kill -TERM "$portal"
    wait "$portal" || code=$?
    portal=
    expect "exit code after SIGTERM" 143 "$code"
}

login_page() {
    exec 3<>"/dev/tcp/127.0.0.1/$PORT"
    printf 'GET /login HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
    cat <&3
    exec 3>&-
}

trap clean EXIT
clean
mkdir -p "$WORK"
printf '[containers]\ndefault_ulimits = ["nofile=-1:-1", "nproc=-1:-1"]\n' >"$CONTAINERS_CONF"
[[ -d "$WORK/base" ]] || make_base
build
say "built in $SECONDS s"

expect "user" 10001 "$(field User)"
for label in title=Kagiban licenses=Apache-2.0 revision=0123456789ab; do
    [[ "$(field Labels)" == *"org.opencontainers.image.${label/=/:}"* ]] || fail "no label $label in $(field Labels)"
done
mapfile -t entrypoint < <(list Entrypoint)
mapfile -t health_check < <(list Healthcheck.Test)
root="$(buildah mount "$(buildah from kagiban)")"
size="$(du -sm "$root" | cut -f 1)"
say "$size MB unpacked"
((size <= 400)) || fail "the image has more than 400 MB"

install -d -m 0700 -o 10001 -g 10001 "$WORK/volume-own"
start "$WORK/volume-own"
login_page | grep -aq '^HTTP/1.1 200' || fail "no login page"
expect "writable places" "/data /tmp" "$(inside find / \( -path /proc -o -path /dev -o -path '/data/*' -o -path '/tmp/*' \) -prune \
    -o ! -type l -writable -print | sort | xargs)"
stop
start "$WORK/volume-own"
stop

# A volume of Kubernetes with fsGroup, and the data folder of deploy/kubernetes.
install -d -m 2775 -g 10001 "$WORK/volume-group"
start "$WORK/volume-group" KAGIBAN_DATA_DIR=/data/portal
stop
expect "entries of the volume" "700 portal" "$(find "$WORK/volume-group" -mindepth 1 -maxdepth 1 -printf '%m %f\n')"
say "all checks passed"
