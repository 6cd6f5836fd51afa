package vn.tangthu.ingest.records;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseEvent;
import vn.tangthu.archive.casefile.Finding;
import vn.tangthu.catalogue.Label;

/** What is wrong with a form, by the names of its inputs. */
record FormProblems(Map<String, List<Label>> byInput) {
    private static final Pattern EVENT = Pattern.compile("events\\.(\\d+)(?:\\.(.+))?");

    static FormProblems none() {
        return new FormProblems(Map.of());
    }

    static FormProblems of(String input, Label why) {
        return new FormProblems(Map.of(input, List.of(why)));
    }

    /**
     * Finds the input of each finding; one about an event as a whole belongs to the input of its date.
     *
     * @param contents what was found wrong
     */
    static FormProblems of(List<Finding> findings, CaseContents contents) {
        Map<String, List<Label>> result = new LinkedHashMap<>();
        for (Finding finding : findings) {
            String input = input(finding.place(), contents.events());
            result.computeIfAbsent(input, name -> new ArrayList<>()).add(finding.why());
        }
        return new FormProblems(result);
    }

    private static String input(String place, List<CaseEvent> events) {
        Matcher event = EVENT.matcher(place);
        if (event.matches() && Integer.parseInt(event.group(1)) < events.size()) {
            UUID id = events.get(Integer.parseInt(event.group(1))).id();
            String field = event.group(2);
            return "e." + id + "." + (field == null ? "date" : field);
        }
        return place.startsWith("documents") || place.equals("events") ? place : "f." + place;
    }

    FormProblems and(String input, Label why) {
        Map<String, List<Label>> copy = new LinkedHashMap<>(byInput);
        copy.computeIfAbsent(input, name -> List.of());
        List<Label> all = new ArrayList<>(copy.getOrDefault(input, List.of()));
        all.add(why);
        copy.put(input, all);
        return new FormProblems(copy);
    }

    List<Label> of(String input) {
        return byInput.getOrDefault(input, List.of());
    }

    boolean isEmpty() {
        return byInput.isEmpty();
    }
}
