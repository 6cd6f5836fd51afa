package vn.tangthu.archive.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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
