package vn.tangthu.ingest.records;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.Unit;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.catalogue.CodeEntry;
import vn.tangthu.catalogue.CodeList;
import vn.tangthu.catalogue.Label;
import vn.tangthu.catalogue.Period;
import vn.tangthu.vietnamese.Token;
import vn.tangthu.vietnamese.VietnameseText;

/**
 * Finds entries of a code list by what somebody has typed so far: the beginning of any of their words, in any order, with
 * or without marks and spaces, the first letters of their words, or their code. Those that fit better come first, those
 * not in force last. Safe for concurrent use.
 */
final class CodeSearch {
    /** An entry of a list, whatever the list is made of. */
    record Entry(String code, Label label, Period inForce, List<String> also) {
        static Entry of(CodeEntry entry) {
            return new Entry(entry.code(), entry.label(), entry.inForce(), entry.also());
        }

        static Entry of(Unit unit) {
            return new Entry(unit.code().value(), new Label(unit.nameVi(), unit.nameEn()), unit.inForce(), List.of());
        }
    }

    /**
     * What was found.
     *
     * @param more how many more there are
     */
    record Found(List<Entry> entries, int more) {}

    private final Map<String, List<Words>> lists = new ConcurrentHashMap<>();

    Found find(CodeList list, String typed, LocalDate day, int limit) {
        List<Words> words = lists.computeIfAbsent(
                list.name(),
                name -> list.entries().stream().map(Entry::of).map(Words::of).toList());
        return find(words, typed, day, limit);
    }

    Found find(UnitTree units, Predicate<Unit> among, String typed, LocalDate day, int limit) {
        return find(
                units.units().stream()
                        .filter(among)
                        .map(Entry::of)
                        .map(Words::of)
                        .toList(),
                typed,
                day,
                limit);
    }

    private static Found find(List<Words> all, String typed, LocalDate day, int limit) {
        Typed query = Typed.of(typed);
        List<Ranked> ranked = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            int rank = all.get(i).rank(query);
            if (rank >= 0) {
                boolean past = !all.get(i).entry.inForce().contains(day);
                ranked.add(new Ranked(all.get(i).entry, past ? rank + 100 : rank, i));
            }
        }
        ranked.sort(Comparator.comparingInt(Ranked::rank).thenComparingInt(Ranked::place));
        return new Found(ranked.stream().limit(limit).map(Ranked::entry).toList(), Math.max(0, ranked.size() - limit));
    }

    /** The beginning {@code quy} belongs to {@code quyền} as well as to {@code quí}, so that y and i are one letter here. */
    private static String folded(Token token) {
        return token.folded().replace('y', 'i');
    }

    private record Ranked(Entry entry, int rank, int place) {}

    /** What was typed. */
    private record Typed(String text, List<String> folded, List<String> exact, boolean marked, String joined) {
        static Typed of(String typed) {
            List<Token> tokens = VietnameseText.tokens(typed);
            List<String> folded = tokens.stream().map(CodeSearch::folded).toList();
            return new Typed(
                    typed.strip().toLowerCase(Locale.ROOT),
                    folded,
                    tokens.stream().map(Token::exact).toList(),
                    VietnameseText.hasMarks(typed),
                    String.join("", folded));
        }
    }

    /** An entry with the words by which it is found: those of all its names in both languages. */
    private record Words(Entry entry, List<Name> names) {
        static Words of(Entry entry) {
            List<String> names = new ArrayList<>(List.of(entry.label.vi(), entry.label.en()));
            names.addAll(entry.also);
            return new Words(entry, names.stream().distinct().map(Name::of).toList());
        }

        /** The smaller the better, negative where it does not fit. */
        int rank(Typed query) {
            if (query.text.isEmpty()) {
                return 0;
            }
            String code = entry.code.toLowerCase(Locale.ROOT);
            if (code.equals(query.text)) {
                return 0;
            }
            int best = code.startsWith(query.text) ? 40 : -1;
            for (Name name : names) {
                int rank = name.rank(query);
                best = rank >= 0 && (best < 0 || rank < best) ? rank : best;
            }
            return best;
        }
    }

    private record Name(List<String> folded, List<String> exact, String joined, String initials) {
        static Name of(String text) {
            List<Token> tokens = VietnameseText.tokens(text);
            List<String> folded = tokens.stream().map(CodeSearch::folded).toList();
            StringBuilder initials = new StringBuilder();
            folded.forEach(word -> initials.appendCodePoint(word.codePointAt(0)));
            return new Name(
                    folded, tokens.stream().map(Token::exact).toList(), String.join("", folded), initials.toString());
        }

        int rank(Typed query) {
            if (query.folded.isEmpty()) {
                return -1;
            }
            int plain = fit(query.folded, folded);
            if (plain < 0) {
                return shortened(query);
            }
            // Marks that were typed are meant, those that were not are not held against anything.
            int marked = query.marked ? fit(query.exact, exact) : plain;
            return marked >= 0 && marked <= plain + 5 ? marked : plain + 5;
        }

        private static int fit(List<String> typed, List<String> words) {
            if (words.equals(typed)) {
                return 1;
            }
            for (int i = 0; i + typed.size() <= words.size(); i++) {
                if (run(typed, words, i)) {
                    return i == 0 ? 10 : 20;
                }
            }
            return allBegin(typed, words) ? 30 : -1;
        }

        /** Without the spaces between words, or their first letters alone. */
        private int shortened(Typed query) {
            if (query.folded.size() > 1 || query.joined.length() < 2) {
                return -1;
            }
            if (joined.startsWith(query.joined)) {
                return 40;
            }
            return initials.startsWith(query.joined) ? 42 : initials.contains(query.joined) ? 44 : -1;
        }

        /** Whether the words typed stand one after another from there, the last one perhaps not to its end. */
        private static boolean run(List<String> typed, List<String> words, int from) {
            for (int i = 0; i < typed.size(); i++) {
                boolean last = i == typed.size() - 1;
                String word = words.get(from + i);
                if (last ? !word.startsWith(typed.get(i)) : !word.equals(typed.get(i))) {
                    return false;
                }
            }
            return true;
        }

        /** Whether each word typed begins a word of its own. */
        private static boolean allBegin(List<String> typed, List<String> words) {
            List<@Nullable String> open = new ArrayList<>(words);
            for (String one : typed) {
                int at = indexOf(open, one);
                if (at < 0) {
                    return false;
                }
                open.set(at, null);
            }
            return true;
        }

        /** A whole word before the mere beginning of one. */
        private static int indexOf(List<@Nullable String> open, String typed) {
            int begun = -1;
            for (int i = 0; i < open.size(); i++) {
                String word = open.get(i);
                if (typed.equals(word)) {
                    return i;
                }
                if (begun < 0 && word != null && word.startsWith(typed)) {
                    begun = i;
                }
            }
            return begun;
        }
    }
}
