package vn.tangthu.ingest;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import vn.tangthu.archive.access.Operation;
import vn.tangthu.archive.web.NavigationEntry;

/** Everything of the ingest service; the composition root brings the ports' implementations. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class IngestServer {
    /** Its links in the header; services that run apart from this one show them too. */
    @Configuration(proxyBeanMethods = false)
    public static class Links {
        @Bean
        NavigationEntry recordsEntry() {
            return new NavigationEntry("nav.records", "/records", Operation.SEARCH, 150);
        }

        @Bean
        NavigationEntry todoEntry() {
            return new NavigationEntry("nav.todo", "/records/todo", Operation.ENTER, 160);
        }

        @Bean
        NavigationEntry recordFiguresEntry() {
            return new NavigationEntry("nav.record-figures", "/records/figures", Operation.SEE_FIGURES, 170);
        }

        @Bean
        NavigationEntry uploadEntry() {
            return new NavigationEntry("nav.upload", "/upload", Operation.UPLOAD, 200);
        }

        @Bean
        NavigationEntry importsEntry() {
            return new NavigationEntry("nav.imports", "/imports", Operation.ENTER, 205);
        }

        @Bean
        NavigationEntry documentsEntry() {
            return new NavigationEntry("nav.documents", "/documents", Operation.CORRECT, 210);
        }
    }
}
