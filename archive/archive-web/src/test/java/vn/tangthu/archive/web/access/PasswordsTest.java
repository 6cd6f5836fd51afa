package vn.tangthu.archive.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.web.ApiProblem;

class PasswordsTest {
    private final Passwords passwords = new Passwords();

    @Test
    void hashIsArgon2idWithItsParameters() {
        assertThat(passwords.encode("mật khẩu")).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void sameLettersInOtherFormMatchAndOthersDoNot() {
        String hash = passwords.encode("m\u1EADt kh\u1EA9u");
        assertThat(passwords.matches("ma\u0323\u0302t kha\u0302\u0309u", hash)).isTrue();
        assertThat(passwords.matches("mat khau", hash)).isFalse();
        assertThat(passwords.matches("", hash)).isFalse();
        assertThat(passwords.matches(null, hash)).isFalse();
    }

    @Test
    void whoWaitsTooLongIsRefused() {
        Passwords busy = new Passwords(0, Duration.ofMillis(10));
        assertThatThrownBy(() -> busy.matches("mật khẩu", "hash")).satisfies(PasswordsTest::isBusy);
        assertThatThrownBy(() -> busy.encode("mật khẩu")).satisfies(PasswordsTest::isBusy);
    }

    @Test
    void onlySoManyWait() throws InterruptedException {
        Passwords busy = new Passwords(0, Duration.ofMinutes(10));
        List<Thread> waiting =
                Stream.generate(() -> new Thread(() -> tryIt(busy))).limit(16).toList();
        waiting.forEach(Thread::start);
        for (Thread thread : waiting) {
            while (thread.getState() != Thread.State.TIMED_WAITING) {
                Thread.sleep(5);
            }
        }
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThatThrownBy(() -> busy.matches("mật khẩu", "hash")).satisfies(PasswordsTest::isBusy));
        waiting.forEach(Thread::interrupt);
        for (Thread thread : waiting) {
            thread.join(10_000);
            assertThat(thread.isAlive()).isFalse();
        }
    }

    private static void tryIt(Passwords busy) {
        assertThatThrownBy(() -> busy.matches("mật khẩu", "hash")).satisfies(PasswordsTest::isBusy);
    }

    private static void isBusy(Throwable refusal) {
        assertThat(refusal).isInstanceOfSatisfying(ApiProblem.class, problem -> {
            assertThat(problem.code()).isEqualTo("sign-ins-busy");
            assertThat(problem.status().value()).isEqualTo(503);
        });
    }

    @Test
    void generatedPasswordsDifferAndPassTheRule() {
        assertThat(Stream.generate(Passwords::generate).limit(1000))
                .doesNotHaveDuplicates()
                .allMatch(password -> password.matches("([a-z2-9]{5}-){3}[a-z2-9]{5}"));
        assertThat(PasswordRule.violation("somebody", "", Passwords.generate())).isEmpty();
    }

    @Test
    void secretsOfTokensDiffer() {
        assertThat(Stream.generate(TokenSecret::generate).limit(1000))
                .doesNotHaveDuplicates()
                .allMatch(secret -> secret.matches("tangthu_[A-Za-z0-9_-]{43}"));
    }
}
