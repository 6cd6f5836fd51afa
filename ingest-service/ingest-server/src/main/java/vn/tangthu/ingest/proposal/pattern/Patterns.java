package vn.tangthu.ingest.proposal.pattern;

import java.util.List;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.Field;

/** The pattern of each type of field. */
public final class Patterns {
    private final Catalogue catalogue;

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
        return switch (list) {
            case OffencePattern.LIST -> offences();
            case EducationPattern.LIST -> new EducationPattern(catalogue.list(list));
            default -> new CodePattern(catalogue.list(list));
        };
    }

    public OffencePattern offences() {
        return new OffencePattern(catalogue.list(OffencePattern.LIST));
    }
}
