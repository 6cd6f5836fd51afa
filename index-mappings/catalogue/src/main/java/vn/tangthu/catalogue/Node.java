package vn.tangthu.catalogue;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mapping in a YAML file of the catalogue. Whoever corrects such a file is a lawyer, not a developer: what is wrong is
 * named with its file and place, and a key that nobody asks for is an error.
 */
final class Node {
    private final String place;
    private final Map<?, ?> values;
    private final Set<String> laws;
    private final Set<String> asked = new HashSet<>();

    /** @param laws codes with which clauses may begin */
    Node(String place, Object value, Set<String> laws) {
        this.place = place;
        this.laws = laws;
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException(place + " is not a mapping of keys to values");
        }
        values = map;
    }

    String text(String key) {
        String text = optional(key);
        if (text == null) {
            throw wrong("has no '" + key + "'");
        }
        return text;
    }

    @Nullable
    String optional(String key) {
        asked.add(key);
        Object value = values.get(key);
        if (value instanceof Map<?, ?> || value instanceof List<?>) {
            throw wrong("'" + key + "' is not a text");
        }
        return value == null || value.toString().isBlank()
                ? null
                : value.toString().strip();
    }

    /** The clause that this rests on: the code of a law, then the article if it is known. */
    @Nullable
    String clause() {
        String clause = optional("clause");
        if (clause == null || laws.stream().anyMatch(law -> clause.equals(law) || clause.startsWith(law + " "))) {
            return clause;
        }
        throw wrong("the clause begins with no law of laws.yaml: " + clause);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    boolean flag(String key) {
        String text = optional(key);
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw wrong("'" + key + "' is neither true nor false: " + text);
    }

    int number(String key, int otherwise) {
        String text = optional(key);
        try {
            return text == null ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw wrong("'" + key + "' is not a whole number: " + text);
        }
    }

    /** Texts in their order; one text stands for a list of one. */
    List<String> texts(String key) {
        asked.add(key);
        Object value = values.get(key);
        if (value == null) {
            return List.of();
        }
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(value.toString());
    }

    Set<String> set(String key) {
        return new LinkedHashSet<>(texts(key));
    }

    <E extends Enum<E>> E oneOf(Class<E> kind, String key) {
        return constant(kind, key, text(key));
    }

    <E extends Enum<E>> Set<E> anyOf(Class<E> kind, String key) {
        Set<E> result = new LinkedHashSet<>();
        texts(key).forEach(text -> result.add(constant(kind, key, text)));
        return result;
    }

    private <E extends Enum<E>> E constant(Class<E> kind, String key, String text) {
        for (E constant : kind.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
                return constant;
            }
        }
        throw wrong("'" + key + "' is none of "
                + Arrays.toString(kind.getEnumConstants())
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-')
                + ": " + text);
    }

    List<Node> nodes(String key) {
        asked.add(key);
        Object value = values.get(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw wrong("'" + key + "' is not a list");
        }
        List<Node> result = new ArrayList<>();
        for (Object element : list) {
            result.add(new Node(place + ", " + key + " " + (result.size() + 1), element, laws));
        }
        return result;
    }

    Label label() {
        return new Label(text("vi"), text("en"));
    }

    /** The days between {@code since} and {@code until}; the latter is the first on which it is no longer in force. */
    Period period() {
        try {
            return new Period(date("since"), date("until"));
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private @Nullable LocalDate date(String key) {
        String text = optional(key);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw wrong("'" + key + "' is not a day such as 2025-03-01: " + text);
        }
    }

    java.time.Period length(String key) {
        String text = text(key);
        try {
            return java.time.Period.parse(text);
        } catch (DateTimeException e) {
            throw wrong("'" + key + "' is not a length of time such as P7D or P6M: " + text);
        }
    }

    /** @throws IllegalArgumentException if there is a key that nobody asked for */
    void end() {
        for (Object key : values.keySet()) {
            if (!asked.contains(String.valueOf(key))) {
                throw wrong("has a key that is not known here: '" + key + "'");
            }
        }
    }

    IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(place + ": " + what);
    }
}
