package vn.tangthu.ingest.imports;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.archive.access.Units;
import vn.tangthu.archive.accounts.Accounts;
import vn.tangthu.archive.accounts.Tokens;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.AuditTrail;
import vn.tangthu.archive.casefile.CaseFileEntry;
import vn.tangthu.archive.casefile.CaseFiles;
import vn.tangthu.archive.imports.ImportRuns;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.ingest.work.WorkSignal;

/** What a run works with. */
@Component
record ImportParts(
        ImportRuns runs,
        CaseFiles files,
        Units units,
        Accounts accounts,
        Tokens tokens,
        AuditTrail trail,
        Catalogue catalogue,
        Clock clock,
        WorkSignal signal) {
    private static final String TOKEN = "token:";

    /**
     * The act in whose name rows are written, as it would be now: whoever lost the account, the right to enter or a part of
     * the scope since then, writes nothing with it any more.
     *
     * @return empty if nothing may be written in this name
     */
    Optional<Act> now(Act kept, UnitTree tree) {
        Actor actor = kept.actor();
        return (actor.name().startsWith(TOKEN) ? token(actor) : account(actor))
                .filter(known -> known.may(Operation.ENTER))
                .map(known -> new Act(
                        new Actor(known.name(), known.roles(), known.unit(), tree.scopeOf(known.unit(), today())),
                        kept.purpose(),
                        kept.channel(),
                        kept.request()));
    }

    private Optional<Actor> account(Actor actor) {
        return accounts.find(actor.name())
                .filter(account -> !account.disabled() && account.unit().equals(actor.unit()))
                .map(account -> new Actor(account.username(), account.roles(), account.unit(), AccessScope.none()));
    }

    private Optional<Actor> token(Actor actor) {
        String name = actor.name().substring(TOKEN.length());
        return tokens.list(AccessScope.of(actor.unit())).stream()
                .filter(token -> token.name().equals(name)
                        && token.revokedAt() == null
                        && token.expiresAt().isAfter(clock.instant()))
                .findFirst()
                .map(token -> new Actor(actor.name(), token.roles(), token.unit(), AccessScope.none()));
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CaseFileEntry.ZONE);
    }
}
