package vn.tangthu.archive.web.shell;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Messages of all modules: each puts {@code i18n/messages-MODULE_vi.properties} and
 * {@code i18n/messages-MODULE_en.properties} (UTF-8) on the class path. The start fails if a key lacks in one of them.
 */
@Configuration(proxyBeanMethods = false)
class MessageConfiguration {
    private static final String VIETNAMESE = "_vi.properties";
    private static final String ENGLISH = "_en.properties";

    @Bean
    MessageSource messageSource() throws IOException {
        PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
        Set<String> bases = new TreeSet<>();
        for (Resource file : resources.getResources("classpath*:i18n/messages-*.properties")) {
            bases.add("i18n/" + String.valueOf(file.getFilename()).replaceFirst("_(vi|en)\\.properties$", ""));
        }
        for (String base : bases) {
            requireSameKeys(base, resources);
        }
        ResourceBundleMessageSource source = new ResourceBundleMessageSource();
        source.addBasenames(bases.toArray(String[]::new));
        source.setDefaultEncoding("UTF-8");
        source.setDefaultLocale(Languages.VIETNAMESE);
        source.setFallbackToSystemLocale(false);
        // One rule for all texts: an apostrophe is written twice.
        source.setAlwaysUseMessageFormat(true);
        return source;
    }

    private static void requireSameKeys(String base, PathMatchingResourcePatternResolver resources) throws IOException {
        Set<String> vietnamese = keys(resources.getResource("classpath:" + base + VIETNAMESE));
        Set<String> english = keys(resources.getResource("classpath:" + base + ENGLISH));
        if (!vietnamese.equals(english)) {
            Set<String> onlyOne = new TreeSet<>(vietnamese);
            onlyOne.addAll(english);
            onlyOne.removeIf(key -> vietnamese.contains(key) && english.contains(key));
            throw new IllegalStateException("Messages of " + base + " in one language only: " + onlyOne);
        }
    }

    private static Set<String> keys(Resource file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }
}
