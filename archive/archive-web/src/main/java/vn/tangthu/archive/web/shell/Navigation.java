package vn.tangthu.archive.web.shell;

import java.util.Comparator;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.web.NavigationEntry;
import vn.tangthu.archive.web.access.CurrentUser;

/** The links of the header, by what a person's roles allow. */
@Component
final class Navigation {
    private final List<NavigationEntry> entries;

    Navigation(List<NavigationEntry> entries) {
        this.entries = entries.stream()
                .sorted(Comparator.comparingInt(NavigationEntry::order))
                .toList();
    }

    List<NavigationEntry> visibleTo(CurrentUser user) {
        return entries.stream()
                .filter(entry -> {
                    Operation needed = entry.requires();
                    return needed == null || user.may(needed);
                })
                .toList();
    }

    /** The entries of this module. */
    @Configuration(proxyBeanMethods = false)
    static class Entries {
        @Bean
        NavigationEntry systemEntry() {
            return new NavigationEntry("nav.system", "/system", Operation.SEE_HEALTH, 500);
        }

        @Bean
        NavigationEntry auditEntry() {
            return new NavigationEntry("nav.audit", "/audit", Operation.INSPECT_AUDIT, 510);
        }

        @Bean
        NavigationEntry accountsEntry() {
            return new NavigationEntry("nav.accounts", "/accounts", Operation.MANAGE_ACCOUNTS, 800);
        }

        @Bean
        NavigationEntry tokensEntry() {
            return new NavigationEntry("nav.tokens", "/tokens", Operation.MANAGE_ACCOUNTS, 810);
        }

        @Bean
        NavigationEntry unitsEntry() {
            return new NavigationEntry("nav.units", "/units", Operation.MANAGE_ACCOUNTS, 820);
        }
    }
}
