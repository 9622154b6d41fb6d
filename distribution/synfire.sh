#!/bin/sh
# Starts Synfire from where this archive was unpacked. Nothing else is needed: Java and LLVM are inside.
set -eu

# The archive's folder, also when this file is reached through links.
self=$0
while [ -L "$self" ]; do
    target=$(readlink "$self")
    case $target in
        /*) self=$target ;;
        *) self=${self%/*}/$target ;;
    esac
done
case $self in
    */*) here=${self%/*} ;;
    *) here=. ;;
esac
here=$(cd "$here/.." && pwd -P)

start() {
    option=$1
    shift
    # shellcheck disable=SC2086
    exec "$here/bin/java" "$option" -XX:+UseSerialGC '-Xlog:cds*=off' '-Xlog:aot*=off' ${SYNFIRE_JVM_OPTIONS:-} \
        -Dsynfire.commit=@commit@ -Dsynfire.llvm="${SYNFIRE_LLVM:-$here/lib/libLLVM.so}" \
        --enable-native-access=synfire.llvm,io.jhdf -p "$here/lib/app" \
        --add-modules synfire.llvm,org.slf4j,org.apache.commons.lang3,com.ning.compress.lzf \
        -m synfire.cli/synfire.cli.Main "$@"
}

# Loaded code, recorded once in the background where that can be written: beside the program, else for the user.
cache=$here/lib/synfire-@digest@.aot
if [ ! -r "$cache" ] && [ ! -w "$here/lib" ]; then
    cache=${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/synfire/synfire-@digest@.aot
fi
if [ -r "$cache" ]; then
    start "-XX:AOTCache=$cache" "$@"
fi

record() {
    mkdir -p "${cache%/*}"
    rm -f "$cache".*.part*
    (start "-XX:AOTCacheOutput=$cache.$$.part" rehearse) && mv "$cache.$$.part" "$cache"
}

if [ "${1:-}" = rehearse ]; then
    record >/dev/null 2>&1
    exit 0
fi
if [ -z "${SYNFIRE_NO_CACHE:-}" ] && mkdir -p "${cache%/*}" 2>/dev/null && [ -w "${cache%/*}" ]; then
    (trap '' HUP INT; record) </dev/null >/dev/null 2>&1 &
fi
start -Xshare:auto "$@"
