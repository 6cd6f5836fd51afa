package vn.tangthu.catalogue;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A code list in the order of its file. Codes are unique, and entries that are no longer in force stay in it. */
public final class CodeList {
    private final String name;
    private final Map<String, CodeEntry> entries = new LinkedHashMap<>();

    CodeList(String name, List<CodeEntry> entries) {
        this.name = name;
        for (CodeEntry entry : entries) {
            if (this.entries.put(entry.code(), entry) != null) {
                throw new IllegalArgumentException("Code list " + name + " names the code twice: " + entry.code());
            }
        }
    }

    public String name() {
        return name;
    }

    public Optional<CodeEntry> find(String code) {
        return Optional.ofNullable(entries.get(code));
    }

    public boolean contains(String code) {
        return entries.containsKey(code);
    }

    public List<CodeEntry> entries() {
        return List.copyOf(entries.values());
    }

    /** Those that may be used for an act of this day. */
    public List<CodeEntry> entries(LocalDate day) {
        return entries.values().stream()
                .filter(entry -> entry.inForce().contains(day))
                .toList();
    }
}
