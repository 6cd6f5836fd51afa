package vn.tangthu.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.tangthu.archive.web.access.HandlerRequirements;

/** The composed application as a whole. */
class CompositionTest {
    @Test
    void everyHandlerSaysWhoMayCallIt(@TempDir Path folder) throws Exception {
        DataFolder data = new DataFolder(folder);
        data.prepare();
        StandaloneSettings settings =
                new StandaloneSettings(data, new Media(data.medium(1), data.medium(2), 0), 0, "127.0.0.1", false);
        try (StandaloneServer server = StandaloneServer.start(settings)) {
            RequestMappingHandlerMapping mapping =
                    server.context().getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
            assertThat(mapping.getHandlerMethods()).hasSizeGreaterThan(30);
            assertThat(HandlerRequirements.undeclared(mapping)).isEmpty();
        }
    }
}
