package vn.tangthu.ingest.proposal.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.tangthu.catalogue.CodeEntry;
import vn.tangthu.catalogue.CodeList;
import vn.tangthu.ingest.proposal.text.ReadText;
import vn.tangthu.ingest.proposal.text.Stretch;

/** Entries of a code list by their names. */
final class CodePattern implements ValuePattern {
    /** What stands before the name of a place in its full name, and may be left out on paper. */
    private static final Pattern KIND_OF_PLACE = Pattern.compile("^(?:Tỉnh|Thành phố) (?=\\p{Lu})");

    private static final double NO_LONGER_IN_FORCE = 0.85;
    private final Phrases phrases;

    CodePattern(CodeList list) {
        List<Phrases.Phrase> names = new ArrayList<>();
        for (CodeEntry entry : list.entries()) {
            double weight = entry.inForce().until() == null ? 1 : NO_LONGER_IN_FORCE;
            Stream.concat(Stream.of(entry.label().vi()), entry.also().stream())
                    .flatMap(name -> Stream.of(name, KIND_OF_PLACE.matcher(name).replaceFirst("")))
                    .distinct()
                    .forEach(name -> names.add(Phrases.Phrase.named(entry.code(), name, weight)));
        }
        phrases = new Phrases(names);
    }

    @Override
    public List<Found> find(ReadText text, Stretch extent) {
        return phrases.find(text, extent);
    }
}
