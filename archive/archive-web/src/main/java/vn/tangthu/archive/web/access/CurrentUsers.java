package vn.tangthu.archive.web.access;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.access.Purpose;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.archive.access.Units;
import vn.tangthu.archive.accounts.Account;
import vn.tangthu.archive.accounts.ApiToken;
import vn.tangthu.archive.casefile.CaseFileEntry;
import vn.tangthu.catalogue.Label;

/** Puts the roles of an account or token and the tree of units of this day together. */
@Component
final class CurrentUsers {
    private final Units units;
    private final Clock clock;

    CurrentUsers(Units units, Clock clock) {
        this.units = units;
        this.clock = clock;
    }

    CurrentUser of(Account account, @Nullable Purpose purpose) {
        UnitTree tree = units.tree();
        Actor actor = new Actor(account.username(), account.roles(), account.unit(), scope(tree, account.unit()));
        return new CurrentUser(
                actor, account.displayName(), label(tree, account.unit()), account.mustChangePassword(), purpose);
    }

    CurrentUser of(ApiToken token, Purpose purpose) {
        UnitTree tree = units.tree();
        Actor actor = new Actor("token:" + token.name(), token.roles(), token.unit(), scope(tree, token.unit()));
        return new CurrentUser(actor, token.name(), label(tree, token.unit()), false, purpose);
    }

    private AccessScope scope(UnitTree tree, UnitCode unit) {
        return tree.scopeOf(unit, LocalDate.ofInstant(clock.instant(), CaseFileEntry.ZONE));
    }

    private static Label label(UnitTree tree, UnitCode code) {
        return tree.find(code)
                .map(unit -> new Label(unit.nameVi(), unit.nameEn()))
                .orElseGet(() -> new Label(code.value(), code.value()));
    }
}
