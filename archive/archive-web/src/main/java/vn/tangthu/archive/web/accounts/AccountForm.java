package vn.tangthu.archive.web.accounts;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.accounts.Account;

/** What an administrator typed about an account. */
record AccountForm(
        @Nullable String username,
        @Nullable String displayName,
        @Nullable List<String> roles,
        @Nullable String unit,
        @Nullable Boolean disabled) {
    private static final Pattern USERNAME = Pattern.compile("(?!new$)[a-z0-9._-]{1,64}");

    static AccountForm empty() {
        return new AccountForm("", "", List.of(), "", false);
    }

    static AccountForm of(Account account) {
        return new AccountForm(
                account.username(),
                account.displayName(),
                account.roles().stream().map(Role::code).toList(),
                account.unit().value(),
                account.disabled());
    }

    String name() {
        return username == null ? "" : username.strip().toLowerCase(Locale.ROOT);
    }

    String display() {
        return displayName == null ? "" : displayName.strip();
    }

    /** Roles that are known; unknown codes are left out and reported by {@link #error}. */
    Set<Role> roleSet() {
        Set<Role> result = EnumSet.noneOf(Role.class);
        if (roles != null) {
            roles.forEach(code -> Role.ofCode(code).ifPresent(result::add));
        }
        return result;
    }

    /** A box that is not ticked is not sent at all. */
    boolean isDisabled() {
        return Boolean.TRUE.equals(disabled);
    }

    public boolean has(Role role) {
        return roleSet().contains(role);
    }

    UnitCode unitCode() {
        return new UnitCode(unit == null ? "" : unit);
    }

    /** Message key of the first thing that is wrong; empty if the form can be used. */
    Optional<String> error(AccessScope scope) {
        if (!USERNAME.matcher(name()).matches()) {
            return Optional.of("accounts.error.username");
        }
        if (display().isEmpty() || display().length() > 200 || display().chars().anyMatch(Character::isISOControl)) {
            return Optional.of("accounts.error.display-name");
        }
        if (roleSet().isEmpty()
                || roles == null
                || roleSet().size() != Set.copyOf(roles).size()) {
            return Optional.of("accounts.error.roles");
        }
        return isIn(scope) ? Optional.empty() : Optional.of("accounts.error.unit");
    }

    private boolean isIn(AccessScope scope) {
        return unit != null
                && scope.units().stream().anyMatch(code -> code.value().equals(unit));
    }
}
