package vn.tangthu.archive.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.accounts.Account;
import vn.tangthu.archive.accounts.FailedSignIns;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditEvent;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.memory.InMemoryArchive;

/** Whatever is wrong with a sign-in, the same costly work is done: one hash. */
class SignInWorkTest {
    private static final UnitCode UNIT = new UnitCode("BCA");

    private final InMemoryArchive archive = new InMemoryArchive(Clock.systemUTC());
    private final CountingEncoder encoder = new CountingEncoder();
    private final AccountSignIn signIn = new AccountSignIn(
            archive.accounts(), new CurrentUsers(archive.units(), Clock.systemUTC()), encoder, Clock.systemUTC());

    @BeforeEach
    void fill() {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
        add("known", false);
        add("disabled", true);
    }

    @AfterEach
    void clear() {
        RequestContextHolder.resetRequestAttributes();
    }

    private void add(String name, boolean disabled) {
        AccessScope scope = AccessScope.of(UNIT);
        Actor system = new Actor("system", Set.of(), UNIT, scope);
        archive.accounts()
                .create(
                        scope,
                        new Account(
                                name,
                                "Người Thử",
                                encoder.encode("right"),
                                Set.of(Role.ANALYST),
                                UNIT,
                                disabled,
                                FailedSignIns.NONE,
                                Instant.EPOCH,
                                false),
                        new AuditEvent(
                                new Act(system, null, "system", "test"), Action.ACCOUNT_CHANGED, null, Map.of()));
    }

    @Test
    void oneHashWhateverIsWrong() {
        for (String name : new String[] {"known", "unknown", "disabled", "no name at all \u0000"}) {
            encoder.matches.set(0);
            assertThatThrownBy(() ->
                            signIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, "wrong")))
                    .isInstanceOf(BadCredentialsException.class)
                    .hasMessage("Sign-in refused");
            assertThat(encoder.matches).as(name).hasValue(1);
        }
    }

    @Test
    void lockedAccountCostsTheSameAndStaysLocked() {
        for (int i = 0; i < FailedSignIns.LIMIT; i++) {
            assertThatThrownBy(() ->
                            signIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated("known", "wrong")))
                    .isInstanceOf(BadCredentialsException.class);
        }
        encoder.matches.set(0);
        assertThatThrownBy(() ->
                        signIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated("known", "right")))
                .isInstanceOf(BadCredentialsException.class);
        assertThat(encoder.matches).hasValue(1);
    }

    @Test
    void aRightPasswordIsRefusedIfOthersLockedTheAccountWhileItWasChecked() {
        encoder.meanwhile = () -> {
            for (int i = 0; i < FailedSignIns.LIMIT; i++) {
                archive.accounts().signInFailed("known", failure());
            }
        };
        assertThatThrownBy(() ->
                        signIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated("known", "right")))
                .isInstanceOf(BadCredentialsException.class)
                .hasMessage("Sign-in refused");
        assertThat(archive.auditTrail().readAll(AuditQuery.newest(1)))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.action()).isEqualTo("sign-in-failed");
                    assertThat(entry.actor()).isEqualTo("anonymous");
                });
    }

    private static AuditEvent failure() {
        Actor nobody = new Actor("anonymous", Set.of(), UNIT, AccessScope.none());
        return new AuditEvent(new Act(nobody, null, "web", "test"), Action.SIGN_IN_FAILED, null, Map.of());
    }

    private static final class CountingEncoder implements PasswordEncoder {
        private final AtomicInteger matches = new AtomicInteger();
        private final Passwords real = new Passwords();
        private Runnable meanwhile = () -> {};

        @Override
        public String encode(@Nullable CharSequence password) {
            return real.encode(password);
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            matches.incrementAndGet();
            meanwhile.run();
            return real.matches(password, hash);
        }
    }
}
