package vn.tangthu.distributed.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import vn.tangthu.wiring.StartRefusedException;

/** Reads a configuration file (YAML) and says everything that is wrong with it at once. */
public final class SettingsFile {
    private final Program program;
    private final Path file;
    private final Map<String, Object> values = new HashMap<>();
    private final List<String> vietnamese = new ArrayList<>();
    private final List<String> english = new ArrayList<>();

    private SettingsFile(Program program, Path file) {
        this.program = program;
        this.file = file;
    }

    /** @throws StartRefusedException with a sentence for every key that is missing, unknown or wrong */
    public static Settings read(Program program, Path file) {
        return new SettingsFile(program, file.toAbsolutePath().normalize()).settings();
    }

    private Settings settings() {
        List<OriginTrackedMapPropertySource> documents = load();
        Map<String, Written> written = new HashMap<>();
        for (OriginTrackedMapPropertySource document : documents) {
            for (String key : document.getPropertyNames()) {
                written.put(key, new Written(String.valueOf(document.getProperty(key)), document.getOrigin(key)));
            }
        }
        Keys.all().stream()
                .filter(setting -> setting.readBy().contains(program))
                .forEach(setting -> read(setting, written.remove(setting.key())));
        written.forEach(this::unknown);
        if (!english.isEmpty()) {
            throw new StartRefusedException(String.join("\n", vietnamese), String.join("\n", english));
        }
        return new Settings(program, file, values);
    }

    private List<OriginTrackedMapPropertySource> load() {
        if (!Files.isReadable(file)) {
            throw new StartRefusedException(
                    "Không đọc được tệp cấu hình " + file + ". Chỉ đúng tệp với --config.",
                    "The configuration file " + file + " cannot be read. Name the right one with --config.");
        }
        try {
            List<OriginTrackedMapPropertySource> documents = new ArrayList<>();
            for (PropertySource<?> source :
                    new YamlPropertySourceLoader().load("configuration", new FileSystemResource(file))) {
                documents.add((OriginTrackedMapPropertySource) source);
            }
            return documents;
        } catch (YAMLException e) {
            int line = e instanceof MarkedYAMLException marked && marked.getProblemMark() != null
                    ? marked.getProblemMark().getLine() + 1
                    : 1;
            throw new StartRefusedException(
                    file + ", dòng " + line + ": không phải YAML, hoặc một khóa có hai lần.",
                    file + ", line " + line + ": this is not YAML, or a key stands there twice.");
        } catch (IOException e) {
            throw new StartRefusedException(
                    "Không đọc được tệp cấu hình " + file + ".", "The configuration file " + file + " cannot be read.");
        }
    }

    private void read(Setting<?> setting, @Nullable Written written) {
        String text = written == null ? setting.fallback() : written.text;
        if (text == null) {
            problem(
                    file.toString(),
                    "thiếu " + setting.key() + ": " + setting.meaning().vi(),
                    setting.key() + " is missing: " + setting.meaning().en());
            return;
        }
        if (text.isEmpty() && Objects.equals(setting.fallback(), "")) {
            return;
        }
        Optional<?> value = setting.syntax().reader().apply(text.strip(), Objects.requireNonNull(file.getParent()));
        if (value.isPresent()) {
            values.put(setting.key(), value.get());
        } else {
            problem(
                    where(written),
                    setting.key() + " phải là " + setting.syntax().expected().vi() + ".",
                    setting.key() + " must be " + setting.syntax().expected().en() + ".");
        }
    }

    private void unknown(String key, Written written) {
        Optional<Setting<?>> elsewhere =
                Keys.all().stream().filter(setting -> setting.key().equals(key)).findFirst();
        if (elsewhere.isPresent()) {
            problem(
                    where(written),
                    key + " không thuộc về " + program.command() + "; hãy bỏ dòng này.",
                    key + " does not belong to " + program.command() + "; take this line out.");
            return;
        }
        Optional<String> near = Nearest.of(key, program);
        problem(
                where(written),
                "không có khóa " + key
                        + near.map(name -> "; có phải là " + name + "?").orElse("; xem docs/configuration.md."),
                "there is no key " + key
                        + near.map(name -> "; is it " + name + "?").orElse("; see docs/configuration.md."));
    }

    private void problem(String where, String vi, String en) {
        vietnamese.add(where + ": " + vi);
        english.add(where + ": " + en);
    }

    private String where(@Nullable Written written) {
        if (written != null && written.origin instanceof TextResourceOrigin text && text.getLocation() != null) {
            return file + ":" + (Objects.requireNonNull(text.getLocation()).getLine() + 1);
        }
        return file.toString();
    }

    private record Written(String text, @Nullable Origin origin) {}
}
