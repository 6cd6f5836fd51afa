package vn.tangthu.archive.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.document.DocumentId;

/**
 * A filter over case files; null components do not filter.
 *
 * @param values codes of fields with a value that the case file must have among those of that field
 * @param document a document that belongs to it
 * @param incomplete only those that lack something
 * @param dueBefore only those of which something was due before this day
 * @param deleted only those that were taken out; otherwise only those that were not
 * @param changedBefore the cursor for paging, newest first: only those changed before this moment, or at it with a smaller
 *     id than {@code idBefore}
 */
public record CaseFileFilter(
        @Nullable String category,
        @Nullable UnitCode unit,
        @Nullable String status,
        Map<String, String> values,
        @Nullable SubjectId subject,
        @Nullable DocumentId document,
        boolean incomplete,
        @Nullable LocalDate dueBefore,
        boolean deleted,
        @Nullable Instant changedBefore,
        @Nullable CaseFileId idBefore) {
    public CaseFileFilter {
        values = Map.copyOf(values);
    }

    public static CaseFileFilter all() {
        return where().build();
    }

    /** Begins a filter; what is not said does not filter. */
    public static Builder where() {
        return new Builder();
    }

    /** A filter in the making. */
    public static final class Builder {
        private @Nullable String category;
        private @Nullable UnitCode unit;
        private @Nullable String status;
        private Map<String, String> values = Map.of();
        private @Nullable SubjectId subject;
        private @Nullable DocumentId document;
        private boolean incomplete;
        private @Nullable LocalDate dueBefore;
        private boolean deleted;
        private @Nullable Instant changedBefore;
        private @Nullable CaseFileId idBefore;

        private Builder() {}

        public Builder category(@Nullable String wanted) {
            category = wanted;
            return this;
        }

        public Builder unit(@Nullable UnitCode wanted) {
            unit = wanted;
            return this;
        }

        public Builder status(@Nullable String wanted) {
            status = wanted;
            return this;
        }

        public Builder values(Map<String, String> wanted) {
            values = wanted;
            return this;
        }

        public Builder subject(@Nullable SubjectId wanted) {
            subject = wanted;
            return this;
        }

        public Builder document(@Nullable DocumentId wanted) {
            document = wanted;
            return this;
        }

        public Builder incomplete(boolean only) {
            incomplete = only;
            return this;
        }

        public Builder dueBefore(@Nullable LocalDate day) {
            dueBefore = day;
            return this;
        }

        public Builder deleted(boolean only) {
            deleted = only;
            return this;
        }

        /** Goes on after this place in the order of a list. */
        public Builder after(@Nullable Instant changed, @Nullable CaseFileId id) {
            changedBefore = changed;
            idBefore = id;
            return this;
        }

        public CaseFileFilter build() {
            return new CaseFileFilter(
                    category,
                    unit,
                    status,
                    values,
                    subject,
                    document,
                    incomplete,
                    dueBefore,
                    deleted,
                    changedBefore,
                    idBefore);
        }
    }
}
