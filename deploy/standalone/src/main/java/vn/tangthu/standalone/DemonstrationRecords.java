package vn.tangthu.standalone;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.tangthu.archive.access.Actor;
import vn.tangthu.archive.access.Purpose;
import vn.tangthu.archive.access.Role;
import vn.tangthu.archive.access.Unit;
import vn.tangthu.archive.access.UnitTree;
import vn.tangthu.archive.audit.Act;
import vn.tangthu.archive.casefile.CaseContents;
import vn.tangthu.archive.casefile.CaseDocument;
import vn.tangthu.archive.casefile.CaseEvent;
import vn.tangthu.archive.casefile.CaseFile;
import vn.tangthu.archive.casefile.CaseFileEntry;
import vn.tangthu.archive.casefile.CaseFileId;
import vn.tangthu.archive.casefile.EntryOutcome;
import vn.tangthu.archive.casefile.FieldValues;
import vn.tangthu.archive.document.DocumentId;
import vn.tangthu.catalogue.Authority;
import vn.tangthu.catalogue.Catalogue;
import vn.tangthu.catalogue.EventType;
import vn.tangthu.catalogue.Field;
import vn.tangthu.catalogue.RecordCategory;
import vn.tangthu.catalogue.SubjectKind;

/**
 * Made-up records of every category, entered by officers of units that may, and one made-up person who is followed from
 * reception to release with all papers.
 */
final class DemonstrationRecords {
    private static final Logger LOG = LoggerFactory.getLogger(DemonstrationRecords.class);
    private static final String NOTE = "Dữ liệu trình diễn, hư cấu";
    private static final List<String> PEOPLE = List.of(
            "Trần Thị Minh Hoạ",
            "Lê Hư Cấu",
            "Phạm Thị Thử Nghiệm",
            "Hoàng Văn Mẫu",
            "Võ Giả Định",
            "Đặng Thị Tưởng Tượng",
            "Bùi Văn Thí Dụ");
    private static final List<String> COMPANIES = List.of(
            "Công ty TNHH Ví Dụ (hư cấu)", "Công ty cổ phần Minh Hoạ (hư cấu)", "Công ty TNHH Giả Định (hư cấu)");

    /** What a field says where its type alone would not do. */
    private static final Map<String, String> SAID = Map.ofEntries(
            Map.entry("sex", "male"),
            Map.entry("nationality", "VN"),
            Map.entry("residence", "xã Minh Hoạ, tỉnh Ví Dụ"),
            Map.entry("court", "Toà án nhân dân tỉnh Ví Dụ"),
            Map.entry("parole-court", "Toà án nhân dân tỉnh Ví Dụ"),
            Map.entry("measure-authority-name", "Toà án nhân dân tỉnh Ví Dụ"),
            Map.entry("offence", "BLHS-173"),
            Map.entry("institution", "Bệnh viện Tâm thần Ví Dụ (hư cấu)"),
            Map.entry("ban-content", "Kế toán trưởng"),
            Map.entry("surveillance-place", "xã Minh Hoạ, tỉnh Ví Dụ"),
            Map.entry("banned-places", "thành phố Hư Cấu"),
            Map.entry("representative", "Hoàng Văn Mẫu"),
            Map.entry("guardian", "Hoàng Văn Mẫu"),
            Map.entry("note", NOTE));

    private final Catalogue catalogue;
    private final CaseFileEntry entry;
    private final UnitTree tree;
    private int made;

    DemonstrationRecords(Catalogue catalogue, CaseFileEntry entry, UnitTree tree) {
        this.catalogue = catalogue;
        this.entry = entry;
        this.tree = tree;
    }

    /** @param papers documents by their numbers */
    void fill(Map<String, DocumentId> papers) {
        life(papers);
        for (RecordCategory category : catalogue.recordCategories()) {
            Optional<Unit> unit = mayEnter(category);
            unit.ifPresent(one -> {
                LocalDate today = entry.today();
                open(category, one, today.minusMonths(4), true, 2);
                open(category, one, today.minusYears(2), true, 1);
                open(category, one, today.minusMonths(1), false, 0);
            });
        }
    }

    /** A unit of a kind that has the authority today. */
    private Optional<Unit> mayEnter(RecordCategory category) {
        List<String> kinds = category.authorities().stream()
                .filter(authority -> authority.rights().contains(Authority.Right.ENTER)
                        && authority.inForce().contains(entry.today()))
                .map(Authority::unitKind)
                .toList();
        return tree.units().stream()
                .filter(unit -> kinds.contains(unit.kind()) && unit.inForce().contains(entry.today()))
                .findFirst();
    }

