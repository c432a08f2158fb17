#!/bin/sh
# Builds Harbour Till for macOS: a .dmg in target/installer with its own Java inside, for the kind of Mac it runs on.
#
#   mvn -DskipTests package && installer/macos/build.sh
#
# Needed: a JDK 25 and the command line tools of Xcode. With MAC_SIGN set to the name of a Developer ID it is signed;
# without, macOS asks before the first start (System Settings, Privacy & Security, Open Anyway).
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd -P)
installer=$here/installer
built=$here/target/harbour-till
out=$here/target/installer

say() { echo "$*" >&2; }
fail() { say "$*"; exit 1; }

[ -d "$built/lib/fx" ] || fail "Nothing to pack yet. First: mvn -DskipTests package"
[ -f "$built/licences/harbour-till.cdx.json" ] || fail "The list of libraries and licences is missing, which Maven leaves out where it is told to stay offline (-o)."
jar=$(ls "$built"/lib/harbour-till-*.jar)
jar=${jar##*/}
version=${jar#harbour-till-}
version=${version%.jar}

jdk=${TILL_JAVA_HOME:-$(/usr/libexec/java_home -v 25 2> /dev/null || true)}
[ -x "$jdk/bin/jpackage" ] || fail "A JDK 25 is needed and none was found. To install it: brew install --cask temurin@25"

# macOS wants a first number of at least 1, and knows a newer one by all three: 0.1.2 is its 1.1.2
bundle=$(echo "$version" | awk -F. '{ printf "%d.%d.%d", $1 + 1, $2, $3 }')

rm -rf "$out"
mkdir -p "$out/staging"
cp "$built"/lib/*.jar "$out/staging/"
cp -R "$built/licences" "$out/staging/"

say "Java for it alone ..."
modules=$(sed -e '/^#/d' "$installer/modules" | paste -sd, -)
"$jdk/bin/jlink" --module-path "$built/lib/fx" --add-modules "$modules" --include-locales=en,zh \
    --strip-debug --no-man-pages --no-header-files --compress zip-6 --output "$out/runtime"

say "The program ..."
set --
while IFS= read -r option; do
    case $option in
        '' | '#'*) ;;
        *) set -- "$@" --java-options "$option" ;;
    esac
done < "$installer/options"
if [ -n "${MAC_SIGN:-}" ]; then
    set -- "$@" --mac-sign --mac-signing-key-user-name "$MAC_SIGN"
fi
"$jdk/bin/jpackage" --type app-image --name "Harbour Till" --app-version "$bundle" --vendor "Harbour Till" \
    --icon "$installer/icons/harbour-till.icns" --mac-package-identifier till.harbour --mac-app-category business \
    --input "$out/staging" --main-jar "$jar" --main-class till.app.Launcher --runtime-image "$out/runtime" --dest "$out" "$@"

say "The disk image ..."
"$jdk/bin/jpackage" --type dmg --app-image "$out/Harbour Till.app" --name "Harbour Till" --app-version "$bundle" --dest "$out"
mv "$out/Harbour Till-$bundle.dmg" "$out/harbour-till-$version-macos-$(uname -m).dmg"
rm -rf "$out/staging" "$out/runtime"
(cd "$out" && shasum -a 256 harbour-till-*.dmg > SHA256SUMS)
ls -l "$out" >&2
