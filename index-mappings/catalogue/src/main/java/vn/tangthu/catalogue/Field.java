package vn.tangthu.catalogue;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field of a record or of an event: what forms, checks, imports, exports, search, figures and the documentation are made
 * from.
 *
 * @param code key in stored values and in the API, unique in its category or event
 * @param list name of the code list, for type {@link FieldType#CODE}; else null
 * @param group code of the group that it came from, or null where the category itself has it
 * @param help what to enter, or null
 * @param clause the clause that asks for it, or null
 * @param inForce when new records have it
 * @param properties see {@link Property}
 * @param longest most characters of one value
 * @param notBefore codes of fields whose date this date may not precede
 * @param codeOf code of the field at whose date a code must have been in force; null where any time will do
 * @param printed words that stand before the value on paper, for reading it from a scan
 * @param identity what it says about who the subject is, or null where it says nothing of that kind
 */
public record Field(
        String code,
        Label label,
        FieldType type,
        @Nullable String list,
        @Nullable String group,
        @Nullable Label help,
        @Nullable String clause,
        Period inForce,
        Set<Property> properties,
        int longest,
        List<String> notBefore,
        @Nullable String codeOf,
        List<String> printed,
        @Nullable Identity identity) {
    public Field {
        properties = Set.copyOf(properties);
        notBefore = List.copyOf(notBefore);
        printed = List.copyOf(printed);
    }

    /** A field that says nothing about who the subject is. */
    public Field(
            String code,
            Label label,
            FieldType type,
            @Nullable String list,
            @Nullable String group,
            @Nullable Label help,
            @Nullable String clause,
            Period inForce,
            Set<Property> properties,
            int longest,
            List<String> notBefore,
            @Nullable String codeOf,
            List<String> printed) {
        this(
                code,
                label,
                type,
                list,
                group,
                help,
                clause,
                inForce,
                properties,
                longest,
                notBefore,
                codeOf,
                printed,
                null);
    }

    /** What is done with a field. */
    public enum Property {
        /** A record without it is incomplete. */
        REQUIRED,
        /** It may have several values. */
        MANY,
        /** Its words are found by the search line. */
        SEARCHABLE,
        /** Results are counted and filtered by it. */
        FACET,
        /** Figures are counted by it. */
        DIMENSION,
        /** It identifies the subject: records that agree in it may be about the same one. */
        IDENTIFYING,
        /** A date that may lie in the future, such as the end of a term; other dates tell what has happened. */
        FUTURE
    }

    /** What a field says about who the subject is: what records are compared by to find those about the same one. */
    public enum Identity {
        /** The name it goes by. */
        NAME,
        /** A name it had. */
        FORMER_NAME,
        /** Another name, an abbreviation. */
        ALIAS,
        /** A number that nobody else has: of an identity card, a passport, a tax payer. */
        NUMBER,
        /** When it was born. */
        BIRTH,
        FATHER,
        MOTHER,
        /** Where it comes from, or is. */
        PLACE,
        SEX;

        /** What an identifying field of this type says where the catalogue does not tell. */
        public static Identity of(FieldType type) {
            return switch (type) {
                case NAME -> NAME;
                case DATE, PARTIAL_DATE -> BIRTH;
                case IDENTITY_NUMBER, DOCUMENT_NUMBER, NUMBER -> NUMBER;
                case TEXT, LONG_TEXT, CODE, MONEY, SENTENCE, FLAG, UNIT -> PLACE;
            };
        }
    }

    public boolean has(Property property) {
        return properties.contains(property);
    }
}
