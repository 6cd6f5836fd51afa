package vn.tangthu.ingest.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.tangthu.archive.audit.Action;
import vn.tangthu.archive.audit.AuditQuery;
import vn.tangthu.archive.casefile.CaseDocument;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.KeptDecision;
import vn.tangthu.archive.casefile.ProposalDecision;
import vn.tangthu.archive.casefile.ProposalDecision.Verdict;
import vn.tangthu.archive.contract.CaseSamples;
import vn.tangthu.archive.document.Document;

/** A form read from its scan: what is proposed, what an officer does with it, and that nothing else is stored. */
class ScanPagesTest extends ReadPapers {
    private static final Pattern LINE = Pattern.compile("name=\"k\\.(\\d+)\" value=\"([^\"=]+)=([^\"]+)\"");
    private static final Pattern ROUND = Pattern.compile("name=\"round\" value=\"([^\"]+)\"");

    /** What a page of proposals sends, with nothing decided. */
    static Map<String, List<String>> untouched(String page, Document document, long version) {
        Map<String, List<String>> form = new LinkedHashMap<>();
        Matcher round = ROUND.matcher(page);
        assertThat(round.find()).isTrue();
        form.put("round", List.of(round.group(1)));
        form.put("document", List.of(document.id().toString()));
        form.put("version", List.of(Long.toString(version)));
        form.put("reason", List.of("Theo bản án"));
        Matcher line = LINE.matcher(page);
        while (line.find()) {
            form.put("k." + line.group(1), List.of(unescaped(line.group(2) + "=" + line.group(3))));
            form.put("c." + line.group(1), List.of(""));
        }
        return form;
    }

    private static String unescaped(String html) {
        return html.replace("&quot;", "\"").replace("&amp;", "&");
    }

    static String number(String page, String field) {
        Matcher line = LINE.matcher(page);
        while (line.find()) {
            if (line.group(2).equals(field)) {
                return line.group(1);
            }
        }
        throw new AssertionError("No line for " + field);
    }

    static void choose(Map<String, List<String>> form, String page, String field, String choice) {
        form.put("c." + number(page, field), List.of(choice));
    }

    private List<KeptDecision> decisions(UUID id) {
        return decisions.of(all(), file(id).id());
    }

