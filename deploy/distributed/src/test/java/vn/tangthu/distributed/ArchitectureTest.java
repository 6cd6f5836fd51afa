package vn.tangthu.distributed;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The house as the services apart are made of it; the cores have their rules in the standalone profile's test. */
class ArchitectureTest {
    private static final List<String> ADAPTERS =
            List.of("archive.postgres", "archive.s3", "ingest.tika", "search.lucene", "search.elasticsearch");
    private static final List<String> SERVERS = List.of("ingest.intake", "ingest.work", "ingest.web", "search.server");

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("vn.tangthu");

    @Test
    void everyAdapterAndServerIsLookedAt() {
        for (String part :
                List.of("archive.postgres", "archive.s3", "search.elasticsearch", "ingest.work", "search.server")) {
            assertThat(HOUSE.stream().filter(type -> type.getPackageName().startsWith("vn.tangthu." + part)))
                    .as(part)
                    .isNotEmpty();
        }
    }

    @Test
    void adaptersDoNotSeeEachOther() {
        slices().assignedFrom(new Parts(ADAPTERS))
                .should()
                .notDependOnEachOther()
                .check(HOUSE);
    }

    @Test
    void serversDoNotSeeEachOtherNorAnAdapter() {
        slices().assignedFrom(new Servers()).should().notDependOnEachOther().check(HOUSE);
        noClasses()
                .that()
                .resideInAnyPackage(packages(SERVERS))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(ADAPTERS))
                .check(HOUSE);
    }

    @Test
    void nobodySeesWhatComposesTheServices() {
        noClasses()
                .that()
                .resideOutsideOfPackage("vn.tangthu.distributed..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("vn.tangthu.distributed..")
                .check(HOUSE);
    }

    /** No service carries the embedded engine or the other profile; a move reads the other profile's archive. */
    @Test
    void onlyAMoveSeesTheStandaloneProfile() {
        noClasses()
                .that()
                .resideInAPackage("vn.tangthu.distributed..")
                .and()
                .haveSimpleNameNotStartingWith("Migrate")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("vn.tangthu.standalone..", "vn.tangthu.search.lucene..")
                .check(HOUSE);
    }

    @Test
    void settingsAndCertificatesKnowNothingOfTheServices() {
        noClasses()
                .that()
                .resideInAnyPackage("vn.tangthu.distributed.settings..", "vn.tangthu.distributed.certs..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "vn.tangthu.distributed",
                        "vn.tangthu.archive..",
                        "vn.tangthu.ingest..",
                        "vn.tangthu.search..",
                        "org.springframework..")
                .check(HOUSE);
        slices().matching("vn.tangthu.distributed.(*)..")
                .should()
                .notDependOnEachOther()
                .check(HOUSE);
    }

    @Test
    void everyPackageIsNullMarked() {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith(NullMarked.class)
                .check(HOUSE);
    }

    /** The rules can fail: what composes the services depends on several adapters and servers, as it must. */
    @Test
    void aPartThatSeesTwoAdaptersOrServersIsFound() {
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage("vn.tangthu.distributed..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(ADAPTERS));
        assertThatThrownBy(() -> rule.check(HOUSE)).isInstanceOf(AssertionError.class);
        SliceAssignment mixed = new Parts(List.of("distributed", "archive.postgres", "archive.s3"));
        assertThatThrownBy(() -> slices().assignedFrom(mixed)
                        .should()
                        .notDependOnEachOther()
                        .check(HOUSE))
                .isInstanceOf(AssertionError.class);
    }

    private static String[] packages(List<String> parts) {
        return parts.stream().map(part -> "vn.tangthu." + part + "..").toArray(String[]::new);
    }

    /** One slice for each part. */
    private record Parts(List<String> parts) implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            Optional<String> part = parts.stream()
                    .filter(name -> (type.getPackageName() + ".").startsWith("vn.tangthu." + name + "."))
                    .findFirst();
            return part.map(SliceIdentifier::of).orElseGet(SliceIdentifier::ignore);
        }

        @Override
        public String getDescription() {
            return "parts";
        }
    }

    /** One slice for each of the two servers. */
    private static final class Servers implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return new Parts(SERVERS).getIdentifierOf(type).equals(SliceIdentifier.ignore())
                    ? SliceIdentifier.ignore()
                    : SliceIdentifier.of(type.getPackageName().startsWith("vn.tangthu.ingest.") ? "ingest" : "search");
        }

        @Override
        public String getDescription() {
            return "servers";
        }
    }
}
