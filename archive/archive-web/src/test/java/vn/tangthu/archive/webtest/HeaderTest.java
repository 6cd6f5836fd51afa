package vn.tangthu.archive.webtest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import vn.tangthu.archive.access.Role;

class HeaderTest extends ServerTest {
    @Autowired
    WebApplicationContext context;

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/help", "/audit", "/nothing", "/probe/crash", "/api/probe/act"})
    void everyAnswerIsProtected(String path) {
        HttpHeaders headers = working(Role.INSPECTOR).get(path).headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'", "img-src 'self' data:")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(headers.firstValue("Server")).isEmpty();
    }

    @Test
    void errorPagesOfTheContainerAreProtectedToo() {
        HttpHeaders headers = browser().postBare("/sign-in", java.util.Map.of()).headers();
        assertThat(headers.firstValue("Content-Security-Policy")).isPresent();
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void transportSecurityIsDemandedWhereTheConnectionIsSecure() throws Exception {
        MockMvc mvc = MockMvcBuilders.webAppContextSetup(context)
                .addFilters(context.getBean("springSecurityFilterChain", Filter.class))
                .build();
        assertThat(mvc.perform(MockMvcRequestBuilders.get("/sign-in").secure(true))
                        .andReturn()
                        .getResponse()
                        .getHeader("Strict-Transport-Security"))
                .isEqualTo("max-age=31536000");
    }

    @Test
    void assetsAreServedLocallyAndKept() {
        Matcher links = Pattern.compile("(?:href|src)=\"(/(?:assets|webjars)/[^\"]+)\"")
                .matcher(browser().get("/sign-in").body());
        List<String> assets = links.results().map(link -> link.group(1)).toList();
        assertThat(assets).hasSize(4).anyMatch(asset -> asset.contains("htmx"));
        for (String asset : assets) {
            HttpResponse<String> file = browser().get(asset);
            assertThat(file.statusCode()).as(asset).isEqualTo(200);
            assertThat(file.headers().firstValue("Cache-Control").orElse("")).contains("max-age=31536000");
        }
    }

    @Test
    void pagesHoldNothingThePolicyForbids() {
        Browser browser = working(Role.values());
        for (String page : List.of("/sign-in", "/help", "/audit", "/accounts", "/tokens/new", "/units", "/system")) {
            assertThat(browser.get(page).body())
                    .as(page)
                    .doesNotContain(" style=\"", "<style", " onclick=", "javascript:")
                    .doesNotContainPattern("<script(?![^>]* src=)")
                    .doesNotContainPattern("(?:src|href)=\"https?://");
        }
    }
}