    @Test
    void aNewRecordIsFilledFromAScanAndSavedByTheOrdinaryWay() {
        WebVisitor officer = officer("prison-1");
        Document paper = read("TG-01", JUDGMENT);
        UUID id = UUID.randomUUID();
        String address = "/records/new/prisoner/" + id;
        assertThat(officer.get(address).body()).contains("Đọc từ bản quét", "TT Điều 6.1.a");
        HttpResponse<String> step = officer.post(
                address, Map.of("f.occupation", List.of("Làm ruộng"), "step", List.of("scan:" + paper.id())));
        assertThat(WebVisitor.location(step)).isEqualTo(address + "/scan?document=" + paper.id());
        String page = officer.follow(step).body();
        assertThat(page)
                .contains("Nguyễn Văn Ví Dụ", "15/06/1985", "12/2020/HS-ST", "001085012345", "trang 1")
                .contains("khá chắc", "data-boxes=\"0.", "data-page=\"1\"")
                .doesNotContain("??");
        Map<String, List<String>> form = untouched(page, paper, 0);
        choose(form, page, "full-name", "take:Nguyễn Văn Ví Dụ");
        choose(form, page, "birth-date", "own");
        form.put("o." + number(page, "birth-date"), List.of("16/6/1985"));
        choose(form, page, "identity-number", "no");
        HttpResponse<String> taken = officer.post(address + "/scan", form);
        assertThat(WebVisitor.location(taken)).as(taken.body()).isEqualTo(address);
        assertThat(files.find(all(), new vn.tangthu.archive.casefile.CaseFileId(id)))
                .as("nothing is a record yet")
                .isEmpty();
        String entry = officer.follow(taken).body();
        assertThat(entry)
                .contains("value=\"Nguyễn Văn Ví Dụ\"", "value=\"16/06/1985\"", "value=\"Làm ruộng\"", "từ bản quét")
                .contains("name=\"paper\" checked value=")
                .doesNotContain("value=\"001085012345\"", "value=\"12/2020/HS-ST\"", "??");
        Map<String, List<String>> save = new LinkedHashMap<>(Map.of(
                "f.full-name", List.of("Nguyễn Văn Ví Dụ"),
                "f.birth-date", List.of("16/06/1985"),
                "paper", List.of(paper.id() + ":judgment"),
                "read", inputs(entry, "read")));
        assertThat(WebVisitor.location(officer.post(address, save))).isEqualTo("/records/" + id);
        assertThat(file(id).contents().fields().values())
                .containsOnly(
                        entry("full-name", List.of("Nguyễn Văn Ví Dụ")), entry("birth-date", List.of("1985-06-16")));
        assertThat(file(id).contents().documents()).containsExactly(new CaseDocument(paper.id(), "judgment", null));
        assertThat(decisions(id))
                .extracting(KeptDecision::decision)
                .extracting(ProposalDecision::field, ProposalDecision::verdict, ProposalDecision::rightValue)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("full-name", Verdict.TAKE_SCAN, null),
                        org.assertj.core.groups.Tuple.tuple("birth-date", Verdict.BOTH_WRONG, "1985-06-16"),
                        org.assertj.core.groups.Tuple.tuple("identity-number", Verdict.KEEP_RECORD, null));
        assertThat(acts(id)).contains("record-opened", "proposal-decided", "draft-kept");
        assertThat(entries(id).toString()).as("no values in the trail").doesNotContain("001085012345", "1985-06-16");
        assertThat(trail.readAll(new AuditQuery(null, null, "document:" + paper.id(), null, null, null, 100)))
                .filteredOn(one -> one.action().equals("viewed"))
                .anyMatch(one -> "proposals".equals(one.detail().get("part")));
    }

    @Test
    void whatThePapersDoNotProposeIsNotKeptAsRead() {
        WebVisitor officer = officer("prison-1");
        Document paper = read("TG-01", JUDGMENT);
        Document there = read("TG-02", JUDGMENT);
        UUID id = UUID.randomUUID();
        Map<String, List<String>> save = prisoner("Nguyễn Văn Ví Dụ");
        save.put(
                "read",
                List.of(
                        paper.id() + ":1:identity-number:rejected:001085012345",
                        paper.id() + ":7:birth-date:rejected:1985-06-15",
                        paper.id() + ":1:birth-date:taken:1985-06-05",
                        paper.id() + ":1:full-name:rejected:Trần Văn Bịa Đặt",
                        paper.id() + ":1:sentence:rejected:1985-06-15",
                        paper.id() + ":1:nonesuch:rejected:1985-06-15",
                        there.id() + ":1:birth-date:rejected:1985-06-15",
                        received("TG-01").id() + ":1:birth-date:rejected:1985-06-15"));
        assertThat(WebVisitor.location(officer.post("/records/new/prisoner/" + id, save)))
                .isEqualTo("/records/" + id);
        assertThat(decisions(id))
                .extracting(KeptDecision::decision)
                .extracting(
                        ProposalDecision::document,
                        ProposalDecision::field,
                        ProposalDecision::readValue,
                        ProposalDecision::page)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(paper.id(), "identity-number", "001085012345", 1),
                        org.assertj.core.groups.Tuple.tuple(paper.id(), "birth-date", "1985-06-15", 1));
    }

    @Test
    void theDraftStaysUntilWhatItDecidedIsKept() {
        WebVisitor officer = officer("prison-1");
        Document paper = read("TG-01", JUDGMENT);
        UUID id = UUID.randomUUID();
        String address = "/records/new/prisoner/" + id;
        String decided = paper.id() + ":1:identity-number:rejected:001085012345";
        Map<String, List<String>> save = prisoner("Nguyễn Văn Ví Dụ");
        save.put("read", List.of(decided));
        save.put("edit", List.of("1"));
        assertThat(officer.post(address + "/draft", save).statusCode()).isEqualTo(200);
        CaseFile other = file(opened(officer, "Trần Thị Ví Dụ"));
        decisions.decide(
                all(),
                CaseSamples.mayUpdate("prisoner", other.unit()),
                new ProposalDecision(
                        ScanDesk.id(id, decided),
                        other.id(),
                        1,
                        paper.id(),
                        1,
                        "identity-number",
                        null,
                        "001085012345",
                        Verdict.KEEP_RECORD,
                        null,
                        ""),
                CaseSamples.event(Action.PROPOSAL_DECIDED, other.id()));
        assertThat(officer.post(address, save).statusCode())
                .as("the id of the decision is taken")
                .isGreaterThanOrEqualTo(400);
        assertThat(drafts.find(all(), "prison-1", id)).isPresent();
    }

    private static List<String> inputs(String page, String name) {
        return Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"")
                .matcher(page)
                .results()
                .map(found -> unescaped(found.group(1)))
                .toList();
    }

    @Test
    void whatWasNotLookedAtGoesNowhere() {
        WebVisitor officer = officer("prison-1");
        Document paper = read("TG-01", JUDGMENT);
        String address = "/records/new/prisoner/" + UUID.randomUUID();
        String page = officer.get(address + "/scan?document=" + paper.id()).body();
        Map<String, List<String>> form = untouched(page, paper, 0);
        assertThat(form.keySet()).filteredOn(name -> name.startsWith("k.")).hasSizeGreaterThan(6);
        assertThat(officer.post(address + "/scan", form).body()).contains("Bạn chưa quyết định giá trị nào");
        choose(form, page, "judgment-number", "take:12/2020/HS-ST");
        HttpResponse<String> taken = officer.post(address + "/scan", form);
        String entry = officer.follow(taken).body();
        assertThat(entry).contains("value=\"12/2020/HS-ST\"").doesNotContain("value=\"15/06/1985\"");
        assertThat(drafts.find(
                        units.tree().scopeOf(new vn.tangthu.archive.access.UnitCode("TG-01")),
                        "prison-1",
                        UUID.fromString(address.substring(address.lastIndexOf('/') + 1))))
                .get()
                .extracting(draft -> draft.typed().keySet())
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.collection(String.class))
                .containsOnly("f.judgment-number", "paper", "read");
    }

    @Test
    void aChangeOfARecordTakesAcceptedValuesAndAsksForItsReasonBeforeItIsSaved() {
        WebVisitor officer = officer("prison-1");
        UUID id = opened(officer, "Nguyễn Văn Ví Dụ");
        Document paper = read("TG-01", JUDGMENT);
        officer.post(
                "/records/" + id + "/documents",
                Map.of("document", List.of(paper.id().toString()), "type", List.of("judgment")));
        assertThat(officer.get("/records/" + id).body())
                .contains("/records/" + id + "/scan?document=" + paper.id(), "/records/" + id + "/mismatches");
        assertThat(officer.get("/records/" + id + "/edit").body()).contains("value=\"scan:" + paper.id() + "\"");
        String scan = "/records/" + id + "/scan";
        String page = officer.get(scan + "?document=" + paper.id()).body();
        assertThat(page).contains("Hiện ghi:", "05/06/1985").doesNotContain("??");
        Map<String, List<String>> form = untouched(page, paper, 2);
        choose(form, page, "birth-date", "take:1985-06-15");
        choose(form, page, "identity-number", "take:001085012345");
        choose(form, page, "previous-convictions", "no");
        form.put("reason", List.of(""));
        assertThat(officer.post(scan, form).body()).contains("Cần lý do");
        form.put("reason", List.of("Theo bản án trang 1"));
        HttpResponse<String> taken = officer.post(scan, form);
        assertThat(WebVisitor.location(taken)).isEqualTo("/records/" + id + "/edit");
        assertThat(file(id).version()).as("the record did not change").isEqualTo(2);
        String edit = officer.follow(taken).body();
        assertThat(edit)
                .contains(
                        "value=\"15/06/1985\"",
                        "value=\"001085012345\"",
                        "value=\"Theo bản án trang 1\"",
                        "từ bản quét");
        assertThat(decisions(id)).hasSize(3).extracting(KeptDecision::by).containsOnly("prison-1");
        assertThat(decisions(id))
                .filteredOn(one -> one.decision().field().equals("birth-date"))
                .first()
                .extracting(KeptDecision::decision)
                .extracting(
                        ProposalDecision::recordValue,
                        ProposalDecision::readValue,
                        ProposalDecision::verdict,
                        ProposalDecision::page)
                .containsExactly("1985-06-05", "1985-06-15", Verdict.TAKE_SCAN, 1);
        officer.post(scan, form);
        assertThat(decisions(id)).as("sent twice").hasSize(3);
    }

    @Test
    void aPaperThatWasChosenInTheFormIsTiedWithTheChange() {
        WebVisitor officer = officer("prison-1");
        UUID id = opened(officer, "Nguyễn Văn Ví Dụ");
        Document paper = read("TG-01", JUDGMENT);
        HttpResponse<String> step = officer.post(
                "/records/" + id + "/edit",
                Map.of(
                        "version", List.of("1"),
                        "f.occupation", List.of("Làm ruộng"),
                        "step", List.of("scan:" + paper.id())));
        assertThat(WebVisitor.location(step)).isEqualTo("/records/" + id + "/scan?document=" + paper.id());
        String page = officer.follow(step).body();
        Map<String, List<String>> form = untouched(page, paper, 1);
        choose(form, page, "identity-number", "take:001085012345");
        String edit =
                officer.follow(officer.post("/records/" + id + "/scan", form)).body();
        assertThat(edit)
                .contains("value=\"Làm ruộng\"", "value=\"001085012345\"")
                .contains("name=\"paper\" checked value=\"" + paper.id() + ":judgment\"");
        officer.post(
                "/records/" + id + "/edit",
                Map.of(
                        "version", List.of("1"),
                        "f.identity-number", List.of("001085012345"),
                        "paper", List.of(paper.id() + ":judgment"),
                        "reason", List.of("Theo bản án")));
        assertThat(file(id).version()).isEqualTo(2);
        assertThat(file(id).contents().fields().first("identity-number")).contains("001085012345");
        assertThat(file(id).contents().documents()).containsExactly(new CaseDocument(paper.id(), "judgment", null));
        assertThat(officer.post(
                                "/records/" + id + "/edit",
                                Map.of(
                                        "version",
                                        List.of("2"),
                                        "paper",
                                        List.of(read("TG-02", JUDGMENT).id() + ":judgment"),
                                        "reason",
                                        List.of("Thử")))
                        .statusCode())
                .as("outside of the scope")
                .isEqualTo(404);
    }

    @Test
    void aRecordThatWasChangedMeanwhileMustBeLookedAtAgain() {
        WebVisitor officer = officer("prison-1");
        UUID id = opened(officer, "Nguyễn Văn Ví Dụ");
        Document paper = read("TG-01", JUDGMENT);
        String scan = "/records/" + id + "/scan";
        String page = officer.get(scan + "?document=" + paper.id()).body();
        Map<String, List<String>> form = untouched(page, paper, 1);
        choose(form, page, "birth-date", "take:1985-06-15");
        officer("prison-1-other")
                .post(
                        "/records/" + id + "/edit",
                        Map.of(
                                "version", List.of("1"),
                                "f.occupation", List.of("Làm ruộng"),
                                "reason", List.of("Bổ sung")));
        assertThat(officer.post(scan, form).body()).contains("Có người đã sửa hồ sơ");
        assertThat(decisions(id)).isEmpty();
    }

    @Test
    void aValueThatThePaperDoesNotGiveIsNotTakenAndAWrongOneIsNamed() {
        WebVisitor officer = officer("prison-1");
        Document paper = read("TG-01", JUDGMENT);
        String address = "/records/new/prisoner/" + UUID.randomUUID() + "/scan";
        String page = officer.get(address + "?document=" + paper.id()).body();
        Map<String, List<String>> form = untouched(page, paper, 0);
        choose(form, page, "full-name", "take:Trần Văn Giả");
        assertThat(officer.post(address, form).body()).contains("Chưa lấy gì", "không còn cho giá trị đó");
        choose(form, page, "full-name", "");
        choose(form, page, "birth-date", "own");
        form.put("o." + number(page, "birth-date"), List.of("32/6/1985"));
        assertThat(officer.post(address, form).body())
                .contains("Chưa lấy gì", "value=\"32/6/1985\"", "Không phải ngày");
        choose(form, page, "birth-date", "take:1985-06-15");
        form.put("k." + number(page, "birth-date"), List.of("birth-date=1999-01-01"));
        assertThat(officer.post(address, form).body()).contains("Tài liệu đã được đọc lại");
    }

    @Test
    void thePaperOfAnEventIsReadForTheEvent() {
        WebVisitor officer = officer("prison-1");
        UUID id = opened(officer, "Nguyễn Văn Ví Dụ");
        UUID event = UUID.randomUUID();
        officer.post(
                "/records/" + id + "/events/" + event,
                Map.of(
                        "version",
                        List.of("1"),
                        "event",
                        List.of(event + ":reception"),
                        "e." + event + ".date",
                        List.of("01/08/2020")));
        Document paper = read("TG-01", JUDGMENT);
        officer.post(
                "/records/" + id + "/documents",
                Map.of(
                        "document", List.of(paper.id().toString()),
                        "type", List.of("minutes"),
                        "event", List.of(event.toString())));
        assertThat(officer.get("/records/" + id).body()).contains("document=" + paper.id() + "&amp;event=" + event);
        HttpResponse<String> answer =
                officer.get("/records/" + id + "/scan?document=" + paper.id() + "&event=" + event);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Về biểu mẫu").doesNotContain("??", "001085012345");
        assertThat(officer.get("/records/" + id + "/scan?document=" + paper.id() + "&event=" + UUID.randomUUID())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatCannotBeReadIsSaidWithTheWayOn() {
        WebVisitor officer = officer("prison-1");
        String scan = "/records/new/prisoner/" + UUID.randomUUID() + "/scan?document=";
        assertThat(officer.get(scan + received("TG-01").id()).body())
                .contains("đang chờ được đọc", "Nhập tay")
                .doesNotContain("??", "id=\"scan\"");
        assertThat(officer.get(scan + failed("TG-01").id()).body())
                .contains("Không đọc được tài liệu này", "mật khẩu", "Nhập tay")
                .doesNotContain("??");
        assertThat(officer.get(scan + read("TG-01", "Ảnh chụp").id()).body())
                .contains("không có nội dung nào hợp với biểu mẫu")
                .doesNotContain("??");
        assertThat(officer.get(scan + partly("TG-01", 3, JUDGMENT).id()).body())
                .contains("Mới đọc xong 1 trên 3 trang", "12/2020/HS-ST")
                .doesNotContain("??");
    }

    @Test
    void scopeAndAuthorityHoldHereToo() {
        WebVisitor officer = officer("prison-1");
        Document here = read("TG-01", JUDGMENT);
        Document there = read("TG-02", JUDGMENT);
        UUID id = opened(officer, "Nguyễn Văn Ví Dụ");
        String fresh = "/records/new/prisoner/" + UUID.randomUUID() + "/scan?document=";
        assertThat(officer.get(fresh + there.id()).statusCode()).isEqualTo(404);
        assertThat(officer.get("/records/" + id + "/scan?document=" + there.id())
                        .statusCode())
                .isEqualTo(404);
        assertThat(officer("prison-2")
                        .get("/records/" + id + "/scan?document=" + there.id())
                        .statusCode())
                .isEqualTo(404);
        assertThat(officer.get("/records/new/expulsion/" + UUID.randomUUID() + "/scan?document=" + here.id())
                        .statusCode())
                .isEqualTo(403);
        WebVisitor analyst = officer("analyst-1");
        assertThat(analyst.get(fresh + here.id()).statusCode()).isEqualTo(403);
        assertThat(analyst.get("/records/" + id + "/scan?document=" + here.id()).statusCode())
                .isEqualTo(403);
        assertThat(analyst.get("/records/" + id).body()).doesNotContain("/scan?", "/mismatches");
        String tied = "/records/new/prisoner/" + UUID.randomUUID();
        assertThat(officer.post(
                                tied,
                                Map.of(
                                        "f.full-name", List.of("Nguyễn Văn Ví Dụ"),
                                        "paper", List.of(there.id() + ":judgment")))
                        .statusCode())
                .isEqualTo(404);
        assertThat(acts(id)).contains("denied");
    }

    @Test
    void papersAreFoundFromTheFormInTheScopeAlone() {
        WebVisitor officer = officer("prison-1");
        Document here = read("TG-01", JUDGMENT);
        Document there = read("TG-02", JUDGMENT);
        assertThat(officer.get("/records/papers/find?q=" + here.id()).body())
                .contains("value=\"scan:" + here.id() + "\"")
                .doesNotContain("??");
        assertThat(officer.get("/records/papers/find?q=" + there.id()).body()).doesNotContain("scan:" + there.id());
    }
}
