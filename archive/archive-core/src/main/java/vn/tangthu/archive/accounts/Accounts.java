package vn.tangthu.archive.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.AuditEvent;

/**
 * The accounts of people. Each changing method is one transaction with its audit entry. Usernames are found whatever
 * their case.
 *
 * <p>Administrators see and change accounts of their own scope only; an account outside it is answered like one that is
 * not there. Finding an account and recording its sign-ins belong to the sign-in itself and have no scope.
 */
public interface Accounts {
    Optional<Account> find(String username);

    /** Accounts of units in the scope, by username. */
    List<Account> list(AccessScope scope);

    /**
     * Creates an account; nothing is written if it cannot be.
     *
     * @return false if the username is taken
     * @throws IllegalArgumentException if its unit lies outside the scope
     */
    boolean create(AccessScope scope, Account account, AuditEvent event);

    /**
     * Replaces the password hash, ends a lock.
     *
     * @param mustChange whether the person has to set an own password at the next sign-in
     * @return false if there is no such account in the scope; nothing is written then
     */
    boolean setPassword(AccessScope scope, String username, String passwordHash, boolean mustChange, AuditEvent event);

    /**
     * Replaces name, roles, unit and whether the account is disabled.
     *
     * @return false if there is no such account in the scope, or the new unit lies outside it; nothing is written then
     */
    boolean change(
            AccessScope scope,
            String username,
            String displayName,
            Set<Role> roles,
            UnitCode unit,
            boolean disabled,
            AuditEvent event);

    /**
     * Records a failed sign-in under the rule of {@link FailedSignIns}. The event is written for an unknown username too.
     *
     * @return until when the account is locked; empty if it is not, or not known
     */
    Optional<Instant> signInFailed(String username, AuditEvent event);

    /**
     * Records a successful sign-in and forgets failed ones, if the account is neither locked nor disabled at this moment:
     * others may have tried since the caller looked, many at once.
     *
     * @return false if it is, or is not known; nothing is written then, and the sign-in must be refused
     */
    boolean signedIn(String username, AuditEvent event);
}
