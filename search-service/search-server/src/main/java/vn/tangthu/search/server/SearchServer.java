package vn.tangthu.search.server;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.web.NavigationEntry;

/** Everything of the search service; the composition root brings the ports' implementations. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class SearchServer {
    /** Its links in the header; services that run apart from this one show them too. */
    @Configuration(proxyBeanMethods = false)
    public static class Links {
        @Bean
        NavigationEntry searchEntry() {
            return new NavigationEntry("nav.search", "/search", Operation.SEARCH, 100);
        }

        @Bean
        NavigationEntry figuresEntry() {
            return new NavigationEntry("nav.figures", "/figures", Operation.SEE_FIGURES, 300);
        }
    }
}
