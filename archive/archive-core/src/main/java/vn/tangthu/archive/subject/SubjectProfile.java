package vn.tangthu.archive.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.RecordCategory;
import vn.tangthu.catalogue.SubjectKind;
import vn.tangthu.catalogue.value.PartialDate;

/**
 * What a case file says about who its subject is, in the form in which two are compared: the fields of its category of which
 * the catalogue tells what they identify.
 */
public final class SubjectProfile {
    static final SubjectProfile NOTHING = new SubjectProfile(SubjectKind.NONE);

    private final SubjectKind kind;
    private final List<ComparableName> names = new ArrayList<>();
    private final List<ComparableName> fathers = new ArrayList<>();
    private final List<ComparableName> mothers = new ArrayList<>();
    private final Set<String> numbers = new TreeSet<>();
    private final List<PartialDate> births = new ArrayList<>();
    private final List<ComparablePlace> places = new ArrayList<>();
    private final Set<String> sexes = new TreeSet<>();

    private SubjectProfile(SubjectKind kind) {
        this.kind = kind;
    }

    public static SubjectProfile of(RecordCategory category, FieldValues values) {
        SubjectProfile profile = new SubjectProfile(category.subject());
        for (Field field : category.fields()) {
            Field.Identity identity = field.identity();
            if (identity != null) {
                values.all(field.code()).forEach(value -> profile.add(identity, value));
            }
        }
        return profile;
    }

    private void add(Field.Identity identity, String value) {
        switch (identity) {
            case NAME -> names.addAll(ComparableName.read(value, kind, false));
            case FORMER_NAME, ALIAS -> names.addAll(ComparableName.read(value, kind, true));
            case FATHER -> fathers.addAll(ComparableName.read(value, SubjectKind.PERSON, false));
            case MOTHER -> mothers.addAll(ComparableName.read(value, SubjectKind.PERSON, false));
            case NUMBER -> {
                String number = NumberMatch.read(value, kind);
                if (!number.isEmpty()) {
                    numbers.add(number);
                }
            }
            case BIRTH -> PartialDate.read(value).filter(PartialDate::known).ifPresent(births::add);
            case PLACE -> places.add(ComparablePlace.read(value));
            case SEX -> sexes.add(value);
        }
    }

    public SubjectKind kind() {
        return kind;
    }

    List<ComparableName> names() {
        return names;
    }

    List<ComparableName> fathers() {
        return fathers;
    }

    List<ComparableName> mothers() {
        return mothers;
    }

    Set<String> numbers() {
        return numbers;
    }

    List<PartialDate> births() {
        return births;
    }

    List<ComparablePlace> places() {
        return places;
    }

    Set<String> sexes() {
        return sexes;
    }
}
