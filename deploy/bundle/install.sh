#!/usr/bin/env bash
# Installs this bundle beside what is installed already, and switches to it in one step. Verify the bundle before you run
# anything of it: docs/operations.md, "A site without a network".
set -euo pipefail
umask 022
export LC_ALL=C.UTF-8

here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
key='' prefix=/opt config=/etc/tangthu reserve=512 systemd=no units='' switch=''

say() { printf '%s\n' "$@"; }
# refuse VIETNAMESE ENGLISH: nothing was changed that runs.
refuse() {
    printf '%s\n' "$@" >&2
    exit 1
}

usage() {
    cat <<'TEXT'
install.sh --key PUBLIC.pem [--prefix DIR] [--config DIR] [--reserve MEBIBYTES] [--systemd]
    Kiểm tra gói, cài vào DIR/tangthu/PHIÊN-BẢN, rồi chuyển DIR/tangthu/current sang đó.
    Verifies the bundle, installs it to DIR/tangthu/VERSION, then switches DIR/tangthu/current to it.
    JDK 25 hoặc 21: JAVA_HOME, hoặc trong TANGTHU_JDKS / is looked for in JAVA_HOME, or among the folders TANGTHU_JDKS
    --key      khóa công khai của bên phát hành, nhận bằng đường khác / the releaser's public key, come by another way
    --prefix   /opt
    --config   /etc/tangthu: mọi ingest-*.yaml, search-*.yaml, owner*.yaml được kiểm tra trước khi chuyển
               / every one of them is checked with the new version before the switch; nothing in it is changed
    --reserve  dung lượng còn lại sau khi cài / room to be left (512 MiB)
    --systemd  (root) cài các unit vào /etc/systemd/system / installs the units there;
               --units DIR: vào thư mục khác / into another folder
install.sh --switch VERSION [--prefix DIR]
    Chuyển current sang một phiên bản đã cài, ví dụ để quay lại. / Switches to an installed version, to go back for example.
TEXT
}

while [ $# -gt 0 ]; do
    case $1 in
        --key) key=${2:-} && shift 2 ;;
        --prefix) prefix=${2:-} && shift 2 ;;
        --config) config=${2:-} && shift 2 ;;
        --reserve) reserve=${2:-} && shift 2 ;;
        --units) units=${2:-} && shift 2 ;;
        --switch) switch=${2:-} && shift 2 ;;
        --systemd) systemd=yes && shift ;;
        --help | -h) usage && exit 0 ;;
        *) usage >&2 && exit 2 ;;
    esac
