package vn.tangthu.ingest.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.UnitCode;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileFilter;
import vn.tangthu.archive.casefile.CaseFileLists;
import vn.tangthu.archive.contract.CaseSamples;
import vn.tangthu.archive.web.shell.CodeLabels;
import vn.tangthu.archive.web.table.TableFormat;
import vn.tangthu.catalogue.Catalogue;

/** The one export of pages and API, while somebody works on. */
class RecordListsTest extends RecordsTest {
    private static final UnitCode PRISON = new UnitCode("TG-02");
    private static final String MARK = "Đổi giữa chừng";

    @Autowired
    Catalogue catalogue;

    @Autowired
    CaseFileLists caseFileLists;

    @Autowired
    RecordDesk desk;

    @Autowired
    Forms forms;

    @Autowired
    UnitChoice choice;

    @Autowired
    CodeLabels labels;

    /** A colleague changes every record between two portions: none is missed, none goes out twice. */
    @Test
    void whatIsChangedMeanwhileGoesOutOnce() throws IOException {
        WebVisitor officer = officer("prison-2");
        for (int i = 0; i < 10; i++) {
            Map<String, List<String>> form = prisoner("Nguyễn Văn Ví Dụ");
            form.put("f.occupation", List.of(MARK));
            assertThat(officer.post("/records/new/prisoner/" + UUID.randomUUID(), form)
                            .statusCode())
                    .isEqualTo(302);
        }
        CaseFileLists busy = (CaseFileLists) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {CaseFileLists.class}, (proxy, method, arguments) -> {
                    Object answer = method.invoke(caseFileLists, arguments);
                    marked().forEach(this::touch);
                    return answer;
                });
        RecordLists lists = new RecordLists(catalogue, files, busy, trail, desk, forms, choice, 3);
        Act act = new Act(
                new Actor("prison-2", Set.of(Role.ENTRY_OFFICER), PRISON, all()), null, "web", "request-example");
        CodeLabels.Snapshot names = labels.now();
        RecordFilter filter =
                lists.read(act, Map.of("category", List.of("prisoner"), "f.occupation", List.of(MARK)), names);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        lists.export(act, filter, names, TableFormat.CSV, out);
        String csv = out.toString(StandardCharsets.UTF_8);
        assertThat(csv.lines()).hasSize(11);
        assertThat(marked())
                .hasSize(10)
                .allSatisfy(file -> assertThat(csv).containsOnlyOnce(file.id().toString()));
    }

    private List<CaseFile> marked() {
        return files.list(
                all(), CaseFileFilter.where().values(Map.of("occupation", MARK)).build(), 100);
    }

    private void touch(CaseFile file) {
        assertThat(files.change(
                        all(),
                        CaseSamples.mayUpdate("prisoner", PRISON),
                        file.id(),
                        file.version(),
                        file.contents(),
                        file.standing(),
                        PRISON,
                        "Ví dụ",
                        CaseSamples.event(Action.RECORD_CHANGED, file.id())))
                .isNotNull();
    }
}
