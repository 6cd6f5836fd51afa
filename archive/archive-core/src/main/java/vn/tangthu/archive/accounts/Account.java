package vn.tangthu.archive.accounts;

import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.document.StorableText;

/**
 * An account of a person.
 *
 * @param username 1 to 64 lower-case letters, digits, dots, hyphens or underscores
 * @param displayName 1 to 200 characters
 * @param passwordHash as the password encoder made it, never the password
 * @param mustChangePassword the password was set by somebody else and may only be used to set a new one
 */
public record Account(
        String username,
        String displayName,
        String passwordHash,
        Set<Role> roles,
        UnitCode unit,
        boolean disabled,
        FailedSignIns failedSignIns,
        Instant passwordChangedAt,
        boolean mustChangePassword) {
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9._-]{1,64}");

    public Account {
        if (!USERNAME.matcher(username).matches()) {
            throw new IllegalArgumentException("A username has 1 to 64 of a-z, 0-9, dot, hyphen, underscore");
        }
        if (displayName.isBlank() || displayName.length() > 200) {
            throw new IllegalArgumentException("A display name has 1 to 200 characters");
        }
        displayName = StorableText.of(displayName);
        roles = Set.copyOf(roles);
    }

    public boolean lockedAt(Instant now) {
        return failedSignIns.lockedAt(now);
    }

    /** Without the password hash, which must not reach a log. */
    @Override
    public String toString() {
        return "Account[" + username + "]";
    }
}
