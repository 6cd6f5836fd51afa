package vn.tangthu.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The compose file, read: each container sees what is its own, and only the proxy can be reached. */
class ComposeTest {
    private static final Set<String> SERVICE = Set.of("database-password", "elasticsearch-password", "s3-1", "s3-2");
    private static final Map<String, Set<String>> SECRETS = Map.of(
            "postgres", Set.of("postgres-password"),
            "create-database", Set.of("postgres-password", "owner-password", "database-password"),
            "prepare-database", Set.of("owner-password"),
            "prepare-stores", SERVICE,
            "ingest-1", SERVICE,
            "ingest-2", SERVICE,
            "search-1", SERVICE,
            "search-2", SERVICE,
            "proxy", Set.of());
    private static final Map<String, String> PART = Map.of(
            "create-database", "owner/ca.pem",
            "prepare-database", "owner",
            "prepare-stores", "ingest-1");

    private Map<?, ?> file = Map.of();
    private Map<?, ?> services = Map.of();

    @BeforeEach
    void read() throws Exception {
        try (Reader in = Files.newBufferedReader(Path.of("compose.yaml"))) {
            file = new Yaml().load(in);
        }
        services = map(file.get("services"));
    }

    @Test
    void aServiceSeesItsOwnPartAndItsOwnSecrets() {
        assertThat(services).hasSameSizeAs(SECRETS.keySet());
        services.forEach((name, service) -> {
            String part = PART.getOrDefault(name, name.toString());
            for (Object volume : list(service, "volumes")) {
                String from = volume.toString().split(":")[0];
                if (from.startsWith("./certs")) {
                    assertThat(from).isEqualTo("./certs/" + part);
                }
                assertThat(from)
                        .as(name.toString())
                        .doesNotStartWith("./secrets")
                        .isNotIn("./config", ".", "./");
                assertThat(volume.toString()).matches(from.startsWith("./") ? ".*:ro" : ".*");
            }
            Set<String> secrets = new TreeSet<>();
            list(service, "secrets").forEach(secret -> secrets.add(nameOf(secret)));
            assertThat(secrets).as(name.toString()).isEqualTo(SECRETS.get(name.toString()));
        });
    }

    @Test
    void secretsAreFilesThatAreMountedWhereTheConfigurationLooks() throws Exception {
        Map<?, ?> known = map(file.get("secrets"));
        known.forEach((name, secret) ->
                assertThat(map(secret).get("file")).as(name.toString()).isEqualTo("./secrets/" + name));
        services.forEach((name, service) -> list(service, "secrets")
                .forEach(secret -> assertThat(known.containsKey(nameOf(secret)))
                        .as(name + " " + secret)
                        .isTrue()));
        for (String config : List.of("ingest-1", "search-1")) {
            String lines = Files.readString(Path.of("config", config + ".yaml"));
            for (Object secret : list(services.get(config), "secrets")) {
                String target = Objects.toString(map(secret).get("target"));
                assertThat(lines).contains(target.substring("/etc/tangthu/".length()));
            }
        }
        assertThat(Files.readString(Path.of("compose.yaml"))).doesNotContain("POSTGRES_PASSWORD:");
    }

    @Test
    void onlyTheProxyCanBeReachedFromOutside() {
        services.forEach((name, service) ->
                assertThat(list(service, "ports")).as(name.toString()).hasSize(name.equals("proxy") ? 1 : 0));
    }

    /** Also one that ended without an error, as after a signal from outside; what the owner runs once stays ended. */
    @Test
    void whateverEndsIsStartedAgain() {
        services.forEach((name, service) -> assertThat(map(service).get("restart"))
                .as(name.toString())
                .isEqualTo(list(service, "profiles").contains("owner") ? "no" : "unless-stopped"));
    }

    private static String nameOf(Object secret) {
        return secret instanceof Map<?, ?> written ? Objects.toString(written.get("source")) : secret.toString();
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return (Map<?, ?>) Objects.requireNonNull(value);
    }

    private static List<?> list(@Nullable Object service, String key) {
        Object found = map(service).get(key);
        return found == null ? List.of() : (List<?>) found;
    }
}
