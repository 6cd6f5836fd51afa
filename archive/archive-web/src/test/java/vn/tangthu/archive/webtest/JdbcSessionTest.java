package vn.tangthu.archive.webtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** Sessions in a real PostgreSQL. */
class JdbcSessionTest {
    private static EmbeddedPostgres postgres;
    private ServletWebServerApplicationContext server;

    @Configuration(proxyBeanMethods = false)
    @Import(TryOut.class)
    static class WithDatabase {
        @Bean
        DataSource dataSource() {
            return postgres.getPostgresDatabase();
        }
    }

    @BeforeEach
    void start() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder().start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            ScriptUtils.executeSqlScript(
                    connection, new ClassPathResource("org/springframework/session/jdbc/schema-postgresql.sql"));
        }
        server = startServer();
    }

    private static ServletWebServerApplicationContext startServer() {
        return (ServletWebServerApplicationContext)
                SpringApplication.run(WithDatabase.class, "--server.port=0", "--spring.main.banner-mode=off");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        postgres.close();
    }

    private Browser browser() {
        return new Browser(server.getWebServer().getPort());
    }

    private Browser signedIn() {
        Browser browser = browser();
        browser.signIn("inspector", TryOut.PASSWORD);
        return browser;
    }

    @Test
    void survivesARestartWithItsPurpose() {
        Browser browser = signedIn();
        browser.statePurpose("inspection");
        assertThat(browser.get("/audit").statusCode()).isEqualTo(200);
        String cookie = browser.session();
        server.close();
        server = startServer();
        Browser later = browser();
        later.cookies.put("tangthu-session", cookie);
        assertThat(later.get("/audit").statusCode()).isEqualTo(200);
    }

    @Test
    void keepsTheRulesOfSessions() throws InterruptedException {
        Browser visitor = browser();
        HttpResponse<String> page = visitor.get("/sign-in");
        assertThat(page.headers().firstValue("Set-Cookie").orElse(""))
                .startsWith("tangthu-session=")
                .contains("Secure", "HttpOnly", "SameSite=Strict");
        String before = visitor.session();
        visitor.signIn("inspector", TryOut.PASSWORD);
        assertThat(visitor.session()).isNotEqualTo(before);
        Thread.sleep(5);
        Browser second = signedIn();
        Thread.sleep(5);
        Browser third = signedIn();
        assertThat(Browser.location(visitor.get("/help"))).isEqualTo("/sign-in?ended");
        assertThat(second.get("/help").statusCode()).isEqualTo(200);
        assertThat(third.get("/help").statusCode()).isEqualTo(200);
    }

    @Test
    void databaseThatIsGoneIsSaidSoInBothForms() throws IOException {
        Browser browser = signedIn();
        postgres.close();
        HttpResponse<String> page = browser.get("/help");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.headers().firstValue("Retry-After")).contains("10");
        assertThat(page.body())
                .contains("Không liên lạc được với cơ sở dữ liệu", "The database cannot be reached")
                .doesNotContain("Exception", "PSQL");
        HttpResponse<String> api = browser.get("/api/audit");
        assertThat(api.statusCode()).isEqualTo(503);
        assertThat(api.body()).contains("\"code\":\"database-unreachable\"");
        assertThat(browser().get("/api/health").statusCode())
                .as("health without a session")
                .isEqualTo(200);
    }
}
