package vn.tangthu.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.AccessScope;

/** The direction of the house: servers to cores, adapters to cores, never sideways, cores know no framework. */
class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("vn.tangthu");

    private static final String[] CORES = {
        "vn.tangthu.catalogue..",
        "vn.tangthu.vietnamese..",
        "vn.tangthu.archive.access..",
        "vn.tangthu.archive.accounts..",
        "vn.tangthu.archive.audit..",
        "vn.tangthu.archive.casefile..",
        "vn.tangthu.archive.document..",
        "vn.tangthu.archive.object..",
        "vn.tangthu.archive.queue..",
        "vn.tangthu.archive.reading..",
        "vn.tangthu.archive.registry..",
        "vn.tangthu.archive.shared..",
        "vn.tangthu.archive.imports..",
        "vn.tangthu.archive.memory..",
        "vn.tangthu.search",
        "vn.tangthu.search.definition..",
        "vn.tangthu.search.match..",
        "vn.tangthu.search.query..",
        "vn.tangthu.search.record..",
        "vn.tangthu.search.memory.."
    };

    @Test
    void coresKnowNoFramework() {
        check(noClasses()
                .that()
                .resideInAnyPackage(CORES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "jakarta..",
                        "org.postgresql..",
                        "org.apache.tika..",
                        "tools.jackson.."));
    }

    @Test
    void coresKnowNoAdapterAndNoServer() {
        check(noClasses()
                .that()
                .resideInAnyPackage(CORES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "vn.tangthu.archive.postgres..",
                        "vn.tangthu.archive.web..",
                        "vn.tangthu.ingest..",
                        "vn.tangthu.search.lucene..",
                        "vn.tangthu.search.elasticsearch..",
                        "vn.tangthu.search.server..",
                        "vn.tangthu.wiring..",
                        "vn.tangthu.standalone.."));
    }

    @Test
    void adaptersDoNotSeeEachOther() {
        check(slices().assignedFrom(new Adapters()).should().notDependOnEachOther());
    }

    @Test
    void serversDoNotSeeEachOther() {
        check(noClasses()
                .that()
                .resideInAnyPackage(
                        "vn.tangthu.ingest.imports..",
                        "vn.tangthu.ingest.intake..",
                        "vn.tangthu.ingest.proposal..",
                        "vn.tangthu.ingest.work..",
                        "vn.tangthu.ingest.web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "vn.tangthu.search.server..",
                        "vn.tangthu.search.lucene..",
                        "vn.tangthu.search.elasticsearch..",
                        "vn.tangthu.ingest.tika.."));
        check(noClasses()
                .that()
                .resideInAPackage("vn.tangthu.search.server..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "vn.tangthu.ingest..",
                        "vn.tangthu.search.lucene..",
                        "vn.tangthu.search.elasticsearch..",
                        "vn.tangthu.archive.postgres.."));
    }

    @Test
    void nothingThatAnswersPeopleUsesTheUnscopedDesk() {
        check(noClasses()
                .that()
                .resideInAnyPackage("..web..", "vn.tangthu.search.server..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(
                        vn.tangthu.archive.registry.ReadingDesk.class, vn.tangthu.archive.casefile.CaseFileDesk.class));
    }

    @Test
    void nothingThatAnswersPeopleUsesTheUnscopedImports() {
        check(noClasses()
                .that()
                .resideInAnyPackage("..web..", "vn.tangthu.search.server..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("vn.tangthu.archive.imports.ImportRuns"));
    }

    /** No search, read, count or statistic without a scope: every method of the ports that people reach takes one. */
    @Test
    void portsForPeopleTakeAScope() {
        check(methods()
                .that()
                .areDeclaredIn(vn.tangthu.archive.registry.RecordRegistry.class)
                .or()
                .areDeclaredIn(vn.tangthu.archive.imports.Imports.class)
                .or()
                .areDeclaredIn(vn.tangthu.archive.casefile.CaseFiles.class)
                .or()
                .areDeclaredIn(vn.tangthu.archive.casefile.CaseFileLists.class)
                .or()
                .areDeclaredIn(vn.tangthu.archive.casefile.Drafts.class)
                .or()
                .areDeclaredIn(vn.tangthu.archive.casefile.ProposalDecisions.class)
                .should()
                .haveRawParameterTypes(new ScopeFirst()));
    }

    /** What is read from papers is proposed, never written: the code that reads it has nothing to write with. */
    @Test
    void proposalsCannotWrite() {
        check(noClasses()
                .that()
                .resideInAPackage("vn.tangthu.ingest.proposal..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(
                        vn.tangthu.archive.casefile.CaseFiles.class,
                        vn.tangthu.archive.casefile.CaseFileDesk.class,
                        vn.tangthu.archive.casefile.CaseFileEntry.class,
                        vn.tangthu.archive.casefile.Drafts.class,
                        vn.tangthu.archive.casefile.ProposalDecisions.class,
                        vn.tangthu.archive.casefile.ProposalEntry.class,
                        vn.tangthu.archive.registry.RecordRegistry.class,
                        vn.tangthu.archive.registry.ReadingDesk.class));
        check(noClasses()
                .that()
                .resideInAPackage("vn.tangthu.ingest.proposal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "jakarta..", "vn.tangthu.archive.web.."));
    }

    @Test
    void onlyContractsUseTestLibraries() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("..contract..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "org.assertj.."));
    }

    @Test
    void untrustedFilesAreReadInChildrenOnly() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("vn.tangthu.ingest.tika.child..", "vn.tangthu.ingest.tika.samples..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.tika..",
                        "org.apache.pdfbox..",
                        "org.apache.poi..",
                        "de.siegmar.fastcsv.reader..",
                        "com.openhtmltopdf.."));
    }

    @Test
    void packagesOfTheCoresAndServersHaveNoCycles() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> !location.contains("/archive/web/"))
                .importPackages("vn.tangthu");
        slices().matching("vn.tangthu.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void everyPackageIsNullMarked() {
        check(classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith(org.jspecify.annotations.NullMarked.class));
    }

    private static void check(ArchRule rule) {
        rule.check(HOUSE);
    }

    /** Parameters that begin with the scope. */
    private static final class ScopeFirst extends DescribedPredicate<List<JavaClass>> {
        ScopeFirst() {
            super("an AccessScope first");
        }

        @Override
        public boolean test(List<JavaClass> parameters) {
            return !parameters.isEmpty() && parameters.getFirst().isEquivalentTo(AccessScope.class);
        }
    }

    /** One slice for each adapter. */
    private static final class Adapters implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            for (String adapter : new String[] {
                "archive.postgres", "archive.s3", "ingest.tika", "search.lucene", "search.elasticsearch"
            }) {
                if (javaClass.getPackageName().startsWith("vn.tangthu." + adapter)) {
                    return com.tngtech.archunit.library.dependencies.SliceIdentifier.of(adapter);
                }
            }
            return com.tngtech.archunit.library.dependencies.SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "adapters";
        }
    }
}
