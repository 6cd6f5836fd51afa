package vn.tangthu.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.tangthu.archive.access.Units;
import vn.tangthu.archive.casefile.CaseFileEntry;
import vn.tangthu.archive.web.access.HandlerRequirements;
import vn.tangthu.catalogue.Catalogue;

/** The composed application as a whole. */
class CompositionTest {
    @Test
    void everyHandlerSaysWhoMayCallItAndTheSitesOwnCatalogueIsUsed(@TempDir Path folder, @TempDir Path own)
            throws Exception {
        DataFolder data = new DataFolder(folder);
        data.prepare();
        Files.writeString(own.resolve("units.yaml"), """
                - { code: EXAMPLE, kind: ministry, vi: "Bộ ví dụ", en: "Example ministry" }
                - { code: EXAMPLE-1, kind: prison, parent: EXAMPLE, vi: "Trại ví dụ", en: "Example prison" }
                """);
        StandaloneSettings settings =
                new StandaloneSettings(data, new Media(data.medium(1), data.medium(2), 0), own, 0, "127.0.0.1", false);
        try (StandaloneServer server = StandaloneServer.start(settings)) {
            RequestMappingHandlerMapping mapping =
                    server.context().getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
            assertThat(mapping.getHandlerMethods()).hasSizeGreaterThan(30);
            assertThat(HandlerRequirements.undeclared(mapping)).isEmpty();
            assertThat(server.context().getBean(Catalogue.class).units()).hasSize(2);
            assertThat(server.context().getBean(Units.class).tree().units())
                    .isEqualTo(Units.of(server.context().getBean(Catalogue.class)));
            assertThat(server.context().getBean(CaseFileEntry.class).today()).isNotNull();
        }
    }
}
