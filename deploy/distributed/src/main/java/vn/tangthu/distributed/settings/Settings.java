package vn.tangthu.distributed.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The checked values of one configuration file. */
public final class Settings {
    private final Program program;
    private final Path file;
    private final Map<String, Object> values;

    Settings(Program program, Path file, Map<String, Object> values) {
        this.program = program;
        this.file = file;
        this.values = Map.copyOf(values);
    }

    public Program program() {
        return program;
    }

    public Path file() {
        return file;
    }

    /** @throws IllegalStateException if this program does not know the key, or it may have no value and has none */
    public <T> T get(Setting<T> setting) {
        return find(setting).orElseThrow(() -> new IllegalStateException("No value of " + setting.key()));
    }

    /** Empty if there is no value. */
    @SuppressWarnings("unchecked") // the reader put in what the syntax of this key made
    public <T> Optional<T> find(Setting<T> setting) {
        if (!setting.readBy().contains(program)) {
            throw new IllegalStateException(program.command() + " does not know " + setting.key());
        }
        return Optional.ofNullable((T) values.get(setting.key()));
    }
}
