package vn.tangthu.ingest.records;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.tangthu.catalogue.Label;

/**
 * A form as a page shows it.
 *
 * @param problems all that is wrong, in the order of the form, for the summary above it
 */
record FormView(List<Group> groups, List<EventBlock> events, List<Problem> problems) {
    FormView {
        groups = List.copyOf(groups);
        events = List.copyOf(events);
        problems = List.copyOf(problems);
    }

    /**
     * Id of the input that a person begins with.
     *
     * @param wanted an id that comes first, or null
     */
    public String focus(@Nullable String wanted) {
        if (wanted != null) {
            return wanted;
        }
        return problems.stream()
                .map(Problem::target)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .or(() -> Stream.concat(
                                groups.stream().flatMap(group -> group.inputs().stream()),
                                events.stream().flatMap(event -> event.inputs().stream()))
                        .map(Input::id)
                        .findFirst())
                .orElse("");
    }

    /** @param wrong how many of its inputs are wrong */
    record Group(String id, String name, List<Input> inputs, long wrong) {}

    /** The inputs of one event. */
    record EventBlock(
            String id, String type, String name, @Nullable String clause, List<Input> inputs) {}

    /**
     * One field.
     *
     * @param name of the input; several values are several inputs of one name
     * @param id of the first of them
     * @param kind {@code text}, {@code area}, {@code lookup} or {@code flag}
     * @param list where codes are looked up, or null
     * @param width {@code short}, {@code medium} or {@code wide}
     * @param example how a value may look, or null
     * @param mode what a keyboard on a screen should offer
     * @param values at least one; for several, the last is empty
     */
    record Input(
            String name,
            String id,
            String label,
            @Nullable String help,
            @Nullable String clause,
            String kind,
            @Nullable String list,
            String width,
            @Nullable String example,
            String mode,
            int longest,
            boolean required,
            boolean many,
            List<String> values,
            List<Label> problems) {
        /** Ids of what describes it. */
        public String describedBy() {
            return (help == null && clause == null ? "" : id + "-help ") + (problems.isEmpty() ? "" : id + "-problem");
        }

        /** Id of one of its inputs. */
        public String id(int place) {
            return place == 0 ? id : id + "-" + (place + 1);
        }
    }

    /**
     * A line of the summary.
     *
     * @param target id of the input, or null where the form has none for it
     */
    record Problem(@Nullable String target, String where, Label why) {}
}
