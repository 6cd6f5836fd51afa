package vn.tangthu.archive.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.access.AccessScope;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseDocument;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.archive.casefile.NewCaseFile;
import vn.tangthu.archive.contract.CaseSamples;
import vn.tangthu.archive.contract.Samples;
import vn.tangthu.archive.contract.TestClock;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.catalogue.Catalogue;

/** Whether a document is tied with a case file of the scope is looked up by the document, however many case files there are. */
class TiedDocumentsPlanTest {
    @Test
    void theTieIsFoundByTheIndexOfDocuments() {
        try (TestDatabase database = new TestDatabase()) {
            List<NewCaseFile> files = IntStream.range(0, 5000)
                    .mapToObj(i -> tied(DocumentId.random()))
                    .toList();
            new PostgresCaseFiles(database.application(), new TestClock(), Catalogue.load())
                    .openAll(
                            AccessScope.of(Samples.HERE),
                            CaseSamples.mayEnter(CaseSamples.PRISONER, Samples.HERE),
                            files,
                            Samples.event(Action.RECORDS_IMPORTED));
            database.asOwner().sql("ANALYZE case_files").update();
            String document = files.getFirst()
                    .contents()
                    .documents()
                    .getFirst()
                    .document()
                    .toString();
            List<String> plan = database.asApplication()
                    .sql("EXPLAIN SELECT d.id FROM documents d WHERE " + DocumentRows.READABLE)
                    .param("ids", new String[] {document})
                    .param("units", new String[] {Samples.HERE.value()})
                    .query((row, number) -> String.valueOf(row.getString(1)))
                    .list();
            assertThat(String.join("\n", plan))
                    .contains("case_files_of_document")
                    .doesNotContain("Seq Scan on case_files");
        }
    }

    private static NewCaseFile tied(DocumentId document) {
        CaseContents contents =
                new CaseContents(FieldValues.none(), List.of(), List.of(new CaseDocument(document, "judgment", null)));
        return CaseSamples.caseFile(CaseSamples.PRISONER, Samples.HERE, contents, CaseSamples.standing("awaiting"));
    }
}
