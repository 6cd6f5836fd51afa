package vn.tangthu.wiring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Options of one command: {@code --name value} and flags {@code --name}. */
public final class Arguments {
    private final Map<String, String> values = new HashMap<>();

    /** @throws StartRefusedException for anything that is not an option of this command */
    public Arguments(List<String> arguments, Set<String> options, Set<String> flags) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            String name = argument.startsWith("--") ? argument.substring(2) : "";
            if (flags.contains(name)) {
                values.put(name, "");
            } else if (options.contains(name) && i + 1 < arguments.size()) {
                values.put(name, arguments.get(++i));
            } else {
                throw new StartRefusedException(
                        "Không hiểu tham số '" + argument + "', hoặc thiếu giá trị. Chạy ./tangthu để xem các lệnh.",
                        "Argument '" + argument + "' is not known or lacks its value. Run ./tangthu for the commands.");
            }
        }
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public @Nullable String get(String name) {
        return values.get(name);
    }

    public String get(String name, String fallback) {
        return values.getOrDefault(name, fallback);
    }

    public String require(String name) {
        String value = values.get(name);
        if (value == null || value.isBlank()) {
            throw new StartRefusedException("Thiếu --" + name + ".", "Option --" + name + " is missing.");
        }
        return value;
    }

    /** A whole number in a range. */
    public int number(String name, int fallback, int least, int most) {
        String text = values.get(name);
        if (text == null) {
            return fallback;
        }
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        throw new StartRefusedException(
                "--" + name + " phải là số từ " + least + " đến " + most + ".",
                "--" + name + " must be a number from " + least + " to " + most + ".");
    }
}
