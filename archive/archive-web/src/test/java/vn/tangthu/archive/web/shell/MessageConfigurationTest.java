package vn.tangthu.archive.web.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.MessageSource;

class MessageConfigurationTest {
    @TempDir
    Path module;

    private MessageSource load(String vietnamese, String english) throws IOException {
        Files.createDirectories(module.resolve("i18n"));
        Files.writeString(module.resolve("i18n/messages-probe_vi.properties"), vietnamese);
        Files.writeString(module.resolve("i18n/messages-probe_en.properties"), english);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {module.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            MessageSource source = new MessageConfiguration().messageSource();
            source.getMessage("probe.a", null, "", Languages.VIETNAMESE);
            source.getMessage("probe.a", null, "", Locale.ENGLISH);
            return source;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void filesOfAModuleAreFoundByTheirName() throws IOException {
        MessageSource source = load("probe.a=Một {0}\n", "probe.a=One {0}\n");
        assertThat(source.getMessage("probe.a", new Object[] {"x"}, Languages.VIETNAMESE))
                .isEqualTo("Một x");
        assertThat(source.getMessage("probe.a", new Object[] {"x"}, Locale.ENGLISH))
                .isEqualTo("One x");
        assertThat(source.getMessage("shell.product", null, Locale.ENGLISH)).isEqualTo("Tàng Thư");
    }

    @Test
    void keyThatLacksInOneLanguageStopsTheStart() {
        assertThatThrownBy(() -> load("probe.a=Một\nprobe.b=Hai\n", "probe.a=One\nprobe.c=Three\n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("messages-probe")
                .hasMessageContaining("[probe.b, probe.c]");
    }
}
