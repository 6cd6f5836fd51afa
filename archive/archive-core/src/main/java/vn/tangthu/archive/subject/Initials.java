package vn.tangthu.archive.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The first letters of a name in one order for all orders: what is left of it after most slips. */
final class Initials {
    /** Often left out, and of no use. */
    private static final Set<String> WEAK = Set.of("van", "thi");

    private static final Set<String> MAYBE_WEAK = Set.of("v", "t");
    private static final int WHOLE_NAME = 3;

    private Initials() {}

    /** One, or several where it is not known whether {@code V.} or {@code T.} stands for such a weak syllable. */
    static List<String> of(ComparableName name) {
        List<NamePart> parts = name.parts();
        if (parts.size() < WHOLE_NAME) {
            return List.of(letters(parts));
        }
        List<NamePart> strong =
                parts.stream().filter(part -> !WEAK.contains(part.folded())).toList();
        List<String> result = new ArrayList<>();
        result.add(letters(strong.isEmpty() ? parts : strong));
        if (strong.size() == parts.size()) {
            IntStream.range(0, parts.size())
                    .filter(i -> MAYBE_WEAK.contains(parts.get(i).folded()))
                    .mapToObj(i -> letters(without(parts, i)))
                    .forEach(result::add);
        }
        return result.stream().distinct().toList();
    }

    private static List<NamePart> without(List<NamePart> parts, int index) {
        List<NamePart> rest = new ArrayList<>(parts);
        NamePart unused = rest.remove(index);
        return rest;
    }

    private static String letters(List<NamePart> parts) {
        return parts.stream()
                .map(part -> String.valueOf(likeness(part.folded().charAt(0))))
                .sorted()
                .collect(Collectors.joining());
    }

    /** One letter for those that are written for one another. */
    private static char likeness(char letter) {
        return switch (letter) {
            case 'c', 'q' -> 'k';
            case 'x' -> 's';
            case 'y' -> 'i';
            case 'n' -> 'l';
            case 'f' -> 'p';
            case 'z' -> 'd';
            case 'j' -> 'g';
            case 'w' -> 'v';
            default -> letter;
        };
    }
}