    private void open(RecordCategory category, Unit unit, LocalDate decided, boolean complete, int events) {
        made++;
        FieldValues fields = FieldValues.none();
        for (Field field : category.fields()) {
            String value = value(category, field, decided);
            boolean wanted = field.has(Field.Property.REQUIRED) || field.code().equals("note");
            if (wanted
                    && (complete
                            || made % 3 != field.code().length() % 3
                            || field.code().equals("full-name"))) {
                fields = fields.with(field.code(), value);
            }
        }
        CaseContents contents = new CaseContents(fields, life(category, decided.plusDays(9), events), List.of());
        EntryOutcome outcome = entry.open(act(unit), CaseFileId.random(), category.code(), unit.code(), contents);
        if (!(outcome instanceof EntryOutcome.Done)) {
            LOG.warn("A record of the demonstration was refused: {} {}", category.code(), outcome);
        }
    }

    private String value(RecordCategory category, Field field, LocalDate decided) {
        if (field.code().equals("full-name")) {
            List<String> names = category.subject() == SubjectKind.LEGAL_PERSON ? COMPANIES : PEOPLE;
            return names.get(made % names.size());
        }
        if (field.code().equals("enterprise-number")) {
            return String.format(Locale.ROOT, "01%08d", made);
        }
        if (category.code().equals("expulsion") && field.code().equals("nationality")) {
            return "LA";
        }
        String said = SAID.get(field.code());
        return said != null ? said : byType(field, decided);
    }

    private String byType(Field field, LocalDate decided) {
        String list = field.list();
        return switch (field.type()) {
            case NAME -> PEOPLE.get((made + 1) % PEOPLE.size());
            case PARTIAL_DATE -> field.code().equals("birth-date") ? Integer.toString(1970 + made % 30) : "2019";
            case DATE -> date(field.code(), decided).toString();
            case CODE ->
                catalogue
                        .list(String.valueOf(list))
                        .entries(entry.today())
                        .getFirst()
                        .code();
            case NUMBER -> "0";
            case MONEY -> "200000";
            case SENTENCE -> field.code().equals("probation") ? "3 năm" : "2 năm";
            case IDENTITY_NUMBER -> String.format(Locale.ROOT, "001%09d", made);
            case DOCUMENT_NUMBER -> made + "/" + decided.getYear() + "/VD";
            case FLAG -> "có";
            case UNIT -> "TG-01";
            case TEXT, LONG_TEXT -> field.label().vi() + " (ví dụ)";
        };
    }

    /** Judgments before they come into force, and that before the decision on execution. */
    private static LocalDate date(String field, LocalDate decided) {
        return switch (field) {
            case "judgment-date" -> decided.minusDays(60);
            case "in-force-date" -> decided.minusDays(30);
            default -> decided;
        };
    }

    /** The first events of the catalogue that may follow one another without closing the case file. */
    private List<CaseEvent> life(RecordCategory category, LocalDate begin, int most) {
        List<CaseEvent> result = new ArrayList<>();
        String status = category.statuses().getFirst().code();
        LocalDate day = begin;
        for (int i = 0; i < most; i++) {
            String now = status;
            Optional<EventType> next = category.events().stream()
                    .filter(type -> type.from().contains(now)
                            && result.stream().noneMatch(one -> one.type().equals(type.code()))
                            && goesOn(category, type, now))
                    .findFirst();
            if (next.isEmpty() || day.isAfter(entry.today())) {
                break;
            }
            result.add(event(next.get(), day));
            status =
                    next.get().to() == null ? status : String.valueOf(next.get().to());
            day = day.plusDays(40);
        }
        return result;
    }

    private static boolean goesOn(RecordCategory category, EventType type, String now) {
        String to = type.to();
        boolean first = category.statuses().getFirst().code().equals(now);
        boolean open = to != null
                && category.status(to).filter(status -> !status.closed()).isPresent();
        return type.movesTo() == null && (first ? open : to == null);
    }

