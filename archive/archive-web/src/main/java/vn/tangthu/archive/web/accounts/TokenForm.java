package vn.tangthu.archive.web.accounts;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.catalogue.Catalogue;

/** What an administrator typed about a new token. */
record TokenForm(
        @Nullable String name,
        @Nullable List<String> roles,
        @Nullable String unit,
        @Nullable String purpose,
        @Nullable Integer days) {
    static final int LONGEST = 365;

    static TokenForm empty() {
        return new TokenForm("", List.of(), "", "", 90);
    }

    String label() {
        return name == null ? "" : name.strip();
    }

    Set<Role> roleSet() {
        Set<Role> result = EnumSet.noneOf(Role.class);
        if (roles != null) {
            roles.forEach(code -> Role.ofCode(code).ifPresent(result::add));
        }
        return result;
    }

    public boolean has(Role role) {
        return roleSet().contains(role);
    }

    UnitCode unitCode() {
        return new UnitCode(unit == null ? "" : unit);
    }

    int lifetimeDays() {
        return days == null ? 0 : days;
    }

    String purposeCode() {
        return purpose == null ? "" : purpose;
    }

    /** Message key of the first thing that is wrong; empty if the form can be used. */
    Optional<String> error(AccessScope scope, Catalogue catalogue) {
        if (label().isEmpty() || label().length() > 60 || label().chars().anyMatch(Character::isISOControl)) {
            return Optional.of("tokens.error.name");
        }
        if (roleSet().isEmpty()) {
            return Optional.of("accounts.error.roles");
        }
        if (scope.units().stream().noneMatch(code -> code.value().equals(unit))) {
            return Optional.of("accounts.error.unit");
        }
        if (!catalogue.purposes().contains(purposeCode())) {
            return Optional.of("tokens.error.purpose");
        }
        return lifetimeDays() < 1 || lifetimeDays() > LONGEST ? Optional.of("tokens.error.days") : Optional.empty();
    }
}
