package vn.tangthu.ingest.records;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an officer chose on a page of read values, by the key of each line: {@code k.N} names the line, {@code c.N} is the
 * choice, {@code o.N} what was typed. A line without a choice was not decided.
 */
record ScanChoices(Map<String, Choice> byKey) {
    private static final Pattern KEY = Pattern.compile("k\\.(\\d{1,5})");
    private static final String TAKE = "take:";

    /** What was done with a line. */
    sealed interface Choice {
        /** Nothing: it goes nowhere. */
        record Open() implements Choice {}

        /** @param value one of the readings, in the form in which it is kept */
        record Take(String value) implements Choice {}

        /** @param text as typed */
        record Own(String text) implements Choice {}

        record Reject() implements Choice {}
    }

    static ScanChoices none() {
        return new ScanChoices(Map.of());
    }

    static ScanChoices of(Map<String, List<String>> parameters) {
        Function<String, String> first = name ->
                parameters.getOrDefault(name, List.of()).stream().findFirst().orElse("");
        Map<String, Choice> result = new LinkedHashMap<>();
        for (String name : parameters.keySet()) {
            Matcher key = KEY.matcher(name);
            if (key.matches()) {
                String number = key.group(1);
                result.put(first.apply(name), choice(first.apply("c." + number), first.apply("o." + number)));
            }
        }
        return new ScanChoices(result);
    }

    private static Choice choice(String code, String typed) {
        if (code.startsWith(TAKE)) {
            return new Choice.Take(code.substring(TAKE.length()));
        }
        return switch (code) {
            case "own" -> new Choice.Own(typed);
            case "no" -> new Choice.Reject();
            default -> new Choice.Open();
        };
    }

    Choice of(String key) {
        return byKey.getOrDefault(key, new Choice.Open());
    }

    boolean decided(String key) {
        return !(of(key) instanceof Choice.Open);
    }

    /** Whether something was decided about a line that is not there any more. */
    boolean goneFrom(List<String> keys) {
        return byKey.keySet().stream().anyMatch(key -> decided(key) && !keys.contains(key));
    }

    /** Whether nothing was decided. */
    boolean isEmpty() {
        return byKey.keySet().stream().noneMatch(this::decided);
    }

    /** How the page marks the choice again. */
    String code(String key) {
        return switch (of(key)) {
            case Choice.Open() -> "";
            case Choice.Take(String value) -> TAKE + value;
            case Choice.Own own -> "own";
            case Choice.Reject() -> "no";
        };
    }

    /** What was typed for a line, or null. */
    @Nullable
    String typed(String key) {
        return of(key) instanceof Choice.Own(String text) ? text : null;
    }

    /** Keys of lines must differ; the same field with the same value twice gets a number. */
    static String key(Map<String, Integer> before, String... parts) {
        String key = String.join("=", parts);
        int times = before.merge(key, 1, Integer::sum);
        return times == 1 ? key : key + "#" + times;
    }
}