done
case $reserve in '' | *[!0-9]*) usage >&2 && exit 2 ;; esac
case $prefix in /*) ;; *) prefix=$PWD/$prefix ;; esac
home=$prefix/tangthu

# One step, whatever happens: programs see the old version or the new one.
switch_to() {
    ln -sfn "$1" "$home/.current-$$"
    mv -T "$home/.current-$$" "$home/current"
}
is_version() { [[ $1 =~ ^[0-9]+(\.[0-9]+){0,2}(-[A-Za-z0-9.-]+)?$ ]]; }
line_of() { cut -d. -f1,2 <<<"$1"; }

if [ -n "$switch" ]; then
    is_version "$switch" && [ -f "$home/$switch/VERSION" ] || refuse \
        "Chưa cài phiên bản '$switch' trong $home." "Version '$switch' is not installed in $home."
    was=$(readlink "$home/current" 2>/dev/null || true)
    switch_to "$switch"
    say "current: ${was:-∅} → $switch"
    if [ -n "$was" ] && [ "$(line_of "$was")" != "$(line_of "$switch")" ]; then
        say "Cơ sở dữ liệu của $was không dùng được với $switch: dừng mọi dịch vụ, phục hồi bản sao lưu trước khi nâng cấp." \
            "The database of $was does not serve $switch: stop all services, restore the backup from before the upgrade."
    fi
    say "Khởi động lại từng dịch vụ. / Start the services again, one after another."
    exit 0
fi

[ "$systemd" = no ] || [ -n "$units" ] || [ "$(id -u)" = 0 ] || refuse "--systemd cần quyền root." "--systemd needs root."

# 1. Who made it.
[ -n "$key" ] || refuse \
    "Thiếu --key: khóa công khai của bên phát hành, nhận bằng đường khác (không phải từ gói này). Không cài khi chưa kiểm tra chữ ký." \
    "--key is missing: the releaser's public key, come by another way than this bundle. Nothing is installed unverified."
[ -r "$key" ] || refuse "Không đọc được $key." "$key cannot be read."
command -v openssl >/dev/null || refuse "Cần openssl 3 để kiểm tra chữ ký." "openssl 3 is needed to verify the signature."
[ -f "$here/SHA256SUMS" ] && [ -f "$here/SHA256SUMS.sig" ] || refuse \
    "Gói thiếu SHA256SUMS hoặc chữ ký của nó; chép lại gói." "The bundle lacks SHA256SUMS or its signature; copy it again."
# signed FOLDER
signed() {
    openssl pkeyutl -verify -pubin -inkey "$key" -rawin -in "$1/SHA256SUMS" -sigfile "$1/SHA256SUMS.sig" >/dev/null 2>&1
}
signed "$here" ||
    refuse "Chữ ký không do khóa $key tạo ra, hoặc danh sách đã bị sửa. Không dùng gói này; hỏi bên phát hành." \
        "The signature was not made by the key $key, or the list was changed. Do not use this bundle; ask the releaser."

# 2. That it is whole, and nothing more. verified FOLDER
verified() {
    local odd
    odd=$(find "$1" -mindepth 1 ! -type f ! -type d -print -quit)
    [ -z "$odd" ] || refuse "Gói chứa thứ không phải tệp: $odd" "The bundle contains what is no file: $odd"
    odd=$(cd "$1" && diff <(sed 's/^[0-9a-f]*  //' SHA256SUMS | sort) \
        <(find . -type f ! -path ./SHA256SUMS ! -path ./SHA256SUMS.sig -printf '%P\n' | sort) | grep '^[<>]' || true)
    [ -z "$odd" ] || refuse "Gói thiếu (<) hoặc thừa (>) tệp; chép lại gói:" \
        "Files are missing in the bundle (<) or too many (>); copy it again:" "$(head -n 5 <<<"$odd")"
    odd=$(cd "$1" && sha256sum --check --strict --quiet SHA256SUMS 2>&1 || true)
    [ -z "$odd" ] || refuse "Tệp bị hỏng hoặc bị sửa; chép lại gói:" \
        "Files are damaged or were changed; copy the bundle again:" "$(head -n 5 <<<"$odd")"
}
verified "$here"
version=$(sed -n 's/^version=//p' "$here/VERSION")
is_version "$version" || refuse "Số phiên bản lạ: '$version'" "Not a version: '$version'"
say "Chữ ký và $(wc -l <"$here/SHA256SUMS") tệp đều đúng / signature and all files are right:  $version"

# 3. What it needs.
find_jdk() {
    local wanted candidate
    for wanted in 25 21; do
        for candidate in "${JAVA_HOME:-}" "$prefix/tangthu/jdk" ${TANGTHU_JDKS:-/usr/lib/jvm/* /opt/*jdk*}; do
            if [ -n "$candidate" ] && [ -x "$candidate/bin/java" ] &&
                "$candidate/bin/java" -version 2>&1 | grep -q "version \"$wanted[.\"]"; then
                export JAVA_HOME=$candidate
                return
            fi
        done
    done
    refuse "Cần JDK 25 (hoặc 21): cài gói JDK, hoặc đặt JAVA_HOME." \
        "JDK 25 (or 21) is needed: install a JDK package, or set JAVA_HOME."
}
find_jdk
say "Java:  $JAVA_HOME"

existing=$prefix
while [ ! -d "$existing" ]; do existing=$(dirname "$existing"); done
needed=$(($(du -sm "$here" | cut -f1) + reserve))
free=$(df -Pm "$existing" | awk 'NR == 2 { print $4 }')
[ "$free" -ge "$needed" ] || refuse \
    "Thiếu chỗ trên $existing: cần $needed MiB, còn $free MiB." "Too little room on $existing: $needed MiB are needed, $free MiB are free."

# 4. What is there already.
current=$(readlink "$home/current" 2>/dev/null || true)
# A version with a suffix (0.2.0-rc1) comes before the one without: "~" sorts so.
newest() { printf '%s\n%s\n' "$1" "$2" | tr '-' '~' | sort -V | tail -n 1 | tr '~' '-'; }
if [ -n "$current" ] && [ "$current" != "$version" ] && [ "$(newest "$current" "$version")" = "$current" ]; then
    refuse "Đang dùng $current, mới hơn $version. Quay lại: $home/current/install.sh --switch $version (nếu đã cài); xem docs/operations.md." \
        "$current is in use, newer than $version. To go back: $home/current/install.sh --switch $version (where it is installed); see docs/operations.md."
fi

# 5. Beside the old one.
mkdir -p "$home"
if [ -e "$home/$version" ]; then
    cmp -s "$here/SHA256SUMS" "$home/$version/SHA256SUMS" || refuse \
        "$home/$version đã có với nội dung khác; một số phiên bản chỉ có một nội dung." \
        "$home/$version is there with other content; a version has one content."
    verified "$home/$version"
else
    unfinished=$home/.installing-$version-$$
    trap 'rm -rf "$unfinished"' EXIT
    trap 'exit 1' INT TERM HUP
    cp -R "$here/." "$unfinished"
    # Whatever the medium made of them.
    chmod -R u=rwX,go=rX "$unfinished"
    chmod 755 "$unfinished/install.sh" "$unfinished"/bin/*
    # The medium may have changed since it was verified.
    signed "$unfinished" || refuse "Bản chép không còn đúng chữ ký; chép lại gói." \
        "The copy does not bear the signature any more; copy the bundle again."
    verified "$unfinished"
    sync -f "$unfinished"
    mv -T "$unfinished" "$home/$version"
fi
say "Đã cài / installed:  $home/$version"

# 6. Whether the settings that are there suit the new version.
check_config() {
    local file program
    for file in "$config"/*.yaml; do
        case $(basename "$file") in
            ingest*) program=ingest-service ;;
            search*) program=search-service ;;
            owner*) program=prepare-database ;;
            *) continue ;;
        esac
        "$home/$version/bin/distributed" check-config "$program" --config "$file" || refuse \
            "$file không dùng được với $version; ${current:-chưa có phiên bản nào} vẫn đang được dùng. Sửa rồi chạy lại." \
            "$file does not suit $version; ${current:-no version} stays in use. Mend it, then run this again."
    done
}
check_config

# 7. The switch.
if [ "$systemd" = yes ]; then
    units=${units:-/etc/systemd/system}
    mkdir -p "$units"
    for unit in "$home/$version"/systemd/*.service; do
        sed "s#/opt/tangthu/#$home/#g" "$unit" >"$units/.$(basename "$unit").new"
        mv -T "$units/.$(basename "$unit").new" "$units/$(basename "$unit")"
    done
    ! command -v systemctl >/dev/null || [ ! -d /run/systemd/system ] || systemctl daemon-reload
    say "Unit:  $units/tangthu-*.service (thay đổi riêng: systemctl edit / changes of your own: systemctl edit)"
fi
# Services find the JDK there, whatever the environment of whoever installs says.
if [ -L "$home/jdk" ] || [ ! -e "$home/jdk" ]; then
    [ "$JAVA_HOME" -ef "$home/jdk" ] || ln -sfn "$(readlink -f "$JAVA_HOME")" "$home/jdk"
fi
switch_to "$version"
say "current: ${current:-∅} → $version"
if [ -z "$current" ]; then
    say "Tiếp theo / next: $home/current/docs/operations.md"
elif [ "$current" = "$version" ]; then
    say "Phiên bản này đã được dùng từ trước. / This version was in use already."
elif [ "$(line_of "$current")" = "$(line_of "$version")" ]; then
    say "Cùng dòng $(line_of "$version"): chạy prepare-database, rồi khởi động lại từng dịch vụ một." \
        "The same line $(line_of "$version"): run prepare-database, then restart the services one after another."
else
    say "Khác dòng: dừng mọi dịch vụ, sao lưu cơ sở dữ liệu, cài plugin Elasticsearch, chạy prepare-database, rồi khởi động tất cả." \
        "Another line: stop all services, back the database up, install the Elasticsearch plugin, run prepare-database, start all."
fi
[ -z "$current" ] || [ "$current" = "$version" ] ||
    say "Quay lại / to go back:  $home/current/install.sh --switch $current --prefix $prefix"
