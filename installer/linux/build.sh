#!/bin/sh
# Builds Harbour Till for Linux: a .deb and a portable .tar.gz in target/installer, each with its own Java inside.
#
#   mvn -DskipTests package && installer/linux/build.sh
#
# A JDK 25 is found as bin/till finds one. dpkg-deb makes the .deb; where there is none, only the portable one is made.
set -eu
umask 022
LC_ALL=C.UTF-8
export LC_ALL

here=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd -P)
installer=$here/installer
built=$here/target/harbour-till
out=$here/target/installer

say() { echo "$*" >&2; }
fail() { say "$*"; exit 1; }

[ -d "$built/lib/fx" ] || fail "Nothing to pack yet. First: mvn -DskipTests package"
[ -f "$built/licences/harbour-till.cdx.json" ] || fail "The list of libraries and licences is missing, which Maven leaves out where it is told to stay offline (-o)."
jar=$(ls "$built"/lib/harbour-till-*.jar)
version=${jar##*/harbour-till-}
version=${version%.jar}

jdk=
for candidate in "${TILL_JAVA_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/*25* "$HOME"/.sdkman/candidates/java/25* "$HOME"/.jdks/*25*; do
    if [ -x "$candidate/bin/jlink" ] && grep -Eqs '^JAVA_VERSION="25([."+-]|$)' "$candidate/release"; then
        jdk=$candidate
        break
    fi
done
[ -n "$jdk" ] || fail "A JDK 25 is needed and none was found (JAVA_HOME can name its folder)."

case $(uname -m) in
    x86_64) machine=x64 debian=amd64 ;;
    aarch64) machine=arm64 debian=arm64 ;;
    *) fail "There is no JavaFX for $(uname -m)." ;;
esac

# the day of the sources, so that the same sources give the same packages
if [ -z "${SOURCE_DATE_EPOCH:-}" ]; then
    SOURCE_DATE_EPOCH=$(git -C "$here" log -1 --format=%ct 2> /dev/null || date +%s)
fi
export SOURCE_DATE_EPOCH

program=$out/harbour-till
rm -rf "$out"
mkdir -p "$program/lib" "$program/bin" "$program/share"

say "Java for it alone ..."
modules=$(sed -e '/^#/d' "$installer/modules" | paste -sd, -)
"$jdk/bin/jlink" --module-path "$built/lib/fx" --add-modules "$modules" --include-locales=en,zh \
    --strip-debug --no-man-pages --no-header-files --compress zip-6 --exclude-resources '/javafx.graphics/*.so' \
    --output "$program/runtime"
# JavaFX would unpack its own libraries into the home of whoever starts it: one that cannot be written, or is full, had no window
"$jdk/bin/java" "$installer/linux/Unpacked.java" "$built/lib/fx" "$program/runtime/lib"
cp "$built"/lib/*.jar "$built/lib/options" "$program/lib/"
cp "$built/bin/till" "$built/bin/learn" "$program/bin/"
cp -r "$built/licences" "$program/"
cp "$installer"/icons/harbour-till.svg "$installer"/icons/harbour-till-*.png "$installer/linux/harbour-till.desktop" \
    "$program/share/"

# the archive holds each file's time: one time for all, before it is learnt
find "$program" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +

say "Its first steps, learnt once for every start ..."
"$program/bin/learn" || fail "It did not learn."
touch -d "@$SOURCE_DATE_EPOCH" "$program/lib/till.aot" "$program/lib"

say "The portable archive ..."
portable=harbour-till-$version-linux-$machine.tar.gz
tar -C "$out" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" -cf - harbour-till \
    | gzip -9n > "$out/$portable"

if command -v dpkg-deb > /dev/null; then
    say "The package ..."
    tree=$out/deb
    mkdir -p "$tree/usr/lib" "$tree/usr/bin" "$tree/usr/share/applications" "$tree/usr/share/doc/harbour-till" "$tree/DEBIAN"
    cp -a "$program" "$tree/usr/lib/"
    ln -s ../lib/harbour-till/bin/till "$tree/usr/bin/till"
    cp "$installer/linux/harbour-till.desktop" "$tree/usr/share/applications/"
    for size in 16 24 32 48 128 256 512; do
        icons=$tree/usr/share/icons/hicolor/${size}x$size/apps
        mkdir -p "$icons"
        cp "$installer/icons/harbour-till-$size.png" "$icons/harbour-till.png"
    done
    mkdir -p "$tree/usr/share/icons/hicolor/scalable/apps"
    cp "$installer/icons/harbour-till.svg" "$tree/usr/share/icons/hicolor/scalable/apps/"
    cp "$installer/linux/copyright" "$tree/usr/share/doc/harbour-till/"
    sed -e "s/@VERSION@/$version/" -e "s/@MACHINE@/$debian/" \
        -e "s/@SIZE@/$(du -sk --apparent-size "$tree" | cut -f1)/" "$installer/linux/control" > "$tree/DEBIAN/control"
    cp "$installer/linux/postrm" "$tree/DEBIAN/"
    chmod 755 "$tree/DEBIAN/postrm"
    find "$tree" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
    dpkg-deb --root-owner-group -Zxz --build "$tree" "$out/harbour-till_${version}_$debian.deb" > /dev/null
    rm -rf "$tree"
fi

(cd "$out" && sha256sum harbour-till*.tar.gz harbour-till*.deb 2> /dev/null > SHA256SUMS || sha256sum harbour-till*.tar.gz > SHA256SUMS)
ls -l "$out" | sed 1d >&2
