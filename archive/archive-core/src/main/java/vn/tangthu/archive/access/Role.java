package vn.tangthu.archive.access;

import static vn.tangthu.archive.access.Operation.*;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A role; an account holds one or more. */
public enum Role {
    ENTRY_OFFICER(EnumSet.of(UPLOAD, CORRECT, ENTER, SEARCH)),
    ARCHIVIST(EnumSet.of(UPLOAD, CORRECT, SEARCH, DOWNLOAD)),
    ANALYST(EnumSet.of(SEARCH, DOWNLOAD)),
    PLANNER(EnumSet.of(SEE_FIGURES)),
    CUSTODIAN(EnumSet.of(SEE_HEALTH, SEE_FIGURES)),
    INSPECTOR(EnumSet.of(INSPECT_AUDIT)),
    ADMINISTRATOR(EnumSet.of(MANAGE_ACCOUNTS, SEE_HEALTH));

    @SuppressWarnings("ImmutableEnumChecker") // Set.copyOf is unmodifiable
    private final Set<Operation> operations;

    Role(Set<Operation> operations) {
        this.operations = Set.copyOf(operations);
    }

    public Set<Operation> operations() {
        return operations;
    }

    /** The name used in the API, on the command line and in stored data, for example {@code entry-officer}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Finds a role by its code; case, underscores and hyphens do not matter. */
    public static Optional<Role> ofCode(String code) {
        for (Role role : values()) {
            if (role.name().equalsIgnoreCase(code.strip().replace('-', '_'))) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
