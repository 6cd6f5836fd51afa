package vn.tangthu.archive.access;

import java.util.Set;

/**
 * Who acts.
 *
 * @param name account name, or {@code token:NAME} for a script, or {@code system}
 * @param roles roles held at the time of the act
 * @param unit the unit the account belongs to
 * @param scope the unit and all units below it at the time of the act
 */
public record Actor(String name, Set<Role> roles, UnitCode unit, AccessScope scope) {
    public Actor {
        roles = Set.copyOf(roles);
    }

    public boolean may(Operation operation) {
        return roles.stream().anyMatch(role -> role.operations().contains(operation));
    }
}
