package vn.tangthu.distributed.settings;

import java.util.List;
import java.util.stream.Collectors;

/** The page {@code docs/configuration.md}, made of the keys themselves. */
final class ConfigurationReference {
    private ConfigurationReference() {}

    static String markdown() {
        StringBuilder page = new StringBuilder("""
                # Configuration of the distributed profile

                Made from the code; do not edit. Each program reads one YAML file (`--config FILE`). Relative paths begin \
                at the folder of that file. Secrets stand in files of their own that only their owner may read. \
                `./tangthu distributed check-config PROGRAM --config FILE` says everything that is wrong at once.

                Được sinh từ mã nguồn. Mỗi chương trình đọc một tệp YAML; mật khẩu và khóa nằm trong tệp riêng.

                | key | read by | value | default | meaning |
                | --- | --- | --- | --- | --- |
                """);
        Keys.all().forEach(setting -> page.append(row(setting)));
        return page.toString();
    }

    private static String row(Setting<?> setting) {
        String programs =
                setting.readBy().stream().sorted().map(Program::command).collect(Collectors.joining(", "));
        String fallback = setting.fallback();
        String standard = fallback == null ? "**required**" : fallback.isEmpty() ? "none" : "`" + fallback + "`";
        List<String> cells = List.of(
                "`" + setting.key() + "`",
                programs,
                setting.syntax().expected().en(),
                standard,
                setting.meaning().vi() + "<br>" + setting.meaning().en());
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