    private CaseEvent event(EventType type, LocalDate day) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Field field : type.fields()) {
            if (field.has(Field.Property.REQUIRED)) {
                values.put(
                        field.code(),
                        List.of(field.code().equals(EventType.DATE) ? day.toString() : byType(field, day)));
            }
        }
        return new CaseEvent(UUID.randomUUID(), type.code(), FieldValues.of(values));
    }

    private Act act(Unit unit) {
        return new Act(
                new Actor("demonstration", Set.of(Role.ENTRY_OFFICER), unit.code(), tree.scopeOf(unit.code())),
                new Purpose("entry", null),
                "command-line",
                UUID.randomUUID().toString());
    }

    /** The one who can be followed: every paper is a scan of the archive. */
    private void life(Map<String, DocumentId> papers) {
        Unit prison = tree.units().stream()
                .filter(unit -> unit.code().value().equals("TG-01"))
                .findFirst()
                .orElseThrow();
        CaseFileId id = CaseFileId.random();
        CaseEvent reception = event("reception", "01/08/2020", Map.of("number", "31/BB-TG"));
        CaseContents first = new CaseContents(
                LIFE,
                List.of(reception),
                papers(
                        paper(papers, "12/2020/HSST", "judgment", null),
                        paper(papers, "15/2020/QĐ-CA", "decision", null),
                        paper(papers, "31/BB-TG", "minutes", reception)));
        EntryOutcome outcome = entry.open(act(prison), id, "prisoner", prison.code(), first);
        CaseContents second = with(
                first,
                event("classification", "30/09/2020", Map.of("period", "quarter", "grade", "fair")),
                event("classification", "31/12/2020", Map.of("period", "quarter", "grade", "good")),
                event("reward", "30/04/2021", Map.of("kind", "praise")));
        outcome = then(outcome, prison, second, "Cập nhật quá trình chấp hành án");
        CaseEvent reduction =
                event("reduction", "28/05/2021", Map.of("reduced-by", "2 tháng", "number", "09/2021/QĐ-GTHA"));
        CaseContents third = and(with(second, reduction), paper(papers, "09/2021/QĐ-GTHA", "decision", reduction));
        outcome = then(outcome, prison, third, "Thêm sự kiện: Giảm thời hạn chấp hành án");
        CaseEvent release = event("release", "31/05/2021", Map.of("certificate", "07/GCN-TG"));
        CaseContents last = and(with(third, release), paper(papers, "07/GCN-TG", "certificate", release));
        outcome = then(outcome, prison, last, "Thêm sự kiện: Trả tự do");
        if (!(outcome instanceof EntryOutcome.Done)) {
            LOG.warn("The life of the demonstration was refused: {}", outcome);
        }
    }

    private EntryOutcome then(EntryOutcome before, Unit unit, CaseContents contents, String reason) {
        return before instanceof EntryOutcome.Done(CaseFile file)
                ? entry.change(act(unit), file.id(), file.version(), contents, reason)
                : before;
    }

    private static CaseContents with(CaseContents contents, CaseEvent... more) {
        List<CaseEvent> events = new ArrayList<>(contents.events());
        events.addAll(List.of(more));
        return new CaseContents(contents.fields(), events, contents.documents());
    }

    private static CaseContents and(CaseContents contents, Optional<CaseDocument> paper) {
        List<CaseDocument> documents = new ArrayList<>(contents.documents());
        paper.ifPresent(documents::add);
        return new CaseContents(contents.fields(), contents.events(), documents);
    }

    private static CaseEvent event(String type, String date, Map<String, String> values) {
        FieldValues all = FieldValues.none().with(EventType.DATE, date);
        for (Map.Entry<String, String> value : values.entrySet()) {
            all = all.with(value.getKey(), value.getValue());
        }
        return new CaseEvent(UUID.randomUUID(), type, all);
    }

    @SafeVarargs
    private static List<CaseDocument> papers(Optional<CaseDocument>... papers) {
        List<CaseDocument> result = new ArrayList<>();
        for (Optional<CaseDocument> paper : papers) {
            paper.ifPresent(result::add);
        }
        return result;
    }

    private static Optional<CaseDocument> paper(
            Map<String, DocumentId> papers, String number, String type, @Nullable CaseEvent event) {
        return Optional.ofNullable(papers.get(number))
                .map(id -> new CaseDocument(id, type, event == null ? null : event.id()));
    }

    private static final FieldValues LIFE = FieldValues.of(Map.ofEntries(
            Map.entry("full-name", List.of("Nguyễn Văn Ví Dụ")),
            Map.entry("other-names", List.of("Dụ Con")),
            Map.entry("sex", List.of("male")),
            Map.entry("birth-date", List.of("12/05/1985")),
            Map.entry("birth-place", List.of("xã Minh Hoạ, tỉnh Ví Dụ")),
            Map.entry("home-place", List.of("xã Minh Hoạ, tỉnh Ví Dụ")),
            Map.entry("residence", List.of("xã Minh Hoạ, tỉnh Ví Dụ")),
            Map.entry("nationality", List.of("VN")),
            Map.entry("ethnic-group", List.of("Kinh")),
            Map.entry("occupation", List.of("lao động tự do")),
            Map.entry("identity-number", List.of("001085000001")),
            Map.entry("father-name", List.of("Nguyễn Giả Định")),
            Map.entry("mother-name", List.of("Lê Thị Minh Hoạ")),
            Map.entry("previous-convictions", List.of("0")),
            Map.entry("judgment-number", List.of("12/2020/HSST")),
            Map.entry("judgment-date", List.of("05/06/2020")),
            Map.entry("court", List.of("Toà án nhân dân tỉnh Ví Dụ")),
            Map.entry("court-level", List.of("sơ thẩm")),
            Map.entry("offence", List.of("BLHS-173")),
            Map.entry("offence-clause", List.of("khoản 1 Điều 173 BLHS")),
            Map.entry("court-fee", List.of("200.000 đồng")),
            Map.entry("in-force-date", List.of("06/07/2020")),
            Map.entry("decision-number", List.of("15/2020/QĐ-CA")),
            Map.entry("decision-date", List.of("20/07/2020")),
            Map.entry("decision-court", List.of("Toà án nhân dân tỉnh Ví Dụ")),
            Map.entry("sentence", List.of("1 năm 6 tháng")),
            Map.entry("begin-date", List.of("01/02/2020")),
            Map.entry("expected-end", List.of("31/07/2021")),
            Map.entry("note", List.of(NOTE))));
}
