package vn.tangthu.ingest.proposal.pattern;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.Field;

/** The pattern of each type of field. */
public final class Patterns {
    private final Catalogue catalogue;
    private final Map<String, ValuePattern> codes = new ConcurrentHashMap<>();

    public Patterns(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    public ValuePattern of(Field field) {
        return switch (field.type()) {
            case TEXT, LONG_TEXT -> new TextPattern();
            case NAME -> new NamePattern(field.has(Field.Property.MANY));
            case DATE -> new DatePattern(false);
            case PARTIAL_DATE -> new DatePattern(true);
            case CODE -> code(field);
            case NUMBER -> new NumberPattern();
            case MONEY -> new MoneyPattern();
            case SENTENCE -> new SentencePattern();
            case IDENTITY_NUMBER -> new IdentityNumberPattern();
            case DOCUMENT_NUMBER -> new DocumentNumberPattern();
            case FLAG -> new FlagPattern();
            // Papers name units in many ways and never by their codes: whoever enters them chooses.
            case UNIT -> (text, extent) -> List.of();
        };
    }

    private ValuePattern code(Field field) {
        String list = field.list();
        if (list == null) {
            throw new IllegalArgumentException("Field " + field.code() + " has no code list");
        }
        return codes.computeIfAbsent(list, this::code);
    }

    private ValuePattern code(String list) {
        return switch (list) {
            case OffencePattern.LIST -> new OffencePattern(catalogue.list(list));
            case EducationPattern.LIST -> new EducationPattern(catalogue.list(list));
            default -> new CodePattern(catalogue.list(list));
        };
    }

    /** @param field of the list {@link OffencePattern#LIST} */
    public OffencePattern offences(Field field) {
        return (OffencePattern) of(field);
    }
}
